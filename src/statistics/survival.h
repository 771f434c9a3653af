// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long something lasts, out of times of which some had not ended when they were looked at.

#include <cstdint>
#include <optional>
#include <vector>

namespace otor::statistics {

struct Lasted {
  std::int64_t time = 0;  // in whole days or months, not negative
  bool ended = false;     // false: it lasted at least so long
};

/// Those who were watched for the same time: for so many it ended then, and for so many it had not
/// when they were seen last.
struct LifeRow {
  std::int64_t time = 0, ended = 0, open = 0;
};

/// Where at least one ended. The interval of 95 per cent is made on the scale of log(-log), so it
/// stays between none and all; it is absent once nobody is left, of whom nothing can be said.
struct SurvivalStep {
  std::int64_t time = 0, at_risk = 0, ended = 0;
  double share = 0;  // that lasted longer than `time`
  double error = 0;  // Greenwood's
  std::optional<double> low, high;
};

/// Kaplan and Meier's estimate, by time. Who left from sight at a time counts as at risk then.
std::vector<SurvivalStep> survival(std::vector<Lasted> const& times);

/// The same of a life table, which is all that the estimate needs. Its rows are in any order, a
/// time may stand in several of them.
std::vector<SurvivalStep> survival_in(std::vector<LifeRow> rows);

/// The first time at which no more than half lasted; nothing where more than half still do.
std::optional<std::int64_t> median(std::vector<SurvivalStep> const& steps);

}  // namespace otor::statistics
