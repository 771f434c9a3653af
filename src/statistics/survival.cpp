// SPDX-License-Identifier: Apache-2.0
#include "statistics/survival.h"

#include <algorithm>
#include <cmath>

#include "statistics/student.h"

namespace otor::statistics {

std::vector<SurvivalStep> survival(std::vector<Lasted> times) {
  std::ranges::sort(times, {}, &Lasted::time);
  std::vector<SurvivalStep> steps;
  double share = 1, sum = 0;
  auto left = std::ssize(times);
  for (auto at = times.begin(); at != times.end();) {
    auto const next =
        std::find_if(at, times.end(), [&](auto const& one) { return one.time != at->time; });
    auto const ended = std::count_if(at, next, [](auto const& one) { return one.ended; });
    if (ended > 0) {
      auto const risk = static_cast<double>(left), gone = static_cast<double>(ended);
      share *= (risk - gone) / risk;
      SurvivalStep step{at->time, left, ended, share, 0, {}, {}};
      if (left > ended) {
        sum += gone / (risk * (risk - gone));
        step.error = share * std::sqrt(sum);
        double const power = std::exp(normal_975 * std::sqrt(sum) / std::abs(std::log(share)));
        step.low = std::pow(share, power);
        step.high = std::pow(share, 1 / power);
      }
      steps.push_back(step);
    }
    left -= next - at;
    at = next;
  }
  return steps;
}

std::optional<std::int64_t> median(std::vector<SurvivalStep> const& steps) {
  auto const found =
      std::ranges::find_if(steps, [](auto const& step) { return step.share <= 0.5; });
  return found == steps.end() ? std::nullopt : std::optional(found->time);
}

}  // namespace otor::statistics
