// SPDX-License-Identifier: Apache-2.0
#include "app/coverage_desk_for_tests.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "coverage/cases_for_tests.h"

namespace otor::app {
namespace {

using coverage::Reality;
using Desk = CoverageTestDesk;

}  // namespace

TEST_CASE("where nothing was imported nothing is invented") {
  Desk desk;
  auto const told = desk.ask(desk.head);
  REQUIRE(told.areas.size() == 3);
  for (auto const& area : told.areas) {
    CHECK(area.series.empty());
    CHECK(area.not_known == std::vector{NotKnown::numerator, NotKnown::denominator});
    CHECK_FALSE(area.since_baseline);
  }
  CHECK(told.reported.verdict == Reality::not_known);
  CHECK_FALSE(told.reported.after.share);
}

TEST_CASE("a head is told of her aimags and their soums, each with days and sources") {
  Desk desk;
  desk.two_soums();
  desk.target("183");
  auto const told = desk.ask(desk.head);
  CHECK(told.measure.code == "insurable_paid");
  CHECK(told.indicators.size() == 3);
  CHECK(told.sets.size() == 1);
  auto const area = desk.area(desk.head, "183");
  REQUIRE(area.series.size() == 2);
  CHECK(area.series[0].share == 1500);
  CHECK(area.series[1].share == 2000);
  CHECK(area.series[1].denominator.as_of == "2021-12-17");
  CHECK(area.series[1].numerator.sets == std::vector<std::string>{"s1"});
  REQUIRE(area.target);
  REQUIRE(area.target->aim);
  CHECK(area.target->aim->goal == 2000);
  CHECK(area.target->aim->per_cent == 3333);
  CHECK(area.target->aim->people == 50);
  CHECK(area.target->aim->missing == 0);
  REQUIRE(area.since_baseline);
  CHECK(area.since_baseline->whole == 500);
  CHECK(area.since_baseline->net == 60);
  CHECK(area.since_baseline->by_net == 600);
  CHECK(area.since_baseline->by_denominator == -100);
  CHECK_FALSE(area.since_baseline->lapsed);
  CHECK(area.since_baseline->verdict == Reality::counted);
  REQUIRE(area.year);
  CHECK(area.year->from == "2021-06-30");
  auto const soum = desk.area(desk.head, "18301");
  CHECK(soum.since_baseline->whole == 500);  // of its aimag's baseline
  CHECK_FALSE(soum.target);
}

TEST_CASE("who was asked in a survey stands for others: a change may be chance") {
  Desk desk;
  for (auto const* day : {"2021-06-30", "2022-06-30"}) desk.figures.put("asked", "183", day, 400);
  desk.figures.put("says_paying", "183", "2021-06-30", 60);
  desk.figures.put("says_paying", "183", "2022-06-30", 64);
  auto const verdict = [&] {
    auto const told = desk.ask(desk.head, "asked_paying");
    auto const area = std::ranges::find(told.areas, "183", &CoverageArea::area);
    REQUIRE(area != told.areas.end());
    REQUIRE(area->since_baseline.has_value());
    return area->since_baseline->verdict;
  };
  CHECK(verdict() == Reality::may_be_chance);
  desk.figures.put("says_paying", "183", "2022-06-30", 160);
  std::erase_if(desk.figures.all, [](auto const& one) { return one.value == 64; });
  CHECK(verdict() == Reality::beyond_chance);
}

TEST_CASE("a share of those who were asked has the interval that Python says it has") {
  auto const cases = coverage::rows_in(std::ifstream("cases/coverage/asked.csv"));
  REQUIRE(cases.size() >= 10);
  for (auto const& row : cases) {
    CAPTURE(row);
    Desk desk;
    desk.figures.put("says_paying", "183", "2021-06-30", std::stoll(row[0]));
    desk.figures.put("asked", "183", "2021-06-30", std::stoll(row[1]));
    if (!row[2].empty())
      desk.figures.put("herders_december", "183", "2020-12-31", std::stoll(row[2]));
    desk.figures.put("herders_december", "183", "2022-12-31", 1'000'000);  // known later
    auto const told = desk.ask(desk.head, "asked_paying");
    auto const area = std::ranges::find(told.areas, "183", &CoverageArea::area);
    REQUIRE(area->series.size() == 1);
    auto const& moment = area->series.front();
    CHECK(moment.share == std::stoll(row[3]));
    CHECK(moment.low == std::stoll(row[4]));
    CHECK(moment.high == std::stoll(row[5]));
  }
}

TEST_CASE("who was counted one and all has no interval, and more asked than there are has none") {
  Desk desk;
  desk.two_soums();
  for (auto const& moment : desk.area(desk.head, "183").series) CHECK_FALSE(moment.low);
  desk.figures.put("says_paying", "183", "2021-06-30", 60);
  desk.figures.put("asked", "183", "2021-06-30", 400);
  desk.figures.put("herders_december", "183", "2020-12-31", 300);
  auto const told = desk.ask(desk.head, "asked_paying");
  auto const area = std::ranges::find(told.areas, "183", &CoverageArea::area);
  CHECK(area->series.front().share == 1'500);
  CHECK_FALSE(area->series.front().low);
}

TEST_CASE("seasons stand behind a series with figures within a year, and yearly ones hide them") {
  Desk desk;
  desk.two_soums();
  CHECK(desk.area(desk.head, "183").seasons.empty());
  for (auto const* soum : {"18301", "18304"})
    desk.figures.put("paid_12_months", soum, "2021-12-31", 80);
  auto const seasons = desk.area(desk.head, "183").seasons;
  REQUIRE(seasons.size() == 5);
  CHECK(seasons[0].season == "summer");
  CHECK(seasons[0].from == "2021-06-30");  // from the first figure on
  CHECK(seasons[0].to == "2021-08-31");
  CHECK(seasons[1].season == "autumn");
  CHECK(seasons[2].season == "winter");
  CHECK(seasons[2].to == "2022-03-31");
  CHECK(seasons[4].to == "2022-06-30");  // up to the last
}

TEST_CASE("what a head may not see is not in the answer") {
  Desk desk;
  desk.figures.put("paid_12_months", "18401", "2021-06-30", 4711, "elsewhere");
  desk.targets.push_back({"theirs",
                          "insurable_paid",
                          {},
                          "far",
                          "2021-06-30",
                          "2022-12-31",
                          coverage::Rise::points,
                          500,
                          "made up"});
  auto const told = desk.ask(desk.head);
  for (auto const& area : told.areas) CHECK(area.area.starts_with("183"));
  CHECK(told.officers.empty());
  CHECK(told.sets.empty());
  CHECK_FALSE(coverage_of({"o", "o", Role::officer, {"18301"}, true}, "", Compared::nothing,
                          {desk.definitions, desk.targets, desk.soums, desk.officers, desk.figures,
                           desk.stages, "2022-11-27"}));
  CHECK_FALSE(coverage_of(desk.head, "colour", Compared::nothing,
                          {desk.definitions, desk.targets, desk.soums, desk.officers, desk.figures,
                           desk.stages, "2022-11-27"}));
}

TEST_CASE(
    "an aimag is told where all of its soums are, and its own figure stands before their sum") {
  Desk desk;
  desk.two_soums();
  desk.figures.put("paid_12_months", "18301", "2022-09-30", 110);
  CHECK(desk.area(desk.head, "183").series.size() == 2);
  CHECK(desk.area(desk.head, "18301").series.size() == 3);
  desk.figures.put("paid_12_months", "183", "2022-06-30", 200, "whole");
  auto const area = desk.area(desk.head, "183");
  CHECK(area.series[1].numerator.value == 200);
  CHECK(area.series[1].numerator.sets == std::vector<std::string>{"whole"});
  CHECK(area.series[0].numerator.value == 150);
  CHECK(area.series[0].numerator.sets == std::vector<std::string>{"s1"});
}

TEST_CASE("a numerator without a denominator, and one above it, are told as they are") {
  Desk desk;
  desk.figures.put("paid_12_months", "18301", "2021-06-30", 75);
  auto soum = desk.area(desk.head, "18301");
  CHECK(soum.not_known == std::vector{NotKnown::denominator});
  REQUIRE(soum.numerator);
  CHECK(soum.numerator->value == 75);
  desk.figures.put("herders_insurable", "18301", "2020-12-17", 74);
  soum = desk.area(desk.head, "18301");
  CHECK(soum.not_known == std::vector{NotKnown::contradicts});
  REQUIRE(soum.series.size() == 1);
  CHECK_FALSE(soum.series[0].share);
  CHECK_FALSE(soum.since_baseline);
}

TEST_CASE("a target whose baseline nobody imported says so") {
  Desk desk;
  desk.two_soums();
  desk.target("183");
  desk.targets.back().baseline = "2021-07-01";
  auto const area = desk.area(desk.head, "183");
  REQUIRE(area.target);
  CHECK_FALSE(area.target->aim);
  CHECK(area.not_known == std::vector{NotKnown::baseline});
  CHECK_FALSE(area.since_baseline);
}

TEST_CASE("of several targets the one that is due next is told") {
  Desk desk;
  desk.two_soums();
  for (auto const* by : {"2021-12-31", "2023-06-30", "2022-12-31"}) {
    desk.target("183");
    desk.targets.back().by = by;
  }
  CHECK(desk.area(desk.head, "183").target->target.by == "2022-12-31");
  desk.targets.resize(1);
  CHECK(desk.area(desk.head, "183").target->target.by == "2021-12-31");
}

TEST_CASE("lapses split the net, and an officer's target is that of her soums") {
  Desk desk;
  desk.two_soums();
  for (auto const* soum : {"18301", "18304"})
    desk.figures.put("lapsed_12_months", soum, "2022-06-30", 15);
  desk.target("183");
  desk.targets.push_back({"hers",
                          "insurable_paid",
                          {},
                          "tes",
                          "2021-06-30",
                          "2022-12-31",
                          coverage::Rise::per_cent,
                          500,
                          "made up"});
  auto const change = desk.area(desk.head, "183").since_baseline;
  REQUIRE(change);
  REQUIRE(change->lapsed);
  CHECK(change->lapsed->people == 30);
  CHECK(change->enrolled->people == 90);
  CHECK(change->enrolled->points + change->lapsed->points + change->by_denominator ==
        change->whole);
  auto const told = desk.ask(desk.head);
  REQUIRE(told.officers.size() == 1);
  CHECK(told.officers[0].name == "Тэс");
  REQUIRE(told.officers[0].aim);
  CHECK(told.officers[0].aim->goal == 1575);
  CHECK(told.officers[0].aim->people == 4);  // 15.75 % of 500 is 78.75
}

TEST_CASE("the programme is told of aimags alone, and of no few") {
  Desk desk;
  for (auto const* area : {"183", "184", "185"}) {
    desk.figures.put("herders_insurable", area, "2020-12-17", 1000);
    desk.figures.put("paid_12_months", area, "2021-06-30", 150);
  }
  auto told = desk.ask(desk.programme);
  REQUIRE(told.areas.size() == 4);
  CHECK(told.areas[0].area.empty());
  CHECK(told.areas[0].series[0].numerator.value == 450);
  CHECK(std::ranges::none_of(told.areas, &CoverageArea::withheld));
  CHECK(told.sets.size() == 1);
  desk.figures.put("paid_12_months", "185", "2021-06-30", 150, "theirs");
  desk.figures.all.erase(desk.figures.all.end() - 2);
  desk.figures.kept[0].by = desk.figures.kept[0].file = "somebody";
  desk.figures.all.back().value = 4;  // of 185; another one is withheld with it
  told = desk.ask(desk.programme);
  CHECK(told.areas[0].series[0].numerator.value == 304);
  CHECK(std::ranges::count(told.areas, true, &CoverageArea::withheld) == 2);
  CHECK(told.areas[3].withheld);
  CHECK(told.areas[3].series.empty());
  CHECK_FALSE(told.areas[3].numerator);
  CHECK(told.sets.size() == 2);  // the sum of all came from it
  CHECK(told.sets[0].by.empty());
  CHECK(told.sets[0].file.empty());
  desk.figures.all.back().value = 5;
  CHECK(std::ranges::none_of(desk.ask(desk.programme).areas, &CoverageArea::withheld));
  desk.figures.all.back().value = 996;  // four are not insured
  CHECK(desk.ask(desk.programme).areas[3].withheld);
}

TEST_CASE("the programme is told of no few who lapsed") {
  Desk desk;
  for (auto const* area : {"183", "184", "185"}) {
    desk.figures.put("herders_insurable", area, "2020-12-17", 1000);
    desk.figures.put("paid_12_months", area, "2021-06-30", 150);
    desk.figures.put("paid_12_months", area, "2022-06-30", 180);
    desk.figures.put("lapsed_12_months", area, "2022-06-30", 5);
  }
  CHECK(desk.ask(desk.programme).areas[3].since_baseline->lapsed);
  desk.figures.all.back().value = 4;
  auto const told = desk.ask(desk.programme);
  CHECK(told.areas[2].since_baseline->lapsed);
  CHECK_FALSE(told.areas[3].since_baseline->lapsed);
  CHECK(told.areas[3].since_baseline->net == 30);
}

TEST_CASE(
    "what visited households say has an interval by officers, and is real only beyond chance") {
  Desk desk;
  for (auto const* officer : {"a", "b", "c", "d", "e"}) {
    desk.stages.put("2021-06-10", officer, "paying", 5);
    desk.stages.put("2021-06-10", officer, "considering", 20);
    desk.stages.put("2022-06-10", officer, "paying", 15);
    desk.stages.put("2022-06-10", officer, "considering", 10);
  }
  auto told = desk.ask(desk.head).reported;
  CHECK(told.before.share == 2000);
  CHECK(told.after.share == 6000);
  CHECK(told.after.low == 6000);  // officers do not differ at all
  CHECK(told.change == 4000);
  CHECK(told.verdict == Reality::beyond_chance);
  desk.stages.rows.clear();
  for (auto const* officer : {"a", "b", "c", "d"}) {
    desk.stages.put("2022-06-10", officer, "paying", 5);
    desk.stages.put("2022-06-10", officer, "considering", 5);
  }
  told = desk.ask(desk.head).reported;
  CHECK(told.after.share == 5000);
  CHECK_FALSE(told.after.low);
  CHECK(told.verdict == Reality::too_few);
}

TEST_CASE("a head chooses of which days households are heard, the programme does not") {
  Desk desk;
  for (auto const* day : {"2021-06-10", "2022-06-10"})
    desk.stages.put(day, "a", day < std::string("2022") ? "considering" : "paying", 10);
  desk.stages.put("2022-07-01", "a", "considering", 10);
  auto const heard = [&](VisitedDays const& days, bool totals = false) {
    return visited_share({"18301"}, "2022-11-27", totals, desk.stages, days);
  };
  auto told = *heard({"2022-06-01", "2022-06-30"});
  CHECK(told.after.share == 10'000);
  CHECK(told.before.from == "2021-06-01");
  CHECK(told.before.to == "2021-06-30");
  CHECK(told.before.share == 0);
  // A time of more than a year is compared with one that does not reach into it.
  told = *heard({"2021-06-01", "2022-06-30"});
  CHECK(told.before.from == "2019-06-01");
  CHECK(told.before.to == "2020-06-30");
  told = *heard({"", "2022-06-30"});
  CHECK(told.after.from == "2021-07-01");
  CHECK(told.before.from == "2020-07-01");
  CHECK(heard({"2022-06-01", ""})->after.to == "2022-11-27");
  CHECK(heard({"2020-02-29", "2020-02-29"})->before.to == "2019-02-28");
  CHECK_FALSE(heard({"2022-06-30", "2022-06-01"}));
  CHECK_FALSE(heard({"2022-06-31", ""}));
  CHECK(heard({"2022-06-01", "2022-06-30"}, true)->after.from == "2021-01-01");
}

TEST_CASE("the programme hears what households say of whole years, in fives and whole per cent") {
  Desk desk;
  for (auto const* officer : {"a", "b", "c", "d", "e"}) {
    desk.stages.put("2021-06-10", officer, "paying", 3);
    desk.stages.put("2021-06-10", officer, "considering", 4);
    desk.stages.put("2022-06-10", officer, "paying", 7);  // of a year that is not over
  }
  desk.stages.put("2021-06-11", "e", "considering", 1);
  auto told = desk.ask(desk.programme).reported;
  CHECK(told.after.from == "2021-01-01");
  CHECK(told.after.to == "2021-12-31");
  CHECK(told.after.households == 35);  // of 36
  CHECK(told.after.share == 4200);     // of 41.67 %
  CHECK(told.before.households == 0);
  CHECK_FALSE(told.withheld);
  desk.stages.rows.clear();
  desk.stages.put("2021-06-10", "a", "paying", 4);
  desk.stages.put("2021-06-10", "a", "considering", 40);
  told = desk.ask(desk.programme).reported;
  CHECK(told.withheld);
  CHECK(told.after.households == 0);
  CHECK_FALSE(told.after.share);
}

TEST_CASE("the table has a row for each area and day, and formulas in sources do nothing") {
  Desk desk;
  desk.two_soums();
  desk.target("183");
  desk.figures.kept[0].source = "=HYPERLINK(\"x\"), 2021";
  auto const csv = coverage_csv(desk.ask(desk.head));
  CHECK(std::ranges::count(csv, '\n') == 1 + 3 * 2);
  CHECK(csv.find("\r\ninsurable_paid,183,2022-06-30,210,\"'=HYPERLINK(\"\"x\"\"), 2021\",1050,"
                 "2021-12-17,") != csv.npos);
  CHECK(csv.find(",2000,2021-06-30,500,60,,,-100,counted,t183,2000,0,\r\n") != csv.npos);
}

}  // namespace otor::app
