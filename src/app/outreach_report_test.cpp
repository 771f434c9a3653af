// SPDX-License-Identifier: Apache-2.0
#include "app/outreach_report.h"

#include <doctest/doctest.h>

#include <boost/json/parse.hpp>

#include "allowance/road_for_tests.h"
#include "app/area_forms.h"
#include "app/report_columns.h"
#include "app/report_for_tests.h"
#include "app/report_text.h"
#include "app/told_sums_for_tests.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::app;

namespace {

struct Done : ReportOfTest {
  ToldSums visits;
  std::vector<Coverage> coverage;
  std::vector<Struck> struck;
  std::vector<geography::Border> borders;
  Done() {
    areas[0].herder_households = 612;
    areas[0].lat_e5 = 4'896'833;
    areas[0].lon_e5 = 8'996'250;
    visits.sums.officers = {{"18301", "bor", "", 3, 2, 4, 1}, {"18301", "tes", "", 10, 8, 12, 9}};
    visits.sums.households_visited = {{"18301", 9}};
    visits.sums.households_known = {{"18301", 40}, {"18304", 2}};
    visits.by_week = {{"2026-11-02", 5, 4, 6, 3}, {"2026-11-16", 8, 6, 10, 7}};
  }
  Coverage covered(std::string const& day, std::int64_t numerator, std::int64_t denominator) {
    Coverage told;
    told.measure = {"paid", "paid_12_months", "herders", {}, {"Х", "Қ", "Paid"}};
    told.indicators = {{"paid_12_months", {}, {}, {"а", "а", "Paid, 12 months"}, {"б", "б", "b"}},
                       {"herders", {}, {}, {"в", "в", "Herders"}, {"г", "г", "d"}}};
    CoverageArea area;
    area.area = "18301";
    area.series = {
        {{numerator, day, {}}, {denominator, day, {}}, numerator * 10'000 / denominator}};
    told.areas = {area};
    return told;
  }
  Result<Report> told(std::string name, std::string from = "2026-11-01",
                      std::string on = "2026-11-30") {
    MoneyPorts const ports{soums, officers, schemes, money, "2026-12-05"};
    return outreach_report({std::move(name), std::move(on), "", "", Language::en, std::move(from)},
                           {areas, false, 31'439}, {visits, ports, coverage, struck, borders});
  }
};

std::size_t column_of(Report const& report, std::string_view code) {
  return static_cast<std::size_t>(std::ranges::find(report.columns, code, &ReportColumn::code) -
                                  report.columns.begin());
}

TEST_CASE_FIXTURE(Done, "a soum is told with what it is a part of, and nothing is made up") {
  coverage = {covered("2026-12-31", 200, 612), covered("2026-11-30", 153, 612)};
  coverage[0].measure.code = "later";
  auto const report = *told("outreach-soums");
  CHECK(visits.from == "2026-11-01");
  CHECK(visits.to == "2026-11-30");
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows.word(0, 0) == "18301");
  CHECK(report.rows.amount(0, column_of(report, "visits")) == 13);
  CHECK(report.rows.amount(0, column_of(report, "households_visited")) == 9);
  CHECK(report.rows.amount(0, column_of(report, "paid")) == 2'500);
  CHECK(column_of(report, "later") == report.columns.size());  // nothing known on that day
  auto const herders = column_of(report, "herder_households");
  CHECK(report.rows.amount(0, herders) == 612);
  CHECK_FALSE(report.rows.known(1, herders));
  CHECK(sum_of(report, herders) == 612);
  CHECK_FALSE(report.rows.known(1, column_of(report, "paid")));
  CHECK(report_csv(report).find("\r\n18304,Buyant,,2,0,0,0,0,0,,,,\r\n") != std::string::npos);
  CHECK(report_csv(report).find(",153,612,25.00\r\n") != std::string::npos);
  CHECK(report_document(report));
  REQUIRE(report.plots.size() == 4);
  CHECK(report.plots[0].says == "Households visited, by soum");
  CHECK(report.plots[1].says == "Paid, by soum, %");
  auto const stands = [&](std::size_t plot, std::string_view text) {
    return std::ranges::any_of(report.plots[plot].labels,
                               [&](handbook::Label const& one) { return one.text == text; });
  };
  CHECK(stands(0, "9"));
  CHECK(stands(1, "25"));
  CHECK(stands(1, "–"));  // of the other soum nothing is known
  CHECK(report.about.back() == "The area nearest to each soum centre. Not a map of borders.");
}

TEST_CASE_FIXTURE(Done,
                  "a map tells by how many points soums changed, where that is known by then") {
  coverage = {covered("2026-11-30", 153, 612)};
  CoverageChange change;
  change.from = "2025-11-30";
  change.to = "2026-11-30";
  change.whole = -140;
  coverage[0].areas[0].since_baseline = change;
  auto const report = *told("outreach-soums");
  REQUIRE(report.plots.size() == 5);
  CHECK(report.plots[2].says.starts_with("Paid: change in points from 2025.11.30"));
  CHECK(std::ranges::any_of(report.plots[2].labels,
                            [](handbook::Label const& one) { return one.text == "-1.4"; }));
  CHECK(told("outreach-soums", "2026-11-01", "2026-11-29")->plots.size() == 3);
  CoverageArea other;
  other.area = "18304";
  change.from = "2024-11-30";
  change.whole = 770;
  other.since_baseline = change;
  coverage[0].areas.push_back(other);
  auto const between = *told("outreach-soums");
  for (auto const& label : between.plots[2].labels) CHECK(label.text != "+7.7");  // of other days
}

TEST_CASE_FIXTURE(Done, "maps stand within borders where they are known, side by side on paper") {
  coverage = {covered("2026-11-30", 153, 612)};
  areas[1].lat_e5 = areas[0].lat_e5;
  areas[1].lon_e5 = areas[0].lon_e5;
  for (auto const* code : {"18301", "18304"})
    borders.push_back({code, {{{89, 48}, {91, 48}, {91, 50}, {89, 50}}}});
  auto const report = *told("outreach-soums");
  CHECK(report.about.back() == "Borders: those of the official file that was imported.");
  auto const paper = *report_document(report);
  std::size_t beside = 0;
  for (auto const& block : paper.blocks)
    if (auto const* columns = std::get_if<handbook::Columns>(&block.what)) {
      REQUIRE(columns->columns.size() == 3);  // the bars of two soums as well
      for (auto const& column : columns->columns)
        beside += std::size_t{std::holds_alternative<handbook::Drawing>(column.blocks.at(0).what)};
    }
  CHECK(beside == 3);
}

TEST_CASE_FIXTURE(Done, "an officer's visits in all soums stand in one row") {
  officers[0].areas = {"18301", "18304"};
  visits.sums.officers.push_back({"18304", "tes", "", 2, 2, 0, 0});
  auto const report = *told("outreach-officers");
  REQUIRE(report.rows.size() == 2);
  CHECK(report.rows.word(0, column_of(report, "soum")) == "Ulgii, Buyant");
  CHECK(report.rows.amount(0, column_of(report, "visits")) == 12);
  CHECK(report.rows.amount(1, column_of(report, "visits")) == 3);
}

TEST_CASE_FIXTURE(Done, "households of several weeks are not added up") {
  auto const report = *told("outreach-weeks");
  REQUIRE(report.rows.size() == 3);
  CHECK(report.rows.word(1, 0) == "2026-11-09");
  CHECK(report.rows.amount(1, column_of(report, "visits")) == 0);
  CHECK(report.rows.word(2, 0) == "2026-11-16");
  CHECK(sum_of(report, column_of(report, "visits")) == 13);
  CHECK_FALSE(report.columns[column_of(report, "households_visited")].summed);
  auto const paper = *report_document(report);
  for (auto const& block : paper.blocks)
    if (auto const* table = std::get_if<handbook::Table>(&block.what))
      CHECK(table->rows.at(1).back().front().text == "0");  // nobody, and not unknown
}

TEST_CASE_FIXTURE(Done, "weeks stand beside their season and what struck the soums") {
  struck = {{"18301", "Dzud", "2026-11-15", ""},
            {"18304", "Dzud", "2026-11-16", "2026-11-20"},
            {"18304", "Road closed", "2026-10-01", "2026-11-08"}};
  auto const report = *told("outreach-weeks");
  auto const in_week = [&](std::size_t week) { return report.rows.word(week, 2); };
  CHECK(report.rows.word(0, 1) == "Winter");
  CHECK(in_week(0) == "Road closed: Buyant");  // its last day is the Sunday of this week
  CHECK(in_week(1) == "Dzud: Ulgii");          // its first day is the Sunday of this week
  CHECK(in_week(2) == "Dzud: Ulgii, Buyant");
  std::vector<std::string> words;
  for (auto const& label : report.plots.at(0).labels) words.push_back(label.text);
  for (auto const* wanted : {"Winter", "Road closed: Buyant", "Dzud: Ulgii, Buyant"})
    CHECK(std::ranges::count(words, wanted) == 1);
  CHECK(std::ranges::count(words, "Dzud: Ulgii") == 0);  // both weeks are one line
  struck = {{"18301", "Dzud", "2026-11-01", ""},
            {"18304", "Dzud", "2026-11-01", ""},
            {"18307", "Dzud", "2026-11-01", ""}};
  CHECK(told("outreach-weeks")->rows.word(0, 2) == "Dzud: 3\u00a0soums");
  struck.clear();
  CHECK(told("outreach-weeks")->rows.word(0, 2).empty());
}

TEST_CASE_FIXTURE(Done, "spent is what was approved in this time") {
  allowance::Road road;
  road.pay(459'000);
  road.claim(1, 58'000);
  road.claim(2, 7'000, "2026-07-11");
  road.add(allowance::FactKind::approved, "uvs", 1);
  road.add(allowance::FactKind::approved, "uvs", 2);
  money.all = road.facts;
  auto const spent = [&](std::string from, std::string on) {
    auto const report = *told("outreach-soums", from, on);
    return sum_of(report, column_of(report, "spent"));
  };
  CHECK(spent("", "2026-12-31") == 65'000);
  CHECK(spent("2026-06-01", "2026-06-30") == 58'000);
  CHECK(spent("2026-07-01", "2026-07-31") == 7'000);
  CHECK(spent("2026-08-01", "2026-08-31") == 0);
}

TEST_CASE_FIXTURE(
    Done, "a household visited came to what was approved, half a tögrög up, or to nothing") {
  CHECK(cost_of_visited(65'000, 9) == 7'222);
  CHECK(cost_of_visited(7, 2) == 4);
  CHECK(cost_of_visited(0, 2) == std::nullopt);
  CHECK(cost_of_visited(7, 0) == std::nullopt);
  allowance::Road road;
  road.pay(459'000);
  road.claim(1, 58'000);
  road.claim(2, 7'000, "2026-07-11");
  road.add(allowance::FactKind::approved, "uvs", 1);
  road.add(allowance::FactKind::approved, "uvs", 2);
  money.all = road.facts;
  auto const soums = *told("outreach-soums", "2026-06-01", "2026-12-31");
  auto const cost = column_of(soums, "cost");
  CHECK(soums.rows.amount(0, cost) == 7'222);
  CHECK_FALSE(soums.rows.known(1, cost));
  CHECK_FALSE(soums.columns[cost].summed);
  auto const& drawn = soums.plots.back();
  CHECK(drawn.says.starts_with("Money for the road per household visited"));
  for (auto const* text : {"7,222", "–"})
    CHECK(std::ranges::count(drawn.labels, text, &handbook::Label::text) == 1);
  CHECK(column_of(*told("outreach-officers"), "cost") == 8);  // none: no measure to compare by
}

TEST_CASE_FIXTURE(Done, "months reach from the first in which anything was to the last") {
  allowance::Road road;
  road.pay(459'000);
  road.claim(1, 58'000);
  road.add(allowance::FactKind::approved, "uvs", 1);
  money.all = road.facts;
  auto const report = *told("outreach-months", "", "2026-12-31");
  REQUIRE(report.rows.size() > 1);
  CHECK(report.rows.word(0, 0) == "2026-06");
  CHECK(report.rows.amount(0, column_of(report, "spent")) == 58'000);
  CHECK(report.rows.amount(0, column_of(report, "cost")) == 6'444);  // nine households
  CHECK(report.rows.amount(1, column_of(report, "spent")) == 0);
  CHECK_FALSE(report.rows.known(1, column_of(report, "cost")));
  CHECK(report.rows.word(report.rows.size() - 1, 0) == "2026-11");
  CHECK(visits.from == "2026-11-01");
  CHECK(visits.to == "2026-11-30");
  CHECK(report.plots.at(0).labels.at(0).text == "6,444");
  auto const part = *told("outreach-months", "2026-11-05", "2026-11-20");
  CHECK(part.rows.size() == 1);
  CHECK(visits.from == "2026-11-05");
  CHECK(visits.to == "2026-11-20");
  visits.sums = {};
  visits.by_week.clear();
  money.all.clear();
  CHECK(told("outreach-months")->rows.size() == 0);
}

TEST_CASE_FIXTURE(Done, "days that are a season are called by it") {
  auto const time = [&](std::string from, std::string on) {
    return told("outreach-soums", std::move(from), std::move(on))->about.at(1);
  };
  CHECK(time("2026-09-01", "2026-10-31").starts_with("Time: autumn 2026, 2026.09.01"));
  CHECK(time("2026-09-01", "2026-10-30").starts_with("Time: 2026.09.01"));
  auto running = *told("outreach-soums", "2026-11-01", "2026-12-05");
  CHECK(running.about.at(2) == "That season still runs: this tells of it up to 2026.12.05.");
  running.made = "2026-12-05";
  CHECK(title_with_season("Report", running) == "Report: winter 2026/2027, up to 2026.12.05");
  running.made = "2027-04-01";
  CHECK(title_with_season("Report", running) == "Report");
}

TEST_CASE_FIXTURE(Done, "DHIS2 takes a month, a quarter or a year, and what is known") {
  coverage = {covered("2026-11-30", 153, 612)};
  auto const set = boost::json::parse(*data_value_set(*told("outreach-soums"))).as_object();
  CHECK(set.at("orgUnitIdScheme") == "CODE");
  std::map<std::string, std::string> values;
  for (auto const& value : set.at("dataValues").as_array()) {
    CHECK(value.at("period") == "202611");
    values[std::string(value.at("orgUnit").as_string()) + " " +
           std::string(value.at("dataElement").as_string())] = value.at("value").as_string();
  }
  CHECK(values.at("18301 OTOR_VISITS") == "13");
  CHECK(values.at("18301 OTOR_PAID") == "25.00");
  CHECK_FALSE(values.contains("18304 OTOR_PAID"));
  auto const period = [&](std::string from, std::string on) {
    auto const text = data_value_set(*told("outreach-soums", from, on));
    if (!text) return std::string(code(text.error().kind));
    return std::string(boost::json::parse(*text).at("dataValues").at(0).at("period").as_string());
  };
  CHECK(period("2026-10-01", "2026-12-31") == "2026Q4");
  CHECK(period("2026-01-01", "2026-12-31") == "2026");
  CHECK(period("2026-02-01", "2026-02-28") == "202602");
  CHECK(period("2026-11-02", "2026-11-30") == "bad_value");
  CHECK(period("2026-11-01", "2026-11-29") == "bad_value");
  CHECK(period("2026-11-01", "2027-01-31") == "bad_value");  // three months, no quarter
  CHECK(period("", "2026-12-31") == "bad_value");
  CHECK_FALSE(data_value_set(*told("outreach-weeks")));
}

TEST_CASE_FIXTURE(Done, "a point or the border of each soum, a package of any report") {
  auto const report = *told("outreach-soums");
  geography::Ring const square{{90, 48}, {90, 49}, {91, 49}, {91, 48.123456}};
  auto const map = boost::json::parse(*geojson(report, areas, {{"18304", {square}}}));
  auto const& within = map.at("features").at(1).at("geometry");
  CHECK(within.at("type") == "MultiPolygon");
  auto const& corners = within.at("coordinates").at(0).at(0).as_array();
  CHECK(corners.size() == 5);
  CHECK(corners.front() == corners.back());
  CHECK(std::ranges::count(corners, boost::json::array{91, 48.12346}) > 0);
  auto const& feature = map.at("features").at(0);
  CHECK(feature.at("id") == "18301");
  CHECK(feature.at("geometry").at("coordinates") == boost::json::array{89.9625, 48.96833});
  CHECK(feature.at("properties").at("visits") == 13);
  CHECK(map.at("features").at(1).at("properties").at("herder_households").is_null());
  CHECK_FALSE(geojson(*told("outreach-weeks"), areas, {}));
  auto const package = boost::json::parse(data_package(*told("outreach-weeks")));
  auto const& resource = package.at("resources").at(0);
  CHECK(resource.at("schema").at("fields").at(0).at("type") == "date");
  CHECK(resource.at("data").at(2).at("day") == "2026-11-16");
  CHECK(resource.at("data").at(2).at("visits") == 8);
}

}  // namespace
