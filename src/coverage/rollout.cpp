// SPDX-License-Identifier: Apache-2.0
#include "coverage/rollout.h"

#include <algorithm>

#include "base/chance.h"

namespace otor::coverage {
namespace {

constexpr std::int64_t most_months = 1'200;

std::int64_t months_of(RolloutPlan const& plan) { return plan.before + plan.waves * plan.between; }

}  // namespace

Result<void> check(RolloutPlan const& plan) {
  auto const wrong = [](char const* what) { return problem(ProblemKind::bad_value, what); };
  auto soums = plan.soums;
  std::ranges::sort(soums);
  if (std::ranges::adjacent_find(soums) != soums.end()) return wrong("A soum stands twice.");
  if (plan.waves < 2) return wrong("A stepped roll-out has two waves at least.");
  if (std::ssize(plan.soums) < plan.waves) return wrong("There are fewer soums than waves.");
  bool const too_long = plan.before > most_months || plan.between > most_months;
  if (plan.before < 1 || plan.between < 1 || too_long || months_of(plan) > most_months)
    return wrong("Months before and between are from one to a hundred years in all.");
  return {};
}

std::vector<std::vector<std::string>> waves_of(RolloutPlan const& plan) {
  std::vector<std::pair<std::uint64_t, std::string>> drawn;
  for (auto const& soum : plan.soums)
    drawn.emplace_back(chance(plan.seed, {chance_word("rollout"), chance_word(soum)}), soum);
  std::ranges::sort(drawn);
  std::vector<std::vector<std::string>> waves(static_cast<std::size_t>(plan.waves));
  std::size_t next = 0;
  for (auto& [_, soum] : drawn) waves[next++ % waves.size()].push_back(std::move(soum));
  for (auto& wave : waves) std::ranges::sort(wave);
  return waves;
}

std::vector<SoumMonth> table_of(RolloutPlan const& plan) {
  std::vector<SoumMonth> rows;
  auto const waves = waves_of(plan);
  for (std::size_t wave = 0; wave < waves.size(); ++wave) {
    auto const begins = plan.before + static_cast<std::int64_t>(wave) * plan.between;
    for (auto const& soum : waves[wave])
      for (std::int64_t month = 0; month < months_of(plan); ++month)
        rows.push_back({soum, plan.first + static_cast<std::int32_t>(month),
                        static_cast<std::int64_t>(wave) + 1, month >= begins});
  }
  return rows;
}

}  // namespace otor::coverage
