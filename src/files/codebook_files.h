// SPDX-License-Identifier: Apache-2.0
#pragma once
// The codebook as a folder of TOML files: codes of one set in each, or rules. People edit these;
// everything else loads the text made of them.

#include <filesystem>
#include <optional>
#include <vector>

#include "base/problem.h"
#include "outreach/codebook.h"

namespace otor::files {

struct CodebookFindings {
  std::vector<Problem> problems;               // each detail begins with `findings.toml:12: `
  std::optional<outreach::Codebook> codebook;  // only when nothing is wrong
};

/// Reads every .toml file of the folder, in the order of their names. Unknown keys, titles that a
/// language lacks, numbers that a trigger does not look at, and codes that stand twice are refused.
CodebookFindings read_codebook_files(std::filesystem::path const& directory);

}  // namespace otor::files
