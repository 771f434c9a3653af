// SPDX-License-Identifier: Apache-2.0
#pragma once
// Small files, read and written whole.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace otor::files {

/// Errors: not_found where there is no such file; too_large beyond `largest` bytes; storage where
/// reading fails.
Result<std::string> read_file(std::filesystem::path const& path, std::size_t largest);

/// Writes through a neighbouring file and a rename: readers see the old file or the new one, never
/// a half.
Result<void> write_file(std::filesystem::path const& path, std::string_view bytes);

/// Whether a rename may put another file there: onto a link or a device (/dev/stdout) it would
/// replace the link or the device.
bool may_be_replaced(std::filesystem::path const& path);

/// Like `write_file`, but leaves a file alone that already holds these bytes, so that builds do not
/// start again.
Result<void> write_file_if_changed(std::filesystem::path const& path, std::string_view bytes);

}  // namespace otor::files
