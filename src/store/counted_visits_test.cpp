// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "store/weeks_for_tests.h"

namespace otor::store {

namespace {

/// The plain fold: every act of every visit, households told apart in sets.
class Folded {
 public:
  explicit Folded(std::vector<std::string> const& lines) : visits_(folded_visits(lines)) {
    for (auto const& line : lines)
      if (auto const act = app::act_of(*wire::read_open(line), {}))
        if (act->kind == "household_met") known_[act->area].insert(act->household);
  }

  app::OverviewSums overview(std::string const& from, std::string const& to) const {
    std::map<std::pair<std::string, std::string>, app::VisitSums> sums;
    std::map<std::pair<std::string, std::string>, std::set<event::Uuid>> of_officer;
    std::map<std::string, std::set<event::Uuid>> of_soum;
    for (auto const& visit : visits_) {
      if (visit.day < from || (!to.empty() && visit.day > to)) continue;
      std::pair const key(visit.area, visit.officer);
      add(sums[key], {visit.area, visit.officer, visit.at, 1, 0, visit.handbooks,
                      static_cast<std::int64_t>(visit.calculations.size())});
      of_officer[key].insert(visit.household);
      of_soum[visit.area].insert(visit.household);
    }
    app::OverviewSums all;
    for (auto const& [key, sum] : sums) {
      all.officers.push_back(sum);
      std::tie(all.officers.back().area, all.officers.back().officer) = key;
      all.officers.back().households = static_cast<std::int64_t>(of_officer[key].size());
    }
    for (auto const& soum : soums) {
      all.households_visited[soum] = static_cast<std::int64_t>(of_soum[soum].size());
      auto const known = known_.find(soum);
      all.households_known[soum] =
          known == known_.end() ? 0 : static_cast<std::int64_t>(known->second.size());
    }
    return all;
  }

  app::NotedSums noted(app::OverviewQuestion const& asked) const {
    app::NotedSums sums;
    for (auto const& visit : visits_) {
      if (!is_asked(asked, visit)) continue;
      ++sums.visits;
      sums.listed += std::int64_t{is_listed(asked.only, visit)};
      for (auto const& code : std::set(visit.questions.begin(), visit.questions.end()))
        ++sums.questions[code];
      for (auto const& code : std::set(visit.findings.begin(), visit.findings.end()))
        ++sums.findings[code];
    }
    return sums;
  }

  /// The latest first.
  std::vector<event::Uuid> visits(app::OverviewQuestion const& asked) const {
    std::vector<std::tuple<std::int64_t, event::Uuid, event::Uuid, std::string>> order;
    for (auto const& visit : visits_)
      if (is_asked(asked, visit) && is_listed(asked.only, visit))
        order.emplace_back(-visit.moment, visit.visit, visit.household, visit.area);
    std::ranges::sort(order);
    std::vector<event::Uuid> found;
    for (auto const& one : order) found.push_back(std::get<1>(one));
    return found;
  }

 private:
  static bool is_asked(app::OverviewQuestion const& asked, app::ToldVisit const& visit) {
    return visit.day >= asked.from && (asked.to.empty() || visit.day <= asked.to) &&
           (asked.only.officer.empty() || visit.officer == asked.only.officer);
  }
  static bool is_listed(app::VisitFilter const& only, app::ToldVisit const& visit) {
    auto const among = [](std::vector<std::string> const& codes, std::string const& code) {
      return code.empty() || std::ranges::find(codes, code) != codes.end();
    };
    return among(visit.questions, only.asked) && among(visit.findings, only.finding);
  }

 private:
  std::vector<app::ToldVisit> visits_;
  std::map<std::string, std::set<event::Uuid>> known_;
};

using Row = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t,
                       std::int64_t, std::int64_t>;

std::vector<Row> rows_of(app::OverviewSums const& sums) {
  std::vector<Row> rows;
  for (auto const& sum : sums.officers)
    rows.emplace_back(sum.area, sum.officer, sum.last, sum.visits, sum.households, sum.handbooks,
                      sum.calculations);
  std::ranges::sort(rows);
  return rows;
}

}  // namespace

TEST_CASE("an overview counts what all acts fold to, whatever was told late or taken back") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    auto const lines = shuffled(Weeks().drawn());
    add_all(home, lines);
    Folded const folded(lines);
    for (int question = 0; question < 6; ++question) {
      auto const from = any_day(), to = any_day();
      auto const kept = *home.model.overview(soums, from, to), plain = folded.overview(from, to);
      RC_ASSERT(rows_of(kept) == rows_of(plain));
      RC_ASSERT(kept.households_visited == plain.households_visited);
      RC_ASSERT(kept.households_known == plain.households_known);
    }
  }));
}

TEST_CASE("a visit that was put right counts in the way it was") {
  TestFolder folder;
  TestHome home(folder.path);
  app::LineWriter writer(test_uuid(1), "tes", "one");
  auto const body = "{\"visit\":" + quoted(test_uuid(100)) + R"(,"way":")";
  std::vector<std::string> lines;
  for (auto const* kind : {"visit_started", "visit_changed"}) {
    auto const* way = lines.empty() ? "home" : "phone";
    auto const now = home.clock.now + static_cast<std::int64_t>(lines.size());
    lines.push_back(writer.write(kind, soums[0], test_uuid(10), body + way + "\"}", now).line);
  }
  std::ranges::reverse(lines);  // whichever came first
  add_all(home, lines);
  auto const way = home.store->read([](Database& database) {
    auto rows = database.prepare("SELECT way FROM visit WHERE stands");
    rows.query().step();
    return rows.text(0);
  });
  REQUIRE(way);
  CHECK(*way == "phone");
}

namespace {

/// Of any days, of anybody or one officer, with or without a code.
app::OverviewQuestion any_question() {
  auto const maybe = [](std::string const& text) { return drawn_below(2) == 0 ? "" : text; };
  auto const code = [](char set) { return set + std::to_string(1 + drawn_below(4)); };
  return {any_day(),
          any_day(),
          5,
          0,
          {"", maybe(officers[drawn_below(3)]), maybe(code('Q')), maybe(code('B'))}};
}

std::vector<event::Uuid> all_pages(TestHome& home, app::OverviewQuestion question) {
  std::vector<event::Uuid> visits;
  for (; question.skip < 40; question.skip += question.limit) {
    auto const page = *home.model.visits(soums, question);
    for (auto const& visit : page) visits.push_back(visit.visit);
  }
  return visits;
}

}  // namespace

TEST_CASE("what was asked and found is counted as all acts fold to, and the list is as long") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    auto const lines = shuffled(Weeks().drawn());
    add_all(home, lines);
    Folded const folded(lines);
    for (int number = 0; number < 6; ++number) {
      auto const question = any_question();
      auto const kept = *home.model.noted(soums, question);
      RC_ASSERT(kept == folded.noted(question));
      RC_ASSERT(kept.listed == std::ssize(all_pages(home, question)));
    }
  }));
}

TEST_CASE("pages of the latest visits lie in the order of all that are asked for") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    auto const lines = shuffled(Weeks().drawn());
    add_all(home, lines);
    auto const question = any_question();
    RC_ASSERT(all_pages(home, question) == Folded(lines).visits(question));
  }));
}

TEST_CASE("the latest visits are found without sorting or walking over others") {
  TestFolder folder;
  TestHome home(folder.path);
  app::LineWriter writer(test_uuid(1), "tes", "counted visits");
  add_all(home, visits_at_home(writer, 500, home.clock.now));
  auto const pages = [&] {
    return *home.store->read([](Database& database) { return database.pages_asked(); });
  };
  (void)home.model.visits(soums, {"", "", 1, 0});  // what is prepared once
  auto const before = pages();
  REQUIRE(home.model.visits(soums, {"", "", 2, 0})->size() == 2);
  CHECK(pages() - before < 40);
}

}  // namespace otor::store
