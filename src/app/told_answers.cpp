// SPDX-License-Identifier: Apache-2.0
#include "app/told_answers.h"

#include <algorithm>

namespace otor::app {
std::optional<Date> last_change(ChangeDays const& days, Date after, Date until) {
  auto const behind = std::ranges::upper_bound(days, until);
  if (behind == days.begin() || *std::prev(behind) <= after) return std::nullopt;
  return *std::prev(behind);
}

std::vector<ToldAnswer> told_answers(HeardFamily const& family) {
  std::vector<ToldAnswer> told;
  if (family.silent) return told;
  for (auto const& visit : family.visits) {
    for (auto const& fact : visit.facts) {
      if (!fact.told || fact.silent) continue;
      auto const same = [&](ToldAnswer const& one) { return one.fact->code == fact.code; };
      auto found = std::ranges::find_if(told, same);
      if (found == told.end()) found = told.insert(told.end(), ToldAnswer{});
      if (found->fact == nullptr || found->day <= *fact.told) *found = {&visit, &fact, *fact.told};
    }
  }
  return told;
}

}  // namespace otor::app
