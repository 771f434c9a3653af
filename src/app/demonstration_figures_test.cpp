// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_figures.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "app/demonstration_spells.h"
#include "wire/indicators.h"

namespace otor::app {
namespace {

DemonstrationPlan plan() {
  DemonstrationPlan one;
  one.today_ms = 1'795'000'000'000;  // 2026-11-18
  one.areas = {{"18301", "183", "Өлгий", "", "", 0, 0, 46},
               {"18331", "183", "Толбо", "", "", 0, 0, 900},
               {"18401", "184", "Ж", "", "", 0, 0, 0}};
  return one;
}

}  // namespace

TEST_CASE("made-up figures say so, and no numerator is above its denominator") {
  auto const definitions = *wire::read_indicators(coverage::default_indicators());
  std::map<std::string, std::map<std::string, std::int64_t>> all;
  for (auto const& made : demonstration_figures(plan())) {
    CHECK(made.set.made_up);
    CHECK(coverage::indicator_of(definitions, made.set.indicator) != nullptr);
    CHECK(made.set.rows == static_cast<std::int64_t>(made.figures.size()));
    for (auto const& figure : made.figures) {
      CHECK(figure.area != "18401");  // how many there are is not known
      CHECK(text_of(figure.as_of) < "2026-11-18");
      CHECK(
          all[figure.indicator].emplace(figure.area + text_of(figure.as_of), figure.value).second);
    }
  }
  for (auto const& made : {known_households(plan().areas)})
    for (auto const& figure : made.figures)
      all[figure.indicator][figure.area + text_of(figure.as_of)] = figure.value;
  CHECK(all["paid_12_months"].contains("183012021-06-30"));
  CHECK(all["paid_last_month"].size() == 48);
  int compared = 0;
  for (auto const& measure : definitions.measures) {
    for (auto const& [name, value] : all[measure.numerator]) {
      auto const other = all[measure.denominator].find(name);
      if (other == all[measure.denominator].end()) continue;
      CHECK(value <= other->second);
      ++compared;
    }
  }
  CHECK(compared > 40);
}

TEST_CASE("in the made-up figures no more lapse than had paid, and nobody comes less than never") {
  std::map<std::string, std::int64_t> paid, lapsed;
  for (auto const& made : demonstration_figures(plan())) {
    for (auto const& figure : made.figures) {
      auto const key = figure.area + text_of(figure.as_of);
      if (figure.indicator == "paid_12_months") paid[key] = figure.value;
      if (figure.indicator == "lapsed_12_months") lapsed[key] = figure.value;
    }
  }
  CHECK(lapsed.size() + 2 == paid.size());  // of the baseline in two soums nothing is told
  for (auto now = paid.begin(); now != paid.end(); ++now) {
    auto const left = lapsed.find(now->first);
    if (left == lapsed.end()) continue;
    auto const before = std::prev(now)->second;
    CHECK(left->second <= before);
    CHECK(now->second - before + left->second >= 0);
  }
}

TEST_CASE("made-up figures tell of the last day of the season and of the same day a year before") {
  auto const days = [](DemonstrationPlan const& plan) {
    std::map<std::string, std::set<std::string>> days;
    for (auto const& made : demonstration_figures(plan))
      for (auto const& figure : made.figures) days[figure.indicator].insert(text_of(figure.as_of));
    return days;
  };
  auto told = days(plan());
  for (auto const* indicator : {"paid_12_months", "herders_insurable", "lapsed_12_months"}) {
    CHECK(*told[indicator].rbegin() == "2026-11-17");
    CHECK(told[indicator].contains("2025-11-17"));
  }
  auto new_year = plan();
  new_year.today_ms = 1'798'761'600'000;  // 2027-01-01
  told = days(new_year);
  CHECK(*told["paid_12_months"].rbegin() == "2026-12-31");
  CHECK(told["paid_12_months"].size() == told["lapsed_12_months"].size() + 1);
  auto early = plan();
  early.today_ms = 1'625'184'000'000;  // 2021-07-02
  told = days(early);
  CHECK(told["paid_12_months"] == std::set<std::string>{"2021-06-30", "2021-07-01"});
}

TEST_CASE("real numbers of households are of the soums where they are known") {
  auto const made = known_households(plan().areas);
  CHECK_FALSE(made.set.made_up);
  REQUIRE(made.figures.size() == 2);
  CHECK(made.figures[1].value == 900);
  CHECK(made.figures[1].area == "18331");
  CHECK(text_of(made.figures[1].as_of) == "2020-12-31");
}

TEST_CASE("made-up spells say so, are the same every time, and end most often after a year") {
  auto const made = demonstration_spells(plan());
  CHECK(made.set.made_up);
  CHECK(made.set.as_of == "2026-11-01");
  std::map<std::int64_t, std::int64_t> ended;
  std::int64_t rows = 0;
  for (auto const& count : made.stays) {
    CHECK(count.area != "18401");
    ended[count.months] += count.ended;
    rows += count.ended + count.open;
  }
  CHECK(made.set.rows == rows);
  CHECK(rows == 46 * 2 / 5 + 900 * 2 / 5);
  for (auto const& [months, count] : ended)
    if (months != 12) CHECK(count < ended[12]);
  CHECK(demonstration_spells(plan()).stays == made.stays);
}

}  // namespace otor::app
