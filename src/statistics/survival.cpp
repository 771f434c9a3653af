// SPDX-License-Identifier: Apache-2.0
#include "statistics/survival.h"

#include <algorithm>
#include <cmath>

#include "statistics/student.h"

namespace otor::statistics {

namespace {

SurvivalStep step_of(LifeRow const& row, std::int64_t at_risk, double& share, double& sum) {
  auto const risk = static_cast<double>(at_risk), gone = static_cast<double>(row.ended);
  share *= (risk - gone) / risk;
  SurvivalStep step{row.time, at_risk, row.ended, share, 0, {}, {}};
  if (at_risk == row.ended) return step;
  sum += gone / (risk * (risk - gone));
  step.error = share * std::sqrt(sum);
  double const power = std::exp(normal_975 * std::sqrt(sum) / std::abs(std::log(share)));
  step.low = std::pow(share, power);
  step.high = std::pow(share, 1 / power);
  return step;
}

}  // namespace

std::vector<SurvivalStep> survival(std::vector<Lasted> const& times) {
  std::vector<LifeRow> rows;
  rows.reserve(times.size());
  for (auto const& one : times) rows.push_back({one.time, one.ended ? 1 : 0, one.ended ? 0 : 1});
  return survival_in(std::move(rows));
}

std::vector<SurvivalStep> survival_in(std::vector<LifeRow> rows) {
  std::ranges::sort(rows, {}, &LifeRow::time);
  std::vector<SurvivalStep> steps;
  double share = 1, sum = 0;
  std::int64_t left = 0;
  for (auto const& row : rows) left += row.ended + row.open;
  for (auto at = rows.begin(); at != rows.end();) {
    LifeRow here{at->time};
    for (; at != rows.end() && at->time == here.time; ++at) {
      here.ended += at->ended;
      here.open += at->open;
    }
    if (here.ended > 0) steps.push_back(step_of(here, left, share, sum));
    left -= here.ended + here.open;
  }
  return steps;
}

std::optional<std::int64_t> median(std::vector<SurvivalStep> const& steps) {
  auto const found =
      std::ranges::find_if(steps, [](auto const& step) { return step.share <= 0.5; });
  return found == steps.end() ? std::nullopt : std::optional(found->time);
}

}  // namespace otor::statistics
