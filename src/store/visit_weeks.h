// SPDX-License-Identifier: Apache-2.0
#pragma once
// Visits of an officer in a soum summed up by week (`visit_week`), so that who counts a year reads
// fifty rows and not its visits. They follow from the rows of `visit_chained`: a new one is added
// to its week, and a week of which one was struck is summed up anew. Days that begin or end a time
// within a week are counted from their visits.

#include <string>
#include <vector>

#include "store/sqlite.h"

namespace otor::store {

/// The Monday of a day's week; a day outside the calendar is a week of its own.
std::string monday_of(std::string const& day);

/// A time in parts: the days before its first whole week and behind its last, none of which reach
/// from one week into the next, and the Mondays of what lies between, from `monday` to before
/// `behind`.
struct InWeeks {
  struct Days {
    std::string first, last;
  };
  std::vector<Days> days;
  std::string monday, behind;  // both "": no whole week

  bool has_weeks() const { return monday < behind; }
};
InWeeks in_weeks(std::string const& from, std::string const& through);

/// Makes the week of an officer in which one of her visits changed.
void keep_week(Database& database, std::string const& area, std::string const& officer,
               std::string const& monday);

/// What visits add up to. `households`: those whom nobody of the soum had visited before in this
/// time; `own_households`: not she; `first`: whom nobody of the soum had visited ever before.
struct VisitTally {
  std::int64_t visits = 0, households = 0, own_households = 0, handbooks = 0, calculations = 0,
               nearer = 0, first = 0;
  std::string last;  // when the last was begun, as it was told
};

/// Of one officer in one soum. `from` "" is open.
VisitTally tally_of(Database& database, std::string const& area, std::string const& officer,
                    std::string const& from, InWeeks const& time);

}  // namespace otor::store
