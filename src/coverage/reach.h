// SPDX-License-Identifier: Apache-2.0
#pragma once
// Soums side by side between two days: in how many households somebody was at home, and what became
// of the share that is insured. It compares, and proves nothing: who is visited first is chosen for
// a reason. The comparison that is an experiment is a stepped roll-out (coverage/rollout.h).

#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "coverage/points.h"

namespace otor::coverage {

/// `visited` of its `households` were visited; these are absent where their number is not known,
/// and never fewer. `before` and `after`: the measure on both days, absent where it is not known.
struct SoumReach {
  std::int64_t visited = 0;
  std::optional<std::int64_t> households;
  std::optional<Count> before, after;
};

/// Whether a larger share of a soum was visited than of all that are compared, or not; `neither` of
/// one that cannot be compared.
BOOST_DEFINE_ENUM_CLASS(Side, neither, more, less)

/// Some soums added up. `households` is absent where visits are compared by their number. `lowest`
/// and `highest`: of the changes of its soums, one by one.
struct SideSum {
  std::int64_t soums = 0, visited = 0;
  std::optional<std::int64_t> households;
  Count before, after;
  Points lowest, highest;
  Points change() const { return share_of(after) - share_of(before); }
};

/// `sides`: of the soums, in their order. `all`: those that are compared, nothing where there are
/// none. `more` and `less` are both absent where all were reached alike. `by_count`: the number of
/// households is not known in more than half of the soums of which the change is, so visits are
/// compared by their number; otherwise soums without it are not compared.
struct ReachComparison {
  bool by_count = false;
  std::vector<Side> sides;
  std::optional<SideSum> all, more, less;
};

/// The line between both sides is what was reached of all together: no number chosen by anybody,
/// and there is a soum above it and one below it unless all were reached alike. A soum on the line
/// is not above it.
ReachComparison compare_reach(std::vector<SoumReach> const& soums);

}  // namespace otor::coverage
