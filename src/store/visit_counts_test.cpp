// SPDX-License-Identifier: Apache-2.0
// What is counted out of chains of visits is what all visits fold to, in whatever order they came.
#include "store/visit_counts.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "store/visit_weeks.h"
#include "store/weeks_for_tests.h"

namespace otor::store {

namespace {

using app::ToldVisit;
using Visits = std::vector<ToldVisit>;

Visits between(Visits const& all, std::string const& from, std::string const& to) {
  Visits found;
  for (auto const& visit : all)
    if (visit.day >= from && visit.day <= to) found.push_back(visit);
  return found;
}

/// By household, and soum where that counts: the last of these visits that told a stage.
std::map<std::pair<event::Uuid, std::string>, ToldVisit> last_told(Visits visits, bool by_soum) {
  std::ranges::sort(visits, {}, [](auto const& one) { return std::pair(one.moment, one.visit); });
  std::map<std::pair<event::Uuid, std::string>, ToldVisit> last;
  for (auto const& visit : visits)
    if (!visit.stage.empty()) last[{visit.household, by_soum ? visit.area : ""}] = visit;
  return last;
}

std::map<std::string, std::vector<std::int64_t>> staged(Visits const& visits) {
  std::map<std::string, std::vector<std::int64_t>> found;
  for (auto const& [_, visit] : last_told(visits, false)) {
    auto& counts = found[visit.officer];
    counts.resize(2);
    ++counts[0];
    counts[1] += std::int64_t{visit.stage == "paying"};
  }
  return found;
}

using Work = std::map<std::string, std::array<std::int64_t, 3>>;

Work worked(Visits all, std::string const& from, std::string const& to) {
  Work work;
  std::set<event::Uuid> before, during;
  std::ranges::sort(all, {}, [](auto const& one) { return std::tie(one.day, one.visit); });
  for (auto const& visit : all) {
    if (visit.day < from) before.insert(visit.household);
    if (visit.day < from || visit.day > to || !during.insert(visit.household).second) continue;
    ++work[visit.officer][0];
    work[visit.officer][1] += std::int64_t{!before.contains(visit.household)};
  }
  for (auto const& [_, visit] : last_told(between(all, from, to), true))
    if (visit.stage == "enrolling" || visit.stage == "paying") ++work[visit.officer][2];
  return work;
}

template <class Read>
auto read(TestHome& home, Read work) {
  return *home.store->read([&](Database& database) { return work(database); });
}

/// What a test asks: a store, the lines that lie in it, and days.
struct Drawn {
  TestFolder folder;
  TestHome home{folder.path};
  Visits all;
  std::string from = any_day(), to = any_day();

  Drawn() {
    auto const lines = shuffled(Weeks().drawn());
    add_all(home, lines);
    all = folded_visits(lines);
    if (from.empty()) from = "0000-00-00";
    if (to.empty()) to = "9999-12-31";
  }
};

}  // namespace

TEST_CASE("stages are told once of a household, by who noted the last of a time") {
  CHECK(rc::check([] {
    Drawn drawn;
    std::map<std::string, std::vector<std::int64_t>> found;
    for (auto const& one : read(drawn.home, [&](Database& database) {
           return staged_between(database, soums, drawn.from, drawn.to);
         }))
      found[one.officer] = {one.households, one.paying};
    RC_ASSERT(found == staged(between(drawn.all, drawn.from, drawn.to)));
  }));
}

TEST_CASE("a household moves once from where it stood before a time to where it stands behind it") {
  CHECK(rc::check([] {
    Drawn drawn;
    auto areas = soums;
    areas.resize(1 + drawn_below(2));  // of a household visited in two soums also what one tells
    auto visits = between(drawn.all, "", drawn.to);
    std::erase_if(
        visits, [&](auto const& one) { return std::ranges::find(areas, one.area) == areas.end(); });
    auto const all = last_told(visits, false);
    std::erase_if(visits, [&](auto const& one) { return one.day >= drawn.from; });
    auto const before = last_told(std::move(visits), false);
    std::map<std::pair<std::string, std::string>, std::int64_t> plain, found;
    for (auto const& [household, visit] : all) {
      auto const held = before.find(household);
      ++plain[{held == before.end() ? "" : held->second.stage, visit.stage}];
    }
    for (auto const& move : read(drawn.home, [&](Database& database) {
           return stage_moves(database, areas, drawn.from, drawn.to);
         }))
      found[{move.before, move.after}] = move.households;
    RC_ASSERT(found == plain);
  }));
}

TEST_CASE("work is told of who came first, and of who noted last that a household joins") {
  CHECK(rc::check([] {
    Drawn drawn;
    Work found;
    for (auto const& one : read(drawn.home, [&](Database& database) {
           return work_between(database, soums, drawn.from, drawn.to);
         }))
      if (one.reached + one.contacts + one.enrolled > 0)
        found[one.officer] = {one.reached, one.contacts, one.enrolled};
    RC_ASSERT(found == worked(drawn.all, drawn.from, drawn.to));
  }));
}

TEST_CASE("households reached and visited at home count once, in one soum and in two") {
  CHECK(rc::check([] {
    Drawn drawn;
    std::map<std::string, std::set<event::Uuid>> of_officer, of_soum;
    for (auto const& visit : between(drawn.all, drawn.from, drawn.to)) {
      of_officer[visit.officer].insert(visit.household);
      if (visit.way == "home" && visit.day > drawn.from)
        of_soum[visit.area].insert(visit.household);
    }
    for (auto const& [officer, count] : read(drawn.home, [&](Database& database) {
           return households_reached(database, soums, drawn.from, drawn.to);
         }))
      RC_ASSERT(count == std::ssize(of_officer[officer]));
    auto const home = read(drawn.home, [&](Database& database) {
      return visited_at_home(database, soums, drawn.from, drawn.to);
    });
    RC_ASSERT(home.size() == of_soum.size());
    for (auto const& [soum, count] : home) RC_ASSERT(count == std::ssize(of_soum[soum]));
  }));
}

TEST_CASE("a journey has a visit where its officer has one on its days") {
  CHECK(rc::check([] {
    Drawn drawn;
    for (auto const& officer : officers) {
      bool const has = std::ranges::any_of(
          between(drawn.all, drawn.from, drawn.to),
          [&](auto& one) { return one.officer == officer && one.day < drawn.to; });
      auto const found = read(drawn.home, [&](Database& database) {
        return visits_on(database, soums, {{officer, drawn.from, drawn.to}});
      });
      RC_ASSERT(found.empty() != has);
      for (auto const& visit : found)
        RC_ASSERT(visit.officer == officer && visit.day >= drawn.from && visit.day < drawn.to);
    }
  }));
}

TEST_CASE("deeds of an officer's days are what her visits add up to") {
  CHECK(rc::check([] {
    Drawn drawn;
    for (auto const& officer : officers) {
      std::int64_t visits = 0;
      for (auto const& visit : between(drawn.all, drawn.from, drawn.to))
        visits += std::int64_t{visit.officer == officer};
      auto const counts = read(drawn.home, [&](Database& database) {
        return deeds_in(database, soums, {{officer, drawn.from, drawn.to}});
      });
      RC_ASSERT(counts.front()[0] == visits);
    }
    std::int64_t nearer = 0, counted = 0;
    std::map<std::pair<event::Uuid, std::string>, int> held;
    auto all = drawn.all;
    std::ranges::sort(all, {}, [](auto const& one) { return std::pair(one.moment, one.visit); });
    for (auto const& visit : all) {
      if (visit.stage.empty()) continue;
      auto const place = std::ranges::find(stages, visit.stage) - stages.begin();
      int const rank = visit.stage == "not_interested" ? 0 : static_cast<int>(place) + 1;
      auto const [before, fresh] = held.try_emplace({visit.household, visit.area}, rank);
      nearer += std::int64_t{!fresh && rank > before->second};
      before->second = rank;
    }
    for (auto const& officer : officers)
      counted += read(drawn.home, [&](Database& database) {
                   return deeds_in(database, soums, {{officer, "2026-01-01", "2026-12-31"}});
                 }).front()[3];
    RC_ASSERT(counted == nearer);
  }));
}

TEST_CASE("a week counts whom it saw once, in one soum and in two, also where it is cut") {
  CHECK(rc::check([] {
    Drawn drawn;
    using Week = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    std::map<std::string, app::WeekSums> plain;
    std::map<std::string, std::set<event::Uuid>> households;
    for (auto const& visit : between(drawn.all, drawn.from, drawn.to)) {
      auto& week = plain[monday_of(visit.day)];
      ++week.visits;
      week.handbooks += visit.handbooks;
      week.calculations += std::ssize(visit.calculations);
      households[monday_of(visit.day)].insert(visit.household);
    }
    auto const told = read(drawn.home, [&](Database& database) {
      return weeks_of(database, soums, drawn.from, drawn.to);
    });
    RC_ASSERT(told.size() == plain.size());
    for (auto const& week : told) {
      auto const& wanted = plain.at(week.monday);
      RC_ASSERT(Week(week.visits, week.households, week.handbooks, week.calculations) ==
                Week(wanted.visits, std::ssize(households.at(week.monday)), wanted.handbooks,
                     wanted.calculations));
    }
  }));
}

TEST_CASE("a time is cut into whole weeks and the days around them") {
  auto const in_words = [](std::string const& from, std::string const& through) {
    auto const time = in_weeks(from, through);
    std::string words;
    for (auto const& days : time.days) words += days.first + ".." + days.last + " ";
    return words + (time.has_weeks() ? time.monday + "<" + time.behind : "");
  };
  CHECK(monday_of("2026-11-29") == "2026-11-23");  // a Sunday
  CHECK(monday_of("2026-11-23") == "2026-11-23");
  CHECK(monday_of("1969-12-31") == "1969-12-29");
  CHECK(in_words("2026-11-23", "2026-11-29") == "2026-11-23<2026-11-30");
  CHECK(in_words("2026-11-24", "2026-11-29") == "2026-11-24..2026-11-29 ");
  CHECK(in_words("2026-11-23", "2026-11-28") == "2026-11-23..2026-11-28 ");
  CHECK(in_words("2026-11-22", "2026-12-01") ==
        "2026-11-22..2026-11-22 2026-11-30..2026-12-01 2026-11-23<2026-11-30");
  CHECK(in_words("2026-11-28", "2026-12-01") == "2026-11-28..2026-11-29 2026-11-30..2026-12-01 ");
  CHECK(in_words("0", "2026-11-24") == "2026-11-23..2026-11-24 0<2026-11-23");
  CHECK(in_words("2026-11-24", "9999-12-31") == "2026-11-24..2026-11-29 2026-11-30<9999-12-31");
  CHECK(in_words("2026-11-25", "2026-11-24").empty());
}

TEST_CASE("what officers did is counted without walking over visits") {
  TestFolder folder;
  TestHome home(folder.path);
  app::LineWriter writer(test_uuid(1), "tes", "counts");
  add_all(home, visits_at_home(writer, 50, home.clock.now));
  read(home, [&](Database& database) {
    auto const before = database.rows_walked();
    std::string const from = "2026-01-01", to = "2026-12-31";
    CHECK(work_between(database, soums, from, to).front().reached == 50);
    CHECK(staged_between(database, soums, from, to).empty());
    CHECK(households_reached(database, soums, from, to).at("tes") == 50);
    CHECK(visited_at_home(database, soums, from, to).at(soums[0]) == 50);
    CHECK(deeds_in(database, soums, {{"tes", from, to}}).front()[0] == 50);
    CHECK(weeks_of(database, soums, from, to).front().households == 50);
    CHECK(stage_moves(database, soums, from, to).empty());
    CHECK(database.rows_walked() == before);
    return true;
  });
}

}  // namespace otor::store
