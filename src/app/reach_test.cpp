// SPDX-License-Identifier: Apache-2.0
#include "app/reach.h"

#include <boost/describe.hpp>

#include "app/coverage_desk_for_tests.h"
#include "wire/json.h"

namespace otor::app {
namespace {

using coverage::Side;

/// Twelve soums of 183, 100 of 500 insured in June 2021: those of even number are reached by a
/// tenth of their 200 households and ten more are insured a year later, of the others by none.
struct ReachDesk : CoverageTestDesk {
  explicit ReachDesk(int count = 12) {
    soums.clear();
    for (int at = 0; at < count; ++at) {
      soums.push_back(std::to_string(18301 + at));
      auto const* soum = soums.back().c_str();
      bool const reached = at % 2 == 0;
      figures.put("households_herding", soum, "2020-12-31", 200, "homes");
      figures.put("herders_insurable", soum, "2020-12-17", 500);
      figures.put("paid_12_months", soum, "2021-06-30", 100);
      figures.put("paid_12_months", soum, "2022-06-30", reached ? 110 : 100);
      if (reached) stages.at_home.emplace_back(soum, "2022-03-01", 20);
    }
  }
  std::vector<CoverageReach> of(Account const& account, std::string const& aimag = "183",
                                std::string const& measure = "") {
    auto const told = ask(account, measure);
    auto const found = std::ranges::find(told.areas, aimag, &CoverageArea::area);
    REQUIRE(found != told.areas.end());
    return found->reach;
  }
  CoverageReach one(Account const& account) {
    auto const all = of(account);
    REQUIRE(all.size() == 1);
    return all[0];
  }
  void drop(std::string const& indicator, std::string const& soum, std::string const& day) {
    std::erase_if(figures.all, [&](coverage::Figure const& figure) {
      return figure.indicator == indicator && figure.area == soum && text_of(figure.as_of) == day;
    });
  }
};

std::string json(Coverage const& coverage) { return wire::text_of_message(coverage); }

}  // namespace

TEST_CASE("soums reached more stand beside those reached less, between the days of the change") {
  ReachDesk desk;
  auto const told = desk.one(desk.head);
  CHECK(told.from == "2021-06-30");
  CHECK(told.to == "2022-06-30");
  CHECK(told.state == ReachState::told);
  CHECK_FALSE(told.by_count);
  CHECK(told.line == 500);  // 120 of 2,400
  REQUIRE(told.soums.size() == 12);
  CHECK(told.soums[0].soum == "18301");
  CHECK(told.soums[0].side == Side::more);
  CHECK(told.soums[0].visited == 20);
  CHECK(told.soums[0].reached == 1000);
  CHECK(told.soums[0].change == 200);
  CHECK(told.soums[1].side == Side::less);
  CHECK(told.soums[1].change == 0);
  REQUIRE(told.more);
  CHECK(told.more->soums == 6);
  CHECK(told.more->reached == 1000);
  CHECK(told.more->before == 2000);
  CHECK(told.more->after == 2200);
  CHECK(told.difference == 200);
  CHECK(told.households_from == "2020-12-31");
  CHECK(told.sources == std::vector<std::string>{"Table of 2021"});
}

TEST_CASE("a visit counts after the first day up to the last, and later ones are told apart") {
  ReachDesk desk(2);
  desk.stages.at_home = {{"18301", "2021-06-30", 1},
                         {"18301", "2021-07-01", 2},
                         {"18302", "2022-06-30", 1},
                         {"18302", "2022-07-01", 9}};
  auto const told = desk.one(desk.head);
  CHECK(told.soums[0].visited == 2);
  CHECK(told.soums[1].visited == 1);
  CHECK(told.later == 9);
  CHECK(told.state == ReachState::told);
}

TEST_CASE("where nothing can be compared it is said why") {
  ReachDesk desk(3);
  desk.stages.at_home.clear();
  CHECK(desk.one(desk.head).state == ReachState::no_visits);
  desk.stages.at_home = {{"18301", "2022-07-01", 30}};
  auto told = desk.one(desk.head);
  CHECK(told.state == ReachState::visits_later);
  CHECK(told.later == 30);
  CHECK_FALSE(told.more);
  desk.stages.at_home.clear();
  for (auto const& soum : desk.soums) desk.stages.at_home.emplace_back(soum, "2022-03-01", 30);
  CHECK(desk.one(desk.head).state == ReachState::alike);
  ReachDesk alone(1);
  CHECK(alone.one(alone.head).state == ReachState::too_few_soums);
  ReachDesk never;
  never.figures.all.clear();
  CHECK(never.of(never.head).empty());
}

TEST_CASE(
    "a soum without a figure of a day is not known, and the others are compared all the same") {
  ReachDesk desk;
  desk.drop("paid_12_months", "18301", "2022-06-30");
  desk.drop("paid_12_months", "18302", "2021-06-30");
  auto const told = desk.one(desk.head);
  CHECK(told.to == "2022-06-30");  // which is no day of the whole aimag any more
  CHECK_FALSE(told.soums[0].after);
  CHECK_FALSE(told.soums[0].change);
  CHECK(told.soums[0].side == Side::neither);
  CHECK(told.soums[0].visited == 20);
  CHECK_FALSE(told.soums[1].before);
  CHECK(told.state == ReachState::told);
  CHECK(told.more->soums + told.less->soums == 10);
}

TEST_CASE("unknown households, and fewer than were visited, leave a soum out; more counts visits") {
  ReachDesk desk;
  desk.drop("households_herding", "18301", "2020-12-31");
  desk.stages.at_home.emplace_back("18303", "2022-04-01", 500);
  auto told = desk.one(desk.head);
  CHECK_FALSE(told.soums[0].households);
  CHECK(told.soums[0].side == Side::neither);
  CHECK(told.soums[2].households == 200);
  CHECK(told.soums[2].visited == 520);
  CHECK_FALSE(told.soums[2].reached);
  CHECK(told.soums[2].side == Side::neither);
  for (auto const& soum : desk.soums) desk.drop("households_herding", soum, "2020-12-31");
  desk.figures.put("households_herding", "18305", "2022-07-01", 900);  // after the last day
  told = desk.one(desk.head);
  CHECK(told.by_count);
  CHECK(told.line == 5'167);  // 620 in 12 soums
  CHECK_FALSE(told.more->households);
  CHECK(told.sources.empty());
}

TEST_CASE("the change of a year is compared as well, of answers in a survey nothing is") {
  ReachDesk desk;
  for (auto const& soum : desk.soums)
    desk.figures.put("paid_12_months", soum.c_str(), "2020-12-31", 100);
  desk.target("183");
  desk.targets.back().baseline = "2020-12-31";
  auto const told = desk.of(desk.head);
  REQUIRE(told.size() == 2);
  CHECK(told[0].from == "2020-12-31");
  CHECK(told[1].from == "2021-06-30");
  for (auto const& soum : desk.soums) {
    for (auto const* day : {"2021-06-30", "2022-06-30"}) {
      desk.figures.put("asked", soum.c_str(), day, 400);
      desk.figures.put("says_paying", soum.c_str(), day, 60);
    }
  }
  auto const asked = desk.of(desk.head, "183", "asked_paying");
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].state == ReachState::asked);
  CHECK(asked[0].soums.empty());
}

TEST_CASE("soums are told of nowhere but under their own aimag") {
  ReachDesk desk;
  desk.soums.push_back("18401");
  desk.soums.push_back("18402");
  Account const both{"both", "b", Role::head, {"183", "184"}, true};
  CHECK(desk.of(both, "183").size() == 1);
  CHECK(desk.of(both, "").empty());
  CHECK(desk.of(both, "184").empty());  // no figures
  CHECK(desk.of(both, "18301").empty());
}

TEST_CASE("the programme is told of both sides alone, roundly, and of no soum") {
  ReachDesk desk;
  desk.figures.put("paid_12_months", "18301", "2022-06-30", 113, "s2");
  desk.figures.all.erase(std::ranges::find_if(
      desk.figures.all, [](auto const& one) { return one.area == "18301" && one.value == 110; }));
  desk.stages.at_home.emplace_back("18301", "2022-04-01", 7);
  desk.stages.at_home.emplace_back("18302", "2022-07-01", 7);
  CHECK(desk.one(desk.head).more->change == 210);  // 3 more of 3,000
  auto const told = desk.one(desk.programme);
  CHECK(told.state == ReachState::told);
  CHECK(told.soums.empty());
  CHECK(told.sources.empty());
  CHECK(told.later == 0);
  CHECK_FALSE(told.line);
  REQUIRE(told.more);
  CHECK(told.more->soums == 6);
  CHECK(told.more->reached == 1100);  // 127 of 1,200 are 10.58 per cent
  CHECK(told.more->change == 210);
  CHECK_FALSE(told.more->visited);
  CHECK_FALSE(told.more->before);
  CHECK_FALSE(told.more->lowest);
  CHECK(told.difference == told.more->change - told.less->change);
  auto const text = json(desk.ask(desk.programme));
  for (auto const& soum : desk.soums) CHECK(text.find(soum) == text.npos);
}

TEST_CASE("a fall is rounded for the programme as far from nothing as a rise") {
  ReachDesk desk;
  for (auto& figure : desk.figures.all)
    if (figure.value == 110) figure.value = 93;  // of 500: 140 of a hundredth down
  desk.figures.all.back().value -= 2;            // of the others: 2 of 3,000
  CHECK(desk.one(desk.head).less->change == -7);
  auto const told = desk.one(desk.programme);
  CHECK(told.more->change == -140);
  CHECK(told.less->change == -10);
  CHECK(told.difference == -130);
}

TEST_CASE("the programme is told of no side of few soums, few visits or few people") {
  auto const state = [](ReachDesk& desk) {
    auto const told = desk.one(desk.programme);
    if (told.state == ReachState::withheld) {
      CHECK_FALSE(told.more);
      CHECK_FALSE(told.less);
      CHECK_FALSE(told.difference);
    }
    return told.state;
  };
  ReachDesk eight(8), ten(10);
  CHECK(state(eight) == ReachState::withheld);
  CHECK(state(ten) == ReachState::told);
  ReachDesk visits;
  visits.stages.at_home.emplace_back("18302", "2022-03-01", 4);
  CHECK(state(visits) == ReachState::withheld);
  visits.stages.at_home.emplace_back("18302", "2022-03-01", 1);
  CHECK(state(visits) == ReachState::told);
  ReachDesk nearly_all;  // of the 1,200 households of one side four or none are left
  nearly_all.stages.at_home.clear();
  for (int at = 0; at < 12; at += 2)
    nearly_all.stages.at_home.emplace_back(nearly_all.soums[at], "2022-03-01", at == 0 ? 196 : 200);
  CHECK(state(nearly_all) == ReachState::withheld);
  nearly_all.stages.at_home.emplace_back("18301", "2022-04-01", 4);
  CHECK(state(nearly_all) == ReachState::told);
  ReachDesk alike;
  alike.stages.at_home.clear();
  for (int at = 0; at < 4; ++at)
    alike.stages.at_home.emplace_back(alike.soums[at], "2022-03-01", 1);
  for (int at = 4; at < 12; ++at) alike.drop("paid_12_months", alike.soums[at], "2022-06-30");
  CHECK(alike.one(alike.head).state == ReachState::alike);
  CHECK(state(alike) == ReachState::withheld);
  ReachDesk people;
  for (auto& figure : people.figures.all)
    if (figure.indicator == "paid_12_months") figure.value = figure.area == "18302" ? 4 : 0;
  people.figures.put("paid_12_months", "183", "2021-06-30", 900);
  people.figures.put("paid_12_months", "183", "2022-06-30", 900);
  CHECK(state(people) == ReachState::withheld);
  ReachDesk later;
  later.stages.at_home = {{"18301", "2022-07-01", 1}};
  CHECK(state(later) == ReachState::no_visits);  // what came after is not told
}

TEST_CASE("of an aimag that is withheld no sides are told either") {
  ReachDesk desk;
  for (auto const* aimag : {"184", "185"}) {
    for (int at = 1; at <= 12; ++at) {
      desk.soums.push_back(aimag + std::string(at < 10 ? "0" : "") + std::to_string(at));
      auto const* soum = desk.soums.back().c_str();
      for (auto const& [indicator, day, value] :
           {std::tuple("households_herding", "2020-12-31", 200),
            std::tuple("herders_insurable", "2020-12-17", 500),
            std::tuple("paid_12_months", "2021-06-30", 100),
            std::tuple("paid_12_months", "2022-06-30", 120)})
        desk.figures.put(indicator, soum, day, value);
      if (at % 2 == 0) desk.stages.at_home.emplace_back(soum, "2022-03-01", 20);
    }
  }
  CHECK(desk.of(desk.programme, "184")[0].state == ReachState::told);
  CHECK(desk.of(desk.programme, "").empty());
  // Four are insured in all of 185 in the end; another aimag is withheld with it.
  for (auto& figure : desk.figures.all)
    if (figure.area.starts_with("185") && figure.value == 120)
      figure.value = figure.area == "18501" ? 4 : 0;
  auto const told = desk.ask(desk.programme);
  std::size_t withheld = 0;
  for (auto const& area : told.areas) {
    if (!area.withheld) continue;
    ++withheld;
    CHECK(area.reach.empty());
  }
  CHECK(withheld == 2);
}

TEST_CASE("the table has a row for each soum, then one for each side and their difference") {
  ReachDesk desk;
  desk.drop("paid_12_months", "18312", "2022-06-30");
  auto const csv = reach_csv(desk.ask(desk.head));
  CHECK(std::ranges::count(csv, '\n') == 1 + 12 + 3);
  CHECK(csv.find("\r\ninsurable_paid,183,2021-06-30,2022-06-30,told,more,18301,,20,200,1000,2000,"
                 "2200,200,,\r\n") != csv.npos);
  CHECK(csv.find(",told,neither,18312,,0,200,0,2000,,,,\r\n") != csv.npos);
  CHECK(csv.find(",told,more,,6,120,1200,1000,2000,2200,200,200,200\r\n") != csv.npos);
  CHECK(csv.ends_with(",told,difference,,,,,,,,200,,\r\n"));
  ReachDesk later;
  later.stages.at_home = {{"18301", "2022-07-01", 1}};
  CHECK(std::ranges::count(reach_csv(later.ask(later.head)), '\n') == 1 + 12);
  auto const office = reach_csv(later.ask(later.programme));
  CHECK(office.ends_with("\r\ninsurable_paid,183,2021-06-30,2022-06-30,no_visits,,,,,,,,,,,\r\n"));
}

}  // namespace otor::app
