// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the schemes of money for the road out of programme.toml.

#include <vector>

#include "allowance/scheme.h"
#include "files/table_reader.h"

namespace otor::cli {

/// The [[allowance]] tables of the file. What is wrong is told to `problems`, line by line.
std::vector<allowance::Scheme> read_schemes(files::FileProblems& problems, files::TableReader& top);

}  // namespace otor::cli
