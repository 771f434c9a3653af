// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads aimags.csv and programme.toml: what a department settles for itself.

#include <string>

#include "app/programme.h"
#include "base/problem.h"

namespace otor::cli {

/// `folder`/aimags.csv with `folder`/programme.toml, or with demo_programme.toml, whose numbers are
/// nobody's. Errors: storage, not_found; otherwise all that is wrong in the file, line by line.
Result<app::Programme> read_programme(std::string const& folder, bool demonstration);

/// The settings alone, out of their text. `name` stands before each problem.
Result<app::Programme> programme_of(std::string_view text, std::string_view name,
                                    std::vector<app::Aimag> aimags);

}  // namespace otor::cli
