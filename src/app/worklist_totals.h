// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the programme office may see of what is to be done: totals of aimags in fives, rounded down,
// none below five, and where one is withheld the smallest of the others as well.

#include "app/worklist.h"

namespace otor::app {

/// Absent: withheld.
struct AimagTasks {
  std::string aimag;  // "" for all together
  std::optional<std::int64_t> tasks, overdue, owed, stuck;
};
BOOST_DESCRIBE_STRUCT(AimagTasks, (), (aimag, tasks, overdue, owed, stuck))

struct WorklistTotals {
  std::string on;
  AimagTasks all;
  std::vector<AimagTasks> aimags;
  WorklistTerms terms;
};
BOOST_DESCRIBE_STRUCT(WorklistTotals, (), (on, all, aimags, terms))

/// `soums`: every soum that is counted.
WorklistTotals worklist_totals(std::map<std::string, StateCounts> const& soums,
                               WorklistTerms const& terms, Date today);

}  // namespace otor::app
