// SPDX-License-Identifier: Apache-2.0
#pragma once
// Visits that stand, laid out for counting: by officer and day, each with the day of the visit to
// the same household before it in the soum, of anybody and of the same officer. So the households
// visited in a time are the visits whose one before was before that time, and nobody has to be told
// apart from others to count them. They follow from the rows of `visit`.

#include <string>
#include <vector>

#include "app/overview.h"
#include "store/sqlite.h"

namespace otor::store {

/// A row; "" for a day before the first visit.
struct CountedVisit {
  std::string officer, day, visit, before, officer_before, at;
  std::int64_t handbooks = 0, calculations = 0;
  bool operator==(CountedVisit const&) const = default;
};

/// Of one household in one soum, as its rows of `visit` tell now.
std::vector<CountedVisit> counted_visits(Database& database, std::string const& household,
                                         std::string const& area);

/// Puts the rows that are new, and strikes those that are no longer so.
void recount(Database& database, std::string const& household, std::string const& area,
             std::vector<CountedVisit> const& before, std::vector<CountedVisit> const& now);

/// Counts the household that a soum meets, before the row of the act is written: once, however
/// often it was met.
void count_household(Database& database, app::Act const& act);

/// What the visits of a time add up to in one soum, by officer. `from` "" is open.
void read_sums(Database& database, std::string const& area, std::string const& from,
               std::string const& through, app::OverviewSums& sums);

}  // namespace otor::store
