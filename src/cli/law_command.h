// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor law check DIR`, `law show [NAME] [--on MONTH]`, `law diff OLD NEW`, `law pack DIR -o FILE`.
// Each returns the exit code: 0 done, 1 the data says no (with a problem on `err`), 2 wrong usage.

#include <filesystem>
#include <iosfwd>
#include <string>

#include "base/problem.h"
#include "law/parameter.h"

namespace otor::cli {

/// The law of `--law PATH` (a pack or a law folder), or the one built in where `path` is empty.
Result<law::Pack> chosen_law(std::filesystem::path const& path);

int law_check(std::filesystem::path const& directory, std::ostream& out, std::ostream& err);

/// Shows a parameter or a question; without a name all of them, a line each. `month` is as it was
/// typed, "2026-11", or empty.
int law_show(std::string const& name, std::string const& month, law::Pack const& pack,
             std::ostream& out, std::ostream& err);

/// Both may be a pack or a law folder. Differences are an answer, not a failure: the exit code is
/// 0.
int law_diff(std::filesystem::path const& old_law, std::filesystem::path const& new_law,
             std::ostream& out, std::ostream& err);

/// Writes the pack's text to `file`; "-" is `out`.
int law_pack(std::filesystem::path const& directory, std::filesystem::path const& file,
             std::ostream& out, std::ostream& err);

}  // namespace otor::cli
