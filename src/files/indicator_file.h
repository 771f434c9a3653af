// SPDX-License-Identifier: Apache-2.0
#pragma once
// What figures of coverage count, as a TOML file that people edit.

#include <filesystem>
#include <optional>
#include <vector>

#include "base/problem.h"
#include "coverage/indicator.h"

namespace otor::files {

struct IndicatorFindings {
  std::vector<Problem> problems;  // each detail begins with `indicators.toml:12: `
  std::optional<coverage::Definitions> definitions;  // only when nothing is wrong
};

/// Unknown keys, words that a language lacks, and everything that coverage::check refuses, are told
/// with their line.
IndicatorFindings read_indicator_file(std::filesystem::path const& file);

}  // namespace otor::files
