// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/told_visit.h"
#include "store/test_store.h"
#include "wire/parted_line.h"

namespace otor::store {

namespace {

constexpr std::int64_t day_ms = 86'400'000;
std::vector<std::string> const soums{"18301", "18304"}, officers{"bor", "sar", "tes"};

std::string quoted(event::Uuid id) { return "\"" + text_of(id) + "\""; }

std::uint64_t drawn_below(std::uint64_t count) {
  return *rc::gen::inRange<std::uint64_t>(0, count);
}

/// What three officers say of four families in two soums, over three weeks: visits that more than
/// one tells of, that are taken back, and taken back before they were told of.
class Weeks {
 public:
  std::vector<std::string> drawn() {
    for (std::uint64_t at = 0; at < officers.size(); ++at)
      writers_.emplace_back(test_uuid(1 + at), officers[at], officers[at]);
    for (std::uint64_t visit = 0, last = drawn_below(24); visit < last; ++visit) tell(visit);
    return std::exchange(lines_, {});
  }

 private:
  event::Uuid say(std::string_view kind, std::string const& body,
                  std::vector<event::Uuid> over = {}) {
    std::ranges::sort(over);
    auto const now = app::noon_in_west(2026, 11, 1) + static_cast<std::int64_t>(day_) * day_ms +
                     static_cast<std::int64_t>(lines_.size()) * 1'000;
    auto written = writers_[officer_].write(kind, soum_, family_, body, now, std::move(over));
    lines_.push_back(std::move(written.line));
    return written.id;
  }
  void tell(std::uint64_t number) {
    auto const visit = test_uuid(100 + number);
    family_ = test_uuid(10 + drawn_below(4));
    soum_ = soums[drawn_below(2)];
    day_ = drawn_below(21);
    officer_ = drawn_below(3);
    if (drawn_below(2) == 0) say("household_met", "{}");
    auto const in = [&](std::string_view kind, std::string const& more) {
      return say(kind, "{\"visit\":" + quoted(visit) + more + "}");
    };
    std::vector<event::Uuid> said{in("visit_started", R"(,"way":"home")"),
                                  in("handbook_given", R"(,"count":2,"edition":"1")")};
    officer_ = drawn_below(4) == 0 ? drawn_below(3) : officer_;
    if (drawn_below(3) == 0) {
      day_ = drawn_below(21);
      said.push_back(in("visit_started", R"(,"way":"phone")"));
    }
    if (drawn_below(3) != 0) return;
    auto const taken = drawn_below(2) == 0 ? visit : said[drawn_below(said.size())];
    say("entry_withdrawn", "{\"entry\":" + quoted(taken) + "}", said);
  }

  std::vector<app::LineWriter> writers_;
  std::vector<std::string> lines_;
  event::Uuid family_;
  std::string soum_;
  std::uint64_t day_ = 0, officer_ = 0;
};

std::vector<std::string> shuffled(std::vector<std::string> lines) {
  for (std::size_t at = lines.size(); at > 1; --at)
    std::swap(lines[at - 1], lines[drawn_below(at)]);
  return lines;
}

/// The plain fold: every act of every visit, households told apart in sets.
class Folded {
 public:
  explicit Folded(std::vector<std::string> const& lines) {
    std::map<std::tuple<event::Uuid, event::Uuid, std::string>, std::vector<app::Act>> acts;
    std::map<event::Uuid, std::vector<app::Withdrawal>> withdrawals;
    for (auto const& line : lines) {
      auto const event = *wire::read_open(line);
      if (auto const said = app::withdrawal_of(event, {}))
        withdrawals[said->household].push_back(*said);
      auto const act = app::act_of(event, {});
      if (!act) continue;
      if (act->kind == "household_met") known_[act->area].insert(act->household);
      if (act->visit) acts[{act->household, *act->visit, act->area}].push_back(*act);
    }
    for (auto const& [key, told] : acts)
      if (auto visit = app::told_visit(told, withdrawals[std::get<0>(key)]))
        visits_.push_back(std::move(*visit));
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

  /// The latest first.
  std::vector<event::Uuid> visits(std::string const& from, std::string const& to) const {
    std::vector<std::tuple<std::int64_t, event::Uuid, event::Uuid, std::string>> order;
    for (auto const& visit : visits_)
      if (visit.day >= from && (to.empty() || visit.day <= to))
        order.emplace_back(-visit.moment, visit.visit, visit.household, visit.area);
    std::ranges::sort(order);
    std::vector<event::Uuid> found;
    for (auto const& one : order) found.push_back(std::get<1>(one));
    return found;
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

void add_all(TestHome& home, std::vector<std::string> const& lines) {
  REQUIRE(home.store->writer().run([&] {
    for (auto const& line : lines) add_to_read_model(home.store->writing(), line, {});
  }));
}

std::string any_day() {
  auto const day = drawn_below(26);
  auto const text = std::to_string(day);
  return day == 0 ? "" : "2026-11-" + (day < 10 ? "0" + text : text);
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

TEST_CASE("pages of the latest visits lie in the order of all of them") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    auto const lines = shuffled(Weeks().drawn());
    add_all(home, lines);
    auto const from = any_day(), to = any_day();
    std::vector<event::Uuid> kept;
    for (std::int64_t skip = 0; skip < 40; skip += 5) {
      auto const page = *home.model.visits(soums, {from, to, 5, skip});
      for (auto const& visit : page) kept.push_back(visit.visit);
    }
    RC_ASSERT(kept == Folded(lines).visits(from, to));
  }));
}

TEST_CASE("the latest visits are found without sorting or walking over others") {
  TestFolder folder;
  TestHome home(folder.path);
  app::LineWriter writer(test_uuid(1), "tes", "counted visits");
  std::vector<std::string> lines;
  for (std::uint64_t number = 0; number < 500; ++number)
    lines.push_back(
        writer
            .write("visit_started", soums[0], test_uuid(1'000 + number),
                   "{\"visit\":" + quoted(test_uuid(5'000 + number)) + R"(,"way":"home"})",
                   home.clock.now)
            .line);
  add_all(home, lines);
  auto const pages = [&] {
    return *home.store->read([](Database& database) { return database.pages_asked(); });
  };
  (void)home.model.visits(soums, {"", "", 1, 0});  // what is prepared once
  auto const before = pages();
  REQUIRE(home.model.visits(soums, {"", "", 2, 0})->size() == 2);
  CHECK(pages() - before < 40);
}

}  // namespace otor::store
