// SPDX-License-Identifier: Apache-2.0
#include "coverage/reach.h"

#include <algorithm>

namespace otor::coverage {
namespace {

bool changed(SoumReach const& soum) { return soum.before && soum.after; }

/// What visits are a part of: households, or soums where only visits are compared.
std::int64_t whole_of(SoumReach const& soum, bool by_count) {
  return by_count ? 1 : *soum.households;
}

void add(Count& sum, Count const& more) {
  sum.numerator += more.numerator;
  sum.denominator += more.denominator;
}

void add(std::optional<SideSum>& side, SoumReach const& soum, bool by_count) {
  auto const change = share_of(*soum.after) - share_of(*soum.before);
  if (!side) {
    side.emplace();
    side->lowest = side->highest = change;
  }
  ++side->soums;
  side->visited += soum.visited;
  if (!by_count) side->households = side->households.value_or(0) + *soum.households;
  add(side->before, *soum.before);
  add(side->after, *soum.after);
  side->lowest = std::min(side->lowest, change);
  side->highest = std::max(side->highest, change);
}

}  // namespace

ReachComparison compare_reach(std::vector<SoumReach> const& soums) {
  ReachComparison told;
  auto const known = std::ranges::count_if(soums, changed);
  auto const counted = std::ranges::count_if(
      soums, [](SoumReach const& soum) { return changed(soum) && soum.households; });
  told.by_count = counted * 2 < known;
  auto const compared = [&](SoumReach const& soum) {
    return changed(soum) && (told.by_count || soum.households);
  };
  std::int64_t whole = 0;
  for (auto const& soum : soums) {
    if (!compared(soum)) continue;
    add(told.all, soum, told.by_count);
    whole += whole_of(soum, told.by_count);
  }
  for (auto const& soum : soums) {
    auto& side = told.sides.emplace_back(Side::neither);
    if (!compared(soum)) continue;
    auto const above =
        Wide{soum.visited} * whole > Wide{told.all->visited} * whole_of(soum, told.by_count);
    side = above ? Side::more : Side::less;
    add(above ? told.more : told.less, soum, told.by_count);
  }
  if (!told.more) {
    told.less.reset();
    std::ranges::fill(told.sides, Side::neither);
  }
  return told;
}

}  // namespace otor::coverage
