// SPDX-License-Identifier: Apache-2.0
#include "app/rollout.h"

#include <algorithm>
#include <charconv>

#include "base/chance.h"
#include "coverage/rollout.h"

namespace otor::app {
namespace {

constexpr std::size_t aimag_digits = 3, longest_lot = 100;

/// A number is itself, so that what was drawn by one can be drawn again.
std::uint64_t seed_of(std::string_view lot) {
  std::uint64_t seed = 0;
  auto const [end, error] = std::from_chars(lot.data(), lot.data() + lot.size(), seed);
  return error == std::errc() && end == lot.data() + lot.size() ? seed : chance_word(lot);
}

Result<coverage::RolloutPlan> plan_of(Coverage const& coverage, RolloutAsked const& asked) {
  if (asked.lot.empty() || asked.lot.size() > longest_lot)
    return problem(ProblemKind::bad_value, "lot: a word or a number is expected.");
  auto const first = parse_month(asked.first);
  if (!first) return problem(ProblemKind::bad_value, "first: a month such as 2027-01 is expected.");
  coverage::RolloutPlan plan{{},     asked.waves,  seed_of(asked.lot),
                             *first, asked.before, asked.between};
  for (auto const& area : coverage.areas)
    if (area.area.size() > aimag_digits && area.area.starts_with(asked.area))
      plan.soums.push_back(area.area);
  if (plan.soums.empty())
    return problem(ProblemKind::not_found, "There are no soums of " + asked.area + ".");
  if (auto good = coverage::check(plan); !good) return std::unexpected(good.error());
  return plan;
}

std::string month_after(coverage::RolloutPlan const& plan, std::int64_t months) {
  return text_of(plan.first + static_cast<std::int32_t>(months));
}

/// The figures as of a month; none in months for which nobody published any.
CoverageMoment const* of_month(Coverage const& coverage, std::string const& soum, Month month) {
  for (auto const& area : coverage.areas) {
    if (area.area != soum) continue;
    for (auto const& moment : area.series)
      if (moment.numerator.as_of.starts_with(text_of(month))) return &moment;
  }
  return nullptr;
}

}  // namespace

Result<Rollout> rollout(Coverage const& coverage, RolloutAsked const& asked) {
  auto const plan = plan_of(coverage, asked);
  if (!plan) return std::unexpected(plan.error());
  auto const months = plan->before + plan->waves * plan->between;
  Rollout told{coverage.measure.code, asked.lot, asked.first, month_after(*plan, months - 1), {}};
  for (auto& soums : coverage::waves_of(*plan)) {
    auto const begins = plan->before + std::ssize(told.waves) * plan->between;
    told.waves.push_back({month_after(*plan, begins), std::move(soums)});
  }
  return told;
}

Result<std::string> rollout_csv(Coverage const& coverage, RolloutAsked const& asked) {
  auto const plan = plan_of(coverage, asked);
  if (!plan) return std::unexpected(plan.error());
  std::string out = "soum,month,wave,exposed,measure,numerator,denominator\r\n";
  for (auto const& row : coverage::table_of(*plan)) {
    out += row.soum + "," + text_of(row.month) + "," + std::to_string(row.wave) +
           (row.exposed ? ",1," : ",0,") + coverage.measure.code + ",";
    auto const* moment = of_month(coverage, row.soum, row.month);
    out += moment == nullptr ? ","
                             : std::to_string(moment->numerator.value) + "," +
                                   std::to_string(moment->denominator.value);
    out += "\r\n";
  }
  return out;
}

}  // namespace otor::app
