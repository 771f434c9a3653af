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

/// Where at least one ended. The interval of 95 per cent is made on the scale of log(-log), so it
/// stays between none and all; it is absent once nobody is left, of whom nothing can be said.
struct SurvivalStep {
  std::int64_t time = 0, at_risk = 0, ended = 0;
  double share = 0;  // that lasted longer than `time`
  double error = 0;  // Greenwood's
  std::optional<double> low, high;
};

/// Kaplan and Meier's estimate, by time. Who left from sight at a time counts as at risk then.
std::vector<SurvivalStep> survival(std::vector<Lasted> times);

/// The first time at which no more than half lasted; nothing where more than half still do.
std::optional<std::int64_t> median(std::vector<SurvivalStep> const& steps);

}  // namespace otor::statistics
