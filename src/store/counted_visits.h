// SPDX-License-Identifier: Apache-2.0
#pragma once
// Visits that stand, laid out for counting: by officer and day, each with the days of visits to the
// same household in the soum before and behind it. So the households visited in a time are the
// visits whose one before was before that time, and nobody has to be told apart from others to
// count them. They follow from the rows of `visit`; who counts what is in visit_counts.h.

#include <string>
#include <vector>

#include "app/overview.h"
#include "store/sqlite.h"

namespace otor::store {

/// A row. By day: the visit before, that of the same officer, the one at home before one at home;
/// "" before the first. In the order in which they were made, of those that told a stage: the day
/// of the next one, `last_of_all` behind the last, and whether the stage is above the one before.
struct CountedVisit {
  std::string officer, day, visit, at;
  std::int64_t handbooks = 0, calculations = 0;
  bool at_home = false;
  std::string stage;
  std::int64_t moment = 0;
  std::string before, officer_before, home_before, until;
  bool nearer = false;
  bool operator==(CountedVisit const&) const = default;
};

/// Of one household in one soum, as its rows of `visit` tell now.
std::vector<CountedVisit> counted_visits(Database& database, std::string const& household,
                                         std::string const& area);

inline constexpr std::string_view last_of_all = "~";

/// Notes whether a household's visits lie in several soums, or were made in another order than that
/// of their days: then no row alone tells which was the last of a time or the first of all.
void note_crossed(Database& database, std::string const& household);

/// Puts the rows that are new, and strikes those that are no longer so.
void recount(Database& database, std::string const& household, std::string const& area,
             std::vector<CountedVisit> const& before, std::vector<CountedVisit> const& now);

/// Counts the household that a soum meets, before the row of the act is written: once, however
/// often it was met.
void count_household(Database& database, app::Act const& act);

/// Those of a soum who have visits there.
std::vector<std::string> visitors_of(Database& database, std::string const& area);

/// What the visits of a time add up to in one soum, by officer. `from` "" is open.
void read_sums(Database& database, std::string const& area, std::string const& from,
               std::string const& through, app::OverviewSums& sums);

}  // namespace otor::store
