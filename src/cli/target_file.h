// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the targets of coverage out of programme.toml.

#include <vector>

#include "coverage/target.h"
#include "files/table_reader.h"

namespace otor::cli {

/// The [[target]] tables of the file. What is wrong is told to `problems`, line by line: a code
/// twice, a measure or an area that there is not, an area and an officer both or neither, a day to
/// reach it by that is not behind the baseline, and a rise of nothing.
std::vector<coverage::Target> read_targets(files::FileProblems& problems, files::TableReader& top,
                                           std::vector<std::string> const& aimags);

}  // namespace otor::cli
