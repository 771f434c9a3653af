// SPDX-License-Identifier: Apache-2.0
#pragma once
// A desk of coverage over figures and visits that a test writes down.

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "app/coverage.h"
#include "base/month.h"
#include "wire/indicators.h"

namespace otor::app {

struct KeptFigures final : FigureModel {
  std::vector<coverage::Figure> all;
  std::vector<FigureSet> kept;

  void put(char const* indicator, char const* area, char const* day, std::int64_t value,
           char const* set = "s1") {
    all.push_back({indicator, area, *parse_date(day), value, set});
    if (std::ranges::find(kept, set, &FigureSet::id) == kept.end())
      kept.push_back({.id = set, .indicator = indicator, .source = "Table of 2021"});
  }
  Result<std::vector<coverage::Figure>> figures(std::vector<std::string> const& indicators,
                                                std::vector<std::string> const& areas) override {
    auto const in = [](std::vector<std::string> const& list, std::string const& one) {
      return std::ranges::find(list, one) != list.end();
    };
    std::vector<coverage::Figure> found;
    for (auto const& one : all)
      if (in(indicators, one.indicator) && in(areas, one.area)) found.push_back(one);
    return found;
  }
  Result<std::vector<FigureSet>> sets() override { return kept; }
  Result<std::vector<coverage::StayCount>> stays(std::vector<std::string> const&,
                                                 std::string const&) override {
    return {};
  }
  Result<std::vector<geography::Border>> borders() override { return {}; }
};

struct KeptStages final : StageModel {
  struct Row {
    std::string day;
    Staged staged;
  };
  std::vector<Row> rows;
  std::vector<std::tuple<std::string, std::string, std::int64_t>> at_home;  // area, day, families

  void put(char const* day, char const* officer, char const* stage, int times) {
    bool const pays = std::string_view(stage) == "paying";
    rows.push_back({day, {officer, times, pays ? times : 0}});
  }
  Result<std::vector<Staged>> stages(std::vector<std::string> const&, std::string const& from,
                                     std::string const& to) override {
    std::vector<Staged> found;
    for (auto const& row : rows)
      if (row.day >= from && row.day <= to) found.push_back(row.staged);
    return found;
  }
  Result<std::map<std::string, std::int64_t>> visited_at_home(std::vector<std::string> const& areas,
                                                              std::string const& after,
                                                              std::string const& to) override {
    std::map<std::string, std::int64_t> found;
    for (auto const& [area, day, households] : at_home)
      if (day > after && day <= to && std::ranges::find(areas, area) != areas.end())
        found[area] += households;
    return found;
  }
};

struct CoverageTestDesk {
  coverage::Definitions definitions = *wire::read_indicators(coverage::default_indicators());
  std::vector<coverage::Target> targets;
  std::vector<std::string> soums{"18301", "18304", "18401", "18404", "18501"};
  std::vector<Account> officers{{"tes", "Тэс", Role::officer, {"18301"}, true},
                                {"far", "Хол", Role::officer, {"18401"}, true}};
  KeptFigures figures;
  KeptStages stages;
  Account head{"head", "h", Role::head, {"183"}, true};
  Account programme{"programme", "p", Role::programme, {}, true};

  Coverage ask(Account const& account, std::string const& measure = "") {
    auto told = coverage_of(account, measure, Compared::soums,
                            {definitions, targets, soums, officers, figures, stages, "2022-11-27"});
    REQUIRE(told);
    return *told;
  }
  CoverageArea area(Account const& account, std::string const& code) {
    auto const told = ask(account);
    auto const found = std::ranges::find(told.areas, code, &CoverageArea::area);
    REQUIRE(found != told.areas.end());
    return *found;
  }
  void target(char const* area, coverage::Rise meant = coverage::Rise::points) {
    targets.push_back({std::string("t") + area,
                       "insurable_paid",
                       area,
                       {},
                       "2021-06-30",
                       "2022-12-31",
                       meant,
                       500,
                       "made up"});
  }
  /// Two soums of 183: 150 of 1,000 in June 2021, 210 of 1,050 in June 2022.
  void two_soums() {
    for (auto const* soum : {"18301", "18304"}) {
      figures.put("herders_insurable", soum, "2020-12-17", 500);
      figures.put("herders_insurable", soum, "2021-12-17", 525);
      figures.put("paid_12_months", soum, "2021-06-30", 75);
      figures.put("paid_12_months", soum, "2022-06-30", 105);
    }
  }
};

}  // namespace otor::app
