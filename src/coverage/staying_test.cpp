// SPDX-License-Identifier: Apache-2.0
#include "coverage/staying.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

#include "coverage/cases_for_tests.h"

namespace otor::coverage {
namespace {

using statistics::LifeRow;

Date day(char const* text) { return *parse_date(text); }
Month month(char const* text) { return *parse_month(text); }

std::string shown(char const* from, char const* to, char const* known_on) {
  Spell spell{month(from), {}};
  if (to != nullptr) spell.to = month(to);
  auto const stay = stay_of(spell, day(known_on));
  if (!stay) return "nothing";
  return std::to_string(stay->time) + (stay->ended ? " ended" : " open");
}

std::vector<std::vector<std::string>> table(char const* file) {
  return rows_in(std::ifstream(file));
}

/// The life table of the recorded spells of an area and a kind; "" of all.
std::vector<LifeRow> recorded(std::string const& area, std::string const& kind) {
  std::vector<LifeRow> rows;
  for (auto const& row : table("cases/coverage/staying_spells.csv")) {
    if (!row[0].starts_with(area) || (!kind.empty() && row[1] != kind)) continue;
    Spell spell{day(row[2].c_str()).month, {}};
    if (!row[3].empty()) spell.to = day(row[3].c_str()).month;
    auto const stay = *stay_of(spell, day("2026-10-20"));
    rows.push_back({stay.time, stay.ended ? 1 : 0, stay.ended ? 0 : 1});
  }
  return rows;
}

bool close(double one, std::string const& other) { return std::abs(one - std::stod(other)) < 1e-9; }

rc::Gen<std::vector<LifeRow>> some_rows() {
  auto const row = rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(0, 40), rc::gen::inRange(0, 9), rc::gen::inRange(0, 9)),
      [](std::tuple<int, int, int> const& drawn) {
        auto const& [time, ended, open] = drawn;
        return LifeRow{time, ended, open};
      });
  return rc::gen::container<std::vector<LifeRow>>(row);
}

using Shown = std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, double, double>>;
Shown shown(std::vector<LifeRow> rows) {
  Shown all;
  for (auto const& step : statistics::survival_in(std::move(rows)))
    all.emplace_back(step.time, step.at_risk, step.ended, step.share, step.error);
  return all;
}

}  // namespace

TEST_CASE("a spell counts its months, and no month is known before it is over") {
  CHECK(shown("2026-01", "2026-01", "2026-10-20") == "1 ended");
  CHECK(shown("2026-01", "2026-09", "2026-10-20") == "9 ended");
  // In the running month nothing is over, whatever the register says of it.
  CHECK(shown("2026-01", "2026-10", "2026-10-20") == "9 open");
  CHECK(shown("2026-01", nullptr, "2026-10-20") == "9 open");
  CHECK(shown("2026-10", nullptr, "2026-10-20") == "0 open");
  CHECK(shown("2026-10", "2026-10", "2026-10-20") == "0 open");
  // On its last day the month is over.
  CHECK(shown("2026-01", "2026-10", "2026-10-31") == "10 ended");
  CHECK(shown("2026-01", nullptr, "2026-10-31") == "10 open");
  CHECK(shown("2026-02", nullptr, "2026-02-28") == "1 open");
  CHECK(shown("2024-02", nullptr, "2024-02-28") == "0 open");
  CHECK(shown("2026-02", "2026-01", "2026-10-20") == "nothing");
  CHECK(shown("2027-02", "2027-03", "2026-10-20") == "0 open");  // it has not begun
}

TEST_CASE("what staying comes to is what Python computed spell by spell") {
  std::map<std::pair<std::string, std::string>, std::vector<std::vector<std::string>>> expected;
  for (auto const& row : table("cases/coverage/staying.csv"))
    expected[{row[0], row[1]}].push_back(row);
  REQUIRE(expected.size() >= 20);
  for (auto const& [name, rows] : expected) {
    CAPTURE(name.first);
    CAPTURE(name.second);
    auto const steps = statistics::survival_in(recorded(name.first, name.second));
    REQUIRE(steps.size() == rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
      CHECK(std::to_string(steps[at].time) == rows[at][2]);
      CHECK(std::to_string(steps[at].at_risk) == rows[at][3]);
      CHECK(std::to_string(steps[at].ended) == rows[at][4]);
      CHECK(close(steps[at].share, rows[at][5]));
      CHECK(close(steps[at].error, rows[at][6]));
      CHECK(steps[at].low.has_value() == !rows[at][7].empty());
      if (!steps[at].low) continue;
      CHECK(close(*steps[at].low, rows[at][7]));
      CHECK(close(*steps[at].high, rows[at][8]));
    }
  }
}

TEST_CASE("a life table has no order, and its parts add up to the whole") {
  CHECK(rc::check([] {
    auto const one = *some_rows(), other = *some_rows();
    std::map<std::int64_t, LifeRow> sums;
    auto both = one;
    both.insert(both.end(), other.begin(), other.end());
    for (auto const& row : both) {
      sums[row.time].time = row.time;
      sums[row.time].ended += row.ended;
      sums[row.time].open += row.open;
    }
    std::vector<LifeRow> summed;
    for (auto const& [time, row] : sums) summed.push_back(row);
    auto turned = both;
    std::ranges::reverse(turned);
    RC_ASSERT(shown(both) == shown(summed));
    RC_ASSERT(shown(both) == shown(turned));
    std::vector<statistics::Lasted> times;
    for (auto const& row : both) {
      times.insert(times.end(), static_cast<std::size_t>(row.ended), {row.time, true});
      times.insert(times.end(), static_cast<std::size_t>(row.open), {row.time, false});
    }
    Shown single;
    for (auto const& step : statistics::survival(times))
      single.emplace_back(step.time, step.at_risk, step.ended, step.share, step.error);
    RC_ASSERT(shown(both) == single);
  }));
}

TEST_CASE("where nobody stopped there is no step, and a curve only goes down within its interval") {
  CHECK(rc::check([] {
    auto rows = *some_rows();
    double before = 1;
    for (auto const& step : statistics::survival_in(rows)) {
      RC_ASSERT(step.share < before);
      RC_ASSERT(step.at_risk == at_risk(rows, step.time));
      if (step.low) RC_ASSERT(*step.low <= step.share && step.share <= *step.high);
      before = step.share;
    }
    for (auto& row : rows) row.ended = 0;
    RC_ASSERT(statistics::survival_in(rows).empty());
    RC_ASSERT(steep_months(rows, 40).empty());
  }));
}

TEST_CASE("the pace is stops by months lived, and no month behind the last counts") {
  std::vector<LifeRow> const rows{{2, 1, 0}, {5, 1, 3}};
  CHECK(pace_of(rows, 5).ended == 2);
  CHECK(pace_of(rows, 5).months == 22);
  CHECK(pace_of(rows, 3).ended == 1);
  CHECK(pace_of(rows, 3).months == 14);
}

TEST_CASE("a month is called steep only where chance alone would rarely make it so") {
  auto const months = [](std::vector<LifeRow> const& rows) {
    std::string out;
    for (auto const& month : steep_months(rows, 60)) out += std::to_string(month.months) + " ";
    return out;
  };
  // Twenty of a thousand stop each month, and of those who come to a year 190 at once.
  std::vector<LifeRow> rows;
  for (std::int64_t month = 1; month <= 24; ++month)
    rows.push_back({month, month == 12 ? 190 : 20, 0});
  rows.push_back({24, 0, 200});
  CHECK(months(rows) == "12 ");
  // The same in small: one more than usual says nothing.
  CHECK(months({{1, 1, 0}, {2, 1, 0}, {3, 2, 0}, {4, 1, 0}, {24, 0, 20}}).empty());
  CHECK(months({{1, 1, 0}, {3, 9, 0}, {24, 0, 90}}).empty());
  CHECK(months({{1, 1, 0}, {3, 10, 0}, {24, 0, 90}}) == "3 ");
  std::vector<LifeRow> even;
  for (std::int64_t month = 1; month <= 24; ++month) even.push_back({month, 20, 0});
  even.push_back({24, 0, 400});
  CHECK(months(even).empty());
}

}  // namespace otor::coverage
