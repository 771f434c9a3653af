// SPDX-License-Identifier: Apache-2.0
#include "store/visit_counts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "store/counted_visits.h"
#include "store/rows.h"
#include "store/visit_weeks.h"

namespace otor::store {
namespace {

bool is_joining(std::string_view stage) { return stage == "enrolling" || stage == "paying"; }

/// A visit to a household whose visits lie in several soums, or out of order.
struct Crossed {
  std::string household, area, officer, day, visit, stage;
  std::int64_t moment = 0;
  auto by_day() const { return std::tie(household, day, visit); }
};

std::vector<Crossed> crossed_visits(Database& database, std::vector<std::string> const& areas,
                                    std::string const& to) {
  std::set<std::string, std::less<>> const wanted(areas.begin(), areas.end());
  // CROSS: the few are looked up, where SQLite would walk over all visits.
  auto& rows = database.cached(
      "SELECT v.household, v.area, v.officer, v.day, v.visit, v.stage, v.moment FROM "
      "household_crossed c CROSS JOIN visit v ON v.household = c.household WHERE v.stands "
      "AND v.day <= ?1");
  rows.query(to);
  std::vector<Crossed> found;
  while (rows.step())
    if (wanted.contains(rows.view(1)))
      found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4),
                       rows.text(5), rows.integer(6)});
  return found;
}

enum class Last { of_household, in_each_soum };

/// Of those from a day on, the last visit to each household that told a stage.
std::vector<Crossed> last_staged(std::vector<Crossed> visits, std::string const& from, Last which) {
  std::erase_if(visits, [&](Crossed const& one) { return one.stage.empty() || one.day < from; });
  auto const name = [&](Crossed const& one) {
    return std::tuple(std::string_view(one.household),
                      which == Last::in_each_soum ? std::string_view(one.area) : "");
  };
  std::ranges::sort(visits, {}, [&](Crossed const& one) {
    return std::tuple(name(one), one.moment, std::string_view(one.visit));
  });
  std::vector<Crossed> last;
  for (auto& visit : visits) {
    if (last.empty() || name(last.back()) != name(visit)) last.emplace_back();
    last.back() = std::move(visit);
  }
  return last;
}

bool same_household(Crossed const& one, Crossed const& other) {
  return one.household == other.household;
}

using Work = std::map<std::string, app::OfficerWork>;

void fold_work(Work& work, std::vector<Crossed> visits, std::string const& from) {
  std::ranges::sort(visits, {}, &Crossed::by_day);
  Crossed const* before = nullptr;
  bool reached = false;
  for (auto const& visit : visits) {
    bool const first = before == nullptr || !same_household(*before, visit);
    if (first) reached = false;
    if (!reached && visit.day >= from) {
      ++work[visit.officer].reached;
      work[visit.officer].contacts += std::int64_t{first};
      reached = true;
    }
    before = &visit;
  }
  for (auto const& visit : last_staged(std::move(visits), from, Last::in_each_soum))
    if (is_joining(visit.stage)) ++work[visit.officer].enrolled;
}

/// The one number that a question gives.
template <class... Values>
std::int64_t count_of(Statement& row, Values const&... values) {
  row.query(values...).step();
  auto const count = row.integer(0);
  row.reset();
  return count;
}

/// Households that are no crossed ones and joined: so many last told so, in this time, by her.
std::int64_t joined_in(Database& database, std::string const& area, std::string const& officer,
                       std::string const& from, std::string const& to) {
  auto& row = database.cached(
      "SELECT count(*) FROM visit_chained INDEXED BY visit_joining WHERE area = ?1 AND officer = "
      "?2 AND day BETWEEN ?3 AND ?4 AND until > ?4 AND stage IN ('enrolling', 'paying') AND "
      "household NOT IN (SELECT household FROM household_crossed)");
  return count_of(row, area, officer, from, to);
}

/// The day of the visit before in its soum, as the weeks counted it; "" where there was none.
std::string day_before(Database& database, Crossed const& visit) {
  auto& row = database.cached(
      "SELECT before FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day = ?3 AND "
      "household = ?4 AND visit = ?5");
  row.query(visit.area, visit.officer, visit.day, visit.household, visit.visit).step();
  auto before = row.text(0);
  row.reset();
  return before;
}

/// By officer, the soums in which she has visits.
std::map<std::string, std::vector<std::string>, std::less<>> soums_visited(
    Database& database, std::vector<std::string> const& areas) {
  std::map<std::string, std::vector<std::string>, std::less<>> found;
  for (auto const& area : areas)
    for (auto& officer : visitors_of(database, area)) found[std::move(officer)].push_back(area);
  return found;
}

std::int64_t reached_in(Database& database, std::string const& area, std::string const& officer,
                        std::string const& from, std::string const& to) {
  auto& row = database.cached(
      "SELECT count(*) FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day BETWEEN ?3 AND "
      "?4 AND officer_before < ?3");
  return count_of(row, area, officer, from, to);
}

}  // namespace

std::vector<app::Staged> staged_between(Database& database, std::vector<std::string> const& areas,
                                        std::string const& from, std::string const& to) {
  auto& row = database.cached(
      "SELECT count(*), coalesce(sum(stage = 'paying'), 0) FROM visit_chained WHERE area = ?1 AND "
      "officer = ?2 AND day BETWEEN ?3 AND ?4 AND until > ?4 AND stage <> '' AND household NOT IN "
      "(SELECT household FROM household_crossed)");
  std::map<std::string, app::Staged> staged;
  for (auto const& area : areas) {
    for (auto const& officer : visitors_of(database, area)) {
      row.query(area, officer, from, to).step();
      if (row.integer(0) == 0) continue;
      staged[officer].households += row.integer(0);
      staged[officer].paying += row.integer(1);
    }
  }
  row.reset();
  for (auto const& visit :
       last_staged(crossed_visits(database, areas, to), from, Last::of_household)) {
    ++staged[visit.officer].households;
    staged[visit.officer].paying += std::int64_t{visit.stage == "paying"};
  }
  std::vector<app::Staged> found;
  for (auto const& [officer, one] : staged) {
    found.push_back(one);
    found.back().officer = officer;
  }
  return found;
}

namespace {

using Moves = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// Of households that told a stage in a time, the last one; and of some of them, that before.
struct Told {
  using Stages = std::vector<std::pair<event::Uuid, std::string>>;
  Stages before, after;

  void count(Moves& moves) {
    std::ranges::sort(before);
    std::ranges::sort(after);
    auto held = before.begin();
    for (auto& [household, stage] : after) {
      while (held != before.end() && held->first < household) ++held;
      bool const same = held != before.end() && held->first == household;
      ++moves[{same ? held->second : "", std::move(stage)}];
    }
  }
};

/// Households by stage.
class StageCounts {
 public:
  void add(std::string_view stage) {
    auto const found = std::ranges::find(counts_, stage, &Count::first);
    if (found == counts_.end()) {
      counts_.emplace_back(stage, 1);
    } else {
      ++found->second;
    }
  }
  std::vector<std::pair<std::string, std::int64_t>> const& all() const { return counts_; }

 private:
  using Count = std::pair<std::string, std::int64_t>;
  std::vector<Count> counts_;
};

/// A household is looked for where it told a stage both in this time and before it. Most did not:
/// whose last word is from before has not moved, and at a first visit nothing was told before.
void count_chained(Database& database, std::vector<std::string> const& areas,
                   std::string const& from, std::string const& through, Moves& moves) {
  auto& rows = database.cached(
      "SELECT stage, until > ?4, day < ?3, before = '', household FROM visit_chained WHERE area = "
      "?1 AND officer = ?2 AND day <= ?4 AND (until > ?4 OR (day < ?3 AND until >= ?3)) AND stage "
      "<> '' AND household NOT IN (SELECT household FROM household_crossed)");
  Told told;
  StageCounts stayed, first;
  for (auto const& area : areas) {
    for (auto const& officer : visitors_of(database, area)) {
      rows.query(area, officer, from, through);
      while (rows.step()) {
        bool const ends = rows.integer(1) != 0, earlier = rows.integer(2) != 0;
        if (ends && earlier) {
          stayed.add(rows.view(0));
        } else if (ends && rows.integer(3) != 0) {
          first.add(rows.view(0));
        } else {
          (ends ? told.after : told.before).emplace_back(uuid_in(rows.view(4)), rows.text(0));
        }
      }
    }
  }
  rows.reset();
  told.count(moves);
  for (auto const& [stage, count] : stayed.all()) moves[{stage, stage}] += count;
  for (auto const& [stage, count] : first.all()) moves[{"", stage}] += count;
}

void count_crossed(std::vector<Crossed> visits, std::string const& from, Moves& moves) {
  Told told;
  for (auto const& visit : last_staged(visits, "", Last::of_household))
    told.after.emplace_back(uuid_in(visit.household), visit.stage);
  std::erase_if(visits, [&](Crossed const& one) { return one.day >= from; });
  for (auto const& visit : last_staged(std::move(visits), "", Last::of_household))
    told.before.emplace_back(uuid_in(visit.household), visit.stage);
  told.count(moves);
}

}  // namespace

std::vector<app::StageMove> stage_moves(Database& database, std::vector<std::string> const& areas,
                                        std::string const& from, std::string const& through) {
  Moves moves;
  count_chained(database, areas, from, through, moves);
  count_crossed(crossed_visits(database, areas, through), from, moves);
  std::vector<app::StageMove> found;
  for (auto const& [stages, households] : moves)
    found.push_back({stages.first, stages.second, households});
  return found;
}

std::map<std::string, std::int64_t> visited_at_home(Database& database,
                                                    std::vector<std::string> const& areas,
                                                    std::string const& after,
                                                    std::string const& to) {
  auto& rows = database.cached(
      "SELECT count(*) FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day > ?3 AND day <= "
      "?4 AND home_before <= ?3");
  std::map<std::string, std::int64_t> found;
  for (auto const& area : areas) {
    for (auto const& officer : visitors_of(database, area)) {
      rows.query(area, officer, after, to).step();
      if (rows.integer(0) > 0) found[area] += rows.integer(0);
    }
  }
  rows.reset();
  return found;
}

std::vector<app::OfficerWork> work_between(Database& database,
                                           std::vector<std::string> const& areas,
                                           std::string const& from, std::string const& to) {
  auto const time = in_weeks(from, to);
  Work work;
  for (auto const& area : areas) {
    for (auto const& officer : visitors_of(database, area)) {
      auto const tally = tally_of(database, area, officer, from, time);
      auto& one = work[officer];
      one.reached += tally.households;
      one.contacts += tally.first;
      one.enrolled += joined_in(database, area, officer, from, to);
    }
  }
  auto crossed = crossed_visits(database, areas, to);
  for (auto const& visit : crossed) {
    if (visit.day < from) continue;
    auto const before = day_before(database, visit);
    work[visit.officer].reached -= std::int64_t{before < from};
    work[visit.officer].contacts -= std::int64_t{before.empty()};
  }
  fold_work(work, std::move(crossed), from);
  std::vector<app::OfficerWork> found;
  for (auto const& [officer, one] : work) {
    found.push_back(one);
    found.back().officer = officer;
  }
  return found;
}

std::map<std::string, std::int64_t> households_reached(Database& database,
                                                       std::vector<std::string> const& areas,
                                                       std::string const& from,
                                                       std::string const& to) {
  std::map<std::string, std::int64_t> found;
  for (auto const& [officer, soums] : soums_visited(database, areas)) {
    if (soums.size() == 1) {
      found[officer] = reached_in(database, soums.front(), officer, from, to);
      continue;
    }
    // A household that moved may have been visited in both.
    std::set<event::Uuid> households;
    for (auto const& visit : visits_of(database, soums, officer, from, to))
      households.insert(visit.household);
    found[officer] = std::ssize(households);
  }
  return found;
}

std::vector<allowance::Visited> visits_of(Database& database, std::vector<std::string> const& areas,
                                          std::string const& officer, std::string const& from,
                                          std::string const& to) {
  auto& rows = database.cached(
      "SELECT day, household FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day BETWEEN "
      "?3 AND ?4");
  std::vector<allowance::Visited> visits;
  for (auto const& area : areas) {
    rows.query(area, officer, from, to);
    while (rows.step()) visits.push_back({officer, rows.text(0), uuid_in(rows.view(1))});
  }
  return visits;
}

std::vector<allowance::Visited> visits_on(Database& database, std::vector<std::string> const& areas,
                                          std::vector<allowance::Journey> const& journeys) {
  auto& row = database.cached(
      "SELECT day FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day >= ?3 AND day < ?4 "
      "LIMIT 1");
  auto const visited = soums_visited(database, areas);
  std::vector<allowance::Visited> found;
  for (auto const& journey : journeys) {
    auto const soums = visited.find(journey.officer);
    if (soums == visited.end()) continue;
    for (auto const& area : soums->second)
      if (row.query(area, journey.officer, journey.from, journey.before).step())
        found.push_back({journey.officer, row.text(0), {}});
  }
  row.reset();
  return found;
}

namespace {

using Weeks = std::map<std::string, app::WeekSums>;

void add_week(Weeks& weeks, Statement const& row) {
  if (row.integer(1) == 0) return;
  auto& week = weeks[row.text(0)];
  week.visits += row.integer(1);
  week.households += row.integer(2);
  week.handbooks += row.integer(3);
  week.calculations += row.integer(4);
}

/// A household is counted in each soum by itself; here whoever was visited in two counts once.
void count_once(Weeks& weeks, std::vector<Crossed> const& visits, std::string const& from) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> soums;
  for (auto const& visit : visits)
    if (visit.day >= from) soums[{monday_of(visit.day), visit.household}].insert(visit.area);
  for (auto const& [key, areas] : soums) weeks[key.first].households -= std::ssize(areas) - 1;
}

}  // namespace

std::vector<app::WeekSums> weeks_of(Database& database, std::vector<std::string> const& areas,
                                    std::string const& from, std::string const& through) {
  auto const begun = from.empty() ? std::string("0") : from;
  auto const time = in_weeks(begun, through);
  auto& of_days = database.cached(
      "SELECT ?5, count(*), coalesce(sum(before < ?3), 0), coalesce(sum(handbooks), 0), "
      "coalesce(sum(calculations), 0) FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day "
      "BETWEEN ?3 AND ?4");
  auto& of_weeks = database.cached(
      "SELECT monday, visits, households, handbooks, calculations FROM visit_week WHERE area = ?1 "
      "AND officer = ?2 AND monday >= ?3 AND monday < ?4");
  Weeks weeks;
  for (auto const& [officer, soums] : soums_visited(database, areas)) {
    for (auto const& area : soums) {
      for (auto const& [first, last] : time.days) {
        of_days.query(area, officer, first, last, monday_of(first)).step();
        add_week(weeks, of_days);
      }
      of_weeks.query(area, officer, time.monday, time.behind);
      while (of_weeks.step()) add_week(weeks, of_weeks);
    }
  }
  of_days.reset();
  count_once(weeks, crossed_visits(database, areas, through), begun);
  std::vector<app::WeekSums> found;
  for (auto& [monday, week] : weeks) {
    week.monday = monday;
    found.push_back(std::move(week));
  }
  return found;
}

namespace {

std::map<std::string, std::vector<std::string>, std::less<>> soums_answered(
    Database& database, std::vector<std::string> const& areas) {
  auto& next = database.cached(
      "SELECT officer FROM act WHERE kind = 'question_asked' AND number = 1 AND area = ?1 AND "
      "officer > ?2 ORDER BY officer LIMIT 1");
  std::map<std::string, std::vector<std::string>, std::less<>> found;
  for (auto const& area : areas) {
    std::string officer;
    while (next.query(area, officer).step()) {
      officer = next.text(0);
      found[officer].push_back(area);
    }
  }
  next.reset();
  return found;
}

}  // namespace

std::vector<app::DeedCounts> deeds_in(Database& database, std::vector<std::string> const& areas,
                                      std::vector<app::OfficerTime> const& times) {
  // Told to SQLite, which looks up each visit where next to none has fallen.
  auto& answered = database.cached(
      "SELECT count(*) FROM act a WHERE a.kind = 'question_asked' AND a.number = 1 AND a.area = ?1 "
      "AND a.officer = ?2 AND a.day BETWEEN ?3 AND ?4 AND a.visit <> '' AND NOT EXISTS(SELECT 1 "
      "FROM visit v INDEXED BY visit_fallen WHERE NOT v.stands AND v.area = a.area AND v.visit = "
      "a.visit AND v.household = a.household)");
  auto const visited = soums_visited(database, areas), asked = soums_answered(database, areas);
  std::vector<app::DeedCounts> counts(times.size());
  for (std::size_t at = 0; at < times.size(); ++at) {
    auto const& [officer, from, to] = times[at];
    auto const put = [&](wire::Deed deed, std::int64_t count) {
      counts[at][static_cast<std::size_t>(deed)] += count;
    };
    auto const each = [&](auto const& soums, auto const& count) {
      if (auto const found = soums.find(officer); found != soums.end())
        for (auto const& area : found->second) count(area);
    };
    auto const time = in_weeks(from, to);
    each(visited, [&](std::string const& area) {
      auto const tally = tally_of(database, area, officer, from, time);
      put(wire::Deed::visits, tally.visits);
      put(wire::Deed::calculations, tally.calculations);
      put(wire::Deed::readiness, tally.nearer);
    });
    each(asked, [&](std::string const& area) {
      answered.query(area, officer, from, to).step();
      put(wire::Deed::answers, answered.integer(0));
    });
  }
  answered.reset();
  return counts;
}

}  // namespace otor::store
