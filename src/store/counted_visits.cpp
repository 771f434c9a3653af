// SPDX-License-Identifier: Apache-2.0
#include "store/counted_visits.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "outreach/nearness.h"
#include "store/visit_weeks.h"

namespace otor::store {

namespace {

void chain_by_day(std::vector<CountedVisit>& visits) {
  std::ranges::sort(visits, {}, [](auto const& one) { return std::tie(one.day, one.visit); });
  std::string last, last_at_home;
  std::map<std::string, std::string> last_of;
  for (auto& visit : visits) {
    visit.before = std::exchange(last, visit.day);
    visit.officer_before = std::exchange(last_of[visit.officer], visit.day);
    if (visit.at_home) visit.home_before = std::exchange(last_at_home, visit.day);
  }
}

void chain_by_moment(std::vector<CountedVisit>& visits) {
  std::vector<CountedVisit*> staged;
  for (auto& visit : visits)
    if (!visit.stage.empty()) staged.push_back(&visit);
  std::ranges::sort(staged, {}, [](auto const* one) { return std::tie(one->moment, one->visit); });
  CountedVisit* before = nullptr;
  for (auto* visit : staged) {
    visit->until = last_of_all;
    if (before != nullptr) {
      before->until = visit->day;
      visit->nearer = outreach::nearness_of(visit->stage) > outreach::nearness_of(before->stage);
    }
    before = visit;
  }
}

}  // namespace

std::vector<CountedVisit> counted_visits(Database& database, std::string const& household,
                                         std::string const& area) {
  auto& rows = database.cached(
      "SELECT officer, day, visit, at, handbooks, calculations, way, stage, moment FROM visit "
      "WHERE household = ?1 AND area = ?2 AND stands");
  rows.query(household, area);
  std::vector<CountedVisit> found;
  while (rows.step())
    found.push_back({.officer = rows.text(0),
                     .day = rows.text(1),
                     .visit = rows.text(2),
                     .at = rows.text(3),
                     .handbooks = rows.integer(4),
                     .calculations = rows.integer(5),
                     .at_home = rows.view(6) == "home",
                     .stage = rows.text(7),
                     .moment = rows.integer(8),
                     .before = {},
                     .officer_before = {},
                     .home_before = {},
                     .until = {}});
  rows.reset();
  chain_by_day(found);
  chain_by_moment(found);
  return found;
}

void note_crossed(Database& database, std::string const& household) {
  auto& rows = database.cached(
      "SELECT area, day FROM visit WHERE household = ?1 AND stands ORDER BY moment, visit");
  rows.query(household);
  std::string area, day;
  bool crossed = false;
  while (rows.step()) {
    crossed = crossed || (!area.empty() && (rows.view(0) != area || rows.view(1) < day));
    area = rows.text(0);
    day = rows.text(1);
  }
  rows.reset();
  database
      .cached(crossed ? "INSERT OR IGNORE INTO household_crossed VALUES(?1)"
                      : "DELETE FROM household_crossed WHERE household = ?1")
      .run(household);
}

namespace {

void put_chained(Database& database, std::string const& household, std::string const& area,
                 CountedVisit const& visit) {
  database
      .cached(
          "INSERT INTO visit_chained VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
          "?13, ?14)")
      .run(area, visit.officer, visit.day, household, visit.visit, visit.before,
           visit.officer_before, visit.at, visit.handbooks, visit.calculations,
           visit.at_home ? std::optional(visit.home_before) : std::nullopt, visit.stage,
           visit.until, std::int64_t{visit.nearer});
}

/// What `keep_week` would find there besides.
void add_to_week(Database& database, std::string const& area, std::string const& monday,
                 CountedVisit const& visit) {
  database
      .cached(
          "INSERT INTO visit_week VALUES(?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE "
          "SET visits = visits + 1, households = households + excluded.households, handbooks = "
          "handbooks + excluded.handbooks, calculations = calculations + excluded.calculations, "
          "nearer = nearer + excluded.nearer, last = max(last, excluded.last)")
      .run(area, visit.officer, monday, std::int64_t{visit.before < monday}, visit.handbooks,
           visit.calculations, std::int64_t{visit.nearer}, visit.at);
}

}  // namespace

void recount(Database& database, std::string const& household, std::string const& area,
             std::vector<CountedVisit> const& before, std::vector<CountedVisit> const& now) {
  auto const in = [](std::vector<CountedVisit> const& list, CountedVisit const& one) {
    return std::ranges::find(list, one) != list.end();
  };
  std::set<std::pair<std::string, std::string>> weeks;  // in which a row was struck, of whom
  for (auto const& old : before) {
    if (in(now, old)) continue;
    weeks.emplace(old.officer, monday_of(old.day));
    database
        .cached(
            "DELETE FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day = ?3 AND household "
            "= ?4 AND visit = ?5")
        .run(area, old.officer, old.day, household, old.visit);
  }
  for (auto const& fresh : now) {
    if (in(before, fresh)) continue;
    put_chained(database, household, area, fresh);
    auto const monday = monday_of(fresh.day);
    if (!weeks.contains({fresh.officer, monday})) add_to_week(database, area, monday, fresh);
  }
  for (auto const& [officer, monday] : weeks) keep_week(database, area, officer, monday);
}

void count_household(Database& database, app::Act const& act) {
  auto& met = database.cached(
      "SELECT 1 FROM act WHERE area = ?1 AND kind = 'household_met' AND household = ?2");
  bool const known = met.query(act.area, text_of(act.household)).step();
  met.reset();
  if (!known)
    database
        .cached(
            "INSERT INTO household_count VALUES(?1, 1) ON CONFLICT(area) DO UPDATE SET known = "
            "known + 1")
        .run(act.area);
}

namespace {

/// The next of a soum after `officer`; "" behind the last. The table lies in this order, so each is
/// one step in it.
std::string officer_after(Database& database, std::string const& area, std::string const& officer) {
  auto& next = database.cached(
      "SELECT officer FROM visit_chained WHERE area = ?1 AND officer > ?2 ORDER BY officer LIMIT "
      "1");
  auto found = next.query(area, officer).step() ? next.text(0) : std::string();
  next.reset();
  return found;
}

}  // namespace

std::vector<std::string> visitors_of(Database& database, std::string const& area) {
  std::vector<std::string> officers;
  for (auto officer = officer_after(database, area, ""); !officer.empty();
       officer = officer_after(database, area, officer))
    officers.push_back(officer);
  return officers;
}

void read_sums(Database& database, std::string const& area, std::string const& from,
               std::string const& through, app::OverviewSums& sums) {
  // A day is never below "0", and no day before is.
  auto const begun = from.empty() ? std::string("0") : from;
  auto const time = in_weeks(begun, through);
  auto& visited = sums.households_visited[area];
  for (auto const& officer : visitors_of(database, area)) {
    auto const tally = tally_of(database, area, officer, begun, time);
    if (tally.visits == 0) continue;
    sums.officers.push_back({area, officer, tally.last, tally.visits, tally.own_households,
                             tally.handbooks, tally.calculations});
    visited += tally.households;
  }
  auto& known = database.cached("SELECT known FROM household_count WHERE area = ?1");
  sums.households_known[area] = known.query(area).step() ? known.integer(0) : 0;
  known.reset();
}

}  // namespace otor::store
