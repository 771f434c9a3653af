// SPDX-License-Identifier: Apache-2.0
#pragma once
// Files that the build makes of others.

#include <filesystem>
#include <string>
#include <string_view>

namespace otor::files {

/// A literal of C++: quotes, backslashes and control characters become octal escapes of three
/// digits, which no digit behind them can lengthen.
std::string literal_of(std::string_view text);

/// The source of a function that gives a long text: `name` in `room`, declared in `header`. `from`:
/// what it is made of.
std::string text_source(std::string_view text, std::string_view from, std::string_view header,
                        std::string_view room, std::string_view name);

/// Writes what has changed. False where it could not, and says why on the stream of errors.
bool write_made(std::filesystem::path const& path, std::string_view bytes);

}  // namespace otor::files
