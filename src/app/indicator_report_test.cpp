// SPDX-License-Identifier: Apache-2.0
#include "app/indicator_report.h"

#include <doctest/doctest.h>

#include <boost/json/parse.hpp>

#include "allowance/road_for_tests.h"
#include "app/area_forms.h"
#include "app/report_for_tests.h"
#include "app/report_text.h"
#include "app/told_sums_for_tests.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::app;

namespace {

struct Sheet : ReportOfTest {
  ToldSums visits;
  std::vector<Coverage> coverage;
  std::vector<wire::AimagTraining> training;
  training::Courses courses;
  std::map<std::string, StateCounts> tasks;
  bool totals = false;

  Sheet() {
    soums = {"18301", "18304", "18401"};
    areas.push_back({"18401", "184", "Ховд", "Қобда", "Khovd"});
    for (auto& area : areas) area.herder_households = 400;
    visits.sums.officers = {{"18301", "tes", "", 44, 30, 40, 21},
                            {"18304", "bor", "", 6, 5, 7, 2},
                            {"18401", "bulgan", "", 17, 16, 20, 3}};
    visits.sums.households_visited = {{"18301", 30}, {"18304", 5}, {"18401", 16}};
    visits.day = "2026-11-15";
    tasks["18301"].owed = 7;
    tasks["18401"].owed = 2;
  }

  void cover(std::string const& area, std::string const& day, std::int64_t numerator,
             std::int64_t denominator) {
    if (coverage.empty()) {
      Coverage told;
      told.measure = {"paid", "paid_12_months", "herders", {}, {"Х", "Қ", "Paid"}};
      told.indicators = {{"paid_12_months", {}, {}, {"а", "а", "Paid, 12 months"}, {"б", "б", "b"}},
                         {"herders", {}, {}, {"в", "в", "Herders"}, {"г", "г", "d"}}};
      coverage.push_back(told);
    }
    CoverageArea told;
    told.area = area;
    if (denominator > 0)
      told.series = {
          {{numerator, day, {}}, {denominator, day, {}}, numerator * 10'000 / denominator}};
    coverage.front().areas.push_back(told);
  }

  Report told(std::string on = "") {
    MoneyPorts const ports{soums, officers, schemes, money, "2026-12-05"};
    auto const made = indicator_report(
        {"indicators", std::move(on), "", "", Language::en, "2026-01-01"},
        {areas,
         false,
         12,
         {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}, {"184", "Ховд", "Қобда", "Khovd"}}},
        {visits, ports, coverage, training, courses, tasks, totals});
    REQUIRE(made);
    return *made;
  }
};

/// The row of an indicator of a place: its number, out of how many, its share; "?" is none.
std::string row_of(Report const& report, std::string const& code, std::string const& area) {
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    if (report.rows.word(row, 0) != code || report.rows.word(row, 1) != area) continue;
    std::string said;
    for (std::size_t column = 6; column < 9; ++column)
      said += (column > 6 ? " " : "") +
              (report.rows.known(row, column) ? number_of(report, row, column) : std::string("?"));
    return said;
  }
  return "no row";
}

/// A goal's rise in points and in per cent of the baseline, with the ends of a share; "?" is none.
std::string beside(Report const& report, std::string const& code, std::string const& area) {
  std::string said;
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    if (report.rows.word(row, 0) != code || report.rows.word(row, 1) != area) continue;
    for (std::size_t column = 11; column < 15; ++column)
      said += (said.empty() ? "" : " ") +
              (report.rows.known(row, column) ? number_of(report, row, column) : std::string("?"));
  }
  return said;
}

bool has_row(Report const& report, std::string const& code) {
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    if (report.rows.word(row, 0) == code) return true;
  return false;
}

TEST_CASE_FIXTURE(Sheet, "an indicator stands for all aimags and each, out of how many") {
  auto const report = told();
  CHECK(row_of(report, "households_visited", "") == "51 1200 4.25");
  CHECK(row_of(report, "households_visited", "183") == "35 800 4.38");
  CHECK(row_of(report, "households_visited", "184") == "16 400 4.00");
  CHECK(row_of(report, "visits", "") == "67 ? ?");
  CHECK(row_of(report, "handbooks", "184") == "20 ? ?");
  CHECK(row_of(report, "owed", "") == "9 ? ?");
  CHECK(visits.from == "2026-01-01");
  CHECK(visits.to == "2026-12-05");
  CHECK(report.rows.word(0, 4) == "2026-12-05");
  CHECK(told("2026-12-31").rows.word(0, 4) == "2026-12-05");  // what is counted ends today
}

TEST_CASE_FIXTURE(Sheet, "DHIS2 takes an indicator's count and out of how many, of its time") {
  cover("183", "2026-11-30", 153, 612);
  cover("184", "2025-12-31", 90, 400);  // of the year before
  auto const set = boost::json::parse(*data_value_set(told("2026-12-31"))).as_object();
  std::map<std::string, std::string> values;
  for (auto const& value : set.at("dataValues").as_array()) {
    CHECK(value.at("period") == "2026");
    auto const [_, fresh] = values.try_emplace(std::string(value.at("orgUnit").as_string()) + " " +
                                                   std::string(value.at("dataElement").as_string()),
                                               value.at("value").as_string());
    CHECK(fresh);
  }
  CHECK(values.at("183 OTOR_HOUSEHOLDS_VISITED") == "35");
  CHECK(values.at("183 OTOR_HOUSEHOLDS_VISITED_OF") == "800");
  CHECK(values.at("184 OTOR_VISITS") == "17");
  CHECK_FALSE(values.contains("184 OTOR_VISITS_OF"));
  CHECK(values.at("183 OTOR_PAID") == "153");
  CHECK(values.at("183 OTOR_PAID_OF") == "612");
  CHECK_FALSE(values.contains("184 OTOR_PAID"));
  CHECK(std::ranges::none_of(values, [](auto const& one) { return one.first.front() == ' '; }));
  CHECK_FALSE(data_value_set(told("2026-12-05")));
}

TEST_CASE_FIXTURE(Sheet, "what is withheld goes to no other system") {
  totals = true;
  visits.sums.officers = {{"18301", "tes", "", 44, 30, 40, 21},
                          {"18401", "bulgan", "", 3, 3, 3, 3}};
  visits.sums.households_visited = {{"18301", 30}, {"18401", 3}};
  auto const text = *data_value_set(told("2026-12-31"));
  auto const of = [](char const* code, char const* area) {
    return R"("dataElement":"OTOR_)" + std::string(code) + R"(","period":"2026","orgUnit":")" +
           area + '"';
  };
  CHECK(text.find(of("VISITS", "183")) != std::string::npos);
  CHECK(text.find(of("VISITS", "184")) == std::string::npos);
  CHECK(text.find(of("HOUSEHOLDS_VISITED", "184")) == std::string::npos);
  CHECK(text.find(R"("dataElement":"OTOR_VISITS_WITHHELD","period":"2026","orgUnit":"184",)"
                  R"("value":"1")") != std::string::npos);
  CHECK(text.find("OTOR_HOUSEHOLDS_VISITED_WITHHELD") != std::string::npos);
}

TEST_CASE_FIXTURE(Sheet, "what is withheld is told apart from what is not known, in every form") {
  totals = true;
  areas[2].herder_households = 0;  // of 184 it is not known how many there are
  visits.sums.officers = {{"18301", "tes", "", 44, 30, 40, 21},
                          {"18401", "bulgan", "", 3, 3, 3, 3}};
  visits.sums.households_visited = {{"18301", 30}, {"18401", 3}};
  auto report = told();
  std::size_t row = 0;
  while (report.rows.word(row, 0) != "households_visited" || report.rows.word(row, 1) != "184")
    ++row;
  CHECK(report.rows.withheld(row, 6));
  CHECK_FALSE(report.rows.withheld(row, 7));
  CHECK_FALSE(report.rows.known(row, 7));
  say_what_is_withheld(report);
  CHECK(report.about.back().starts_with("Withheld: the number is known"));
  auto const said = boost::json::parse(report_json(report));
  CHECK(said.at("rows").at(row).at(6).is_null());
  CHECK(std::ranges::find(said.at("withheld").as_array(), boost::json::value{row, 6}) !=
        said.at("withheld").as_array().end());
  CHECK(report_csv(report).find("households_visited,184,Households visited,Khovd,2026-12-05,"
                                "households,withheld,,,,,,,,\r\n") != std::string::npos);
  auto const package = boost::json::parse(data_package(report));
  auto const& cells = package.at("resources").at(0).at("data").at(row);
  CHECK(cells.at("value") == "withheld");
  CHECK(cells.at("of").is_null());
  auto const paper = *report_document(report);
  for (auto const& block : paper.blocks)
    if (auto const* table = std::get_if<handbook::Table>(&block.what)) {
      CHECK(table->rows[row][4][0].text == "withheld");
      CHECK(table->rows[row][5][0].text.empty());  // of how many: it has none
    }
}

TEST_CASE_FIXTURE(Sheet, "out of how many is not known where one soum's is not") {
  areas[1].herder_households = 0;
  auto const report = told();
  CHECK(row_of(report, "households_visited", "183") == "35 ? ?");
  CHECK(row_of(report, "households_visited", "184") == "16 400 4.00");
}

TEST_CASE_FIXTURE(Sheet, "coverage is told as of its day, and what is not known is not made up") {
  cover("183", "2026-06-30", 200, 800);
  cover("184", "", 0, 0);
  auto const report = told();
  CHECK(row_of(report, "paid", "183") == "200 800 25.00");
  CHECK(row_of(report, "paid", "184") == "? ? ?");
  CHECK(row_of(report, "paid", "") == "no row");  // nobody tells of all together here
  CHECK(report.rows.word(0, 4) == "2026-06-30");
  auto const before = told("2026-06-29");
  CHECK_FALSE(has_row(before, "paid"));
  CHECK(std::ranges::find(before.about, "No figure is known up to this day of: Paid.") !=
        before.about.end());
  CHECK(report.definitions.front().says == "Paid, 12 months: b / Herders: d");
}

TEST_CASE_FIXTURE(Sheet,
                  "a goal is told in points and in per cent of the baseline, in every form") {
  cover("183", "2026-06-30", 200, 800);
  auto& target = coverage.front().areas.front().target.emplace();
  target.target = {"t", "paid",   "183", {}, "2021-06-30", "2026-12-31", coverage::Rise::per_cent,
                   500, "made up"};
  target.aim = CoverageAim{.goal = 1'575, .points = 75, .people = 8, .per_cent = 500, .missing = 3};
  auto report = told();
  CHECK(row_of(report, "goal-paid", "183") == "3 ? 15.75");
  CHECK(beside(report, "goal-paid", "183") == "? ? 0.75 5.00");
  CHECK(beside(report, "paid", "183") == "? ? ? ?");  // everybody was counted, and it is no goal
  auto const says =
      std::ranges::find(report.definitions, "goal-paid", &ReportDefinition::code)->says;
  CHECK(says.ends_with("It was set in per cent of the baseline: +5%."));
  CHECK(report.columns[13].says.starts_with("By how many percentage points"));
  CHECK(report.columns[14].says.starts_with("The same rise, in per cent of the baseline"));
  CHECK(report_csv(report).find(",3,,15.75,,,,,0.75,5.00\r\n") != std::string::npos);
  auto const package = boost::json::parse(data_package(report));
  bool found = false;
  for (auto const& row : package.at("resources").at(0).at("data").as_array()) {
    if (row.at("indicator") != "goal-paid") continue;
    found = true;
    CHECK(row.at("points") == 0.75);
    CHECK(row.at("per_cent") == 5.0);
  }
  CHECK(found);
  bool drawn = false;
  auto const paper = *report_document(report);
  for (auto const& block : paper.blocks)
    if (auto const* table = std::get_if<handbook::Table>(&block.what))
      for (auto const& row : table->rows)
        drawn = drawn || (row.end()[-2][0].text == "+0.75" && row.back()[0].text == "5.00%");
  CHECK(drawn);
}

TEST_CASE_FIXTURE(Sheet, "a share of those who were asked stands with its interval") {
  cover("183", "2026-06-30", 200, 800);
  auto& moment = coverage.front().areas.front().series.front();
  moment.low = 2'210;
  moment.high = 2'815;
  CHECK(beside(told(), "paid", "183") == "22.10 28.15 ? ?");
}

TEST_CASE_FIXTURE(Sheet, "every number of the sheet says what it counts") {
  for (auto const& column : told().columns) CHECK(is_number(column.kind) == !column.says.empty());
}

TEST_CASE_FIXTURE(Sheet, "what is to be done stands only in a sheet that ends today") {
  CHECK(has_row(told(), "owed"));
  CHECK_FALSE(has_row(told("2026-11-30"), "owed"));
}

TEST_CASE_FIXTURE(Sheet, "who may see totals only is told in fives, and nothing below five") {
  totals = true;
  auto const report = told();
  CHECK(row_of(report, "households_visited", "") == "50 1200 4.17");
  CHECK(row_of(report, "visits", "") == "60 ? ?");
  CHECK(row_of(report, "calculations", "") == "20 ? ?");
  CHECK(row_of(report, "calculations", "184") == "? ? ?");   // three
  CHECK(row_of(report, "calculations", "183") == "20 ? ?");  // 22 and 2.5
  CHECK(row_of(report, "owed", "184") == "? ? ?");
}

TEST_CASE_FIXTURE(Sheet, "money stands with its scheme, and what a household came to") {
  allowance::Road road;
  road.pay(459'000);
  road.claim(1, 58'000);
  road.add(allowance::FactKind::approved, "uvs", 1);
  money.all = road.facts;
  soums = {"18301"};
  for (int more = 0; more < 4; ++more)
    officers.push_back({"o" + std::to_string(more), "x", Role::officer, {"18301"}, true});
  auto const report = told();
  CHECK(row_of(report, "given", "18301") == "459000 ? ?");
  CHECK(row_of(report, "spent", "18301") == "58000 459000 12.64");
  CHECK(report.about.back() == "Money: Road, of its whole time.");
  CHECK_FALSE(has_row(report, "cost_reached"));
}

TEST_CASE_FIXTURE(Sheet, "how sure a cost is, is told by the officers of the aimag alone") {
  soums = {"18301", "18304"};
  officers.clear();
  for (int one = 0; one < 6; ++one) {
    auto const user = "o" + std::to_string(one);
    officers.push_back({user, "x", Role::officer, {"18301"}, true});
    money.seen.push_back(
        {user, "2026-06-0" + std::to_string(one + 1), {1, static_cast<std::uint64_t>(one)}});
  }
  auto const alone = report_json(told());
  CHECK(row_of(told(), "cost_reached", "183") == "0 5 ?");
  for (int one = 0; one < 40; ++one)
    officers.push_back({"far" + std::to_string(one), "x", Role::officer, {"18401"}, true});
  CHECK(report_json(told()) == alone);
  officers.resize(4);
  totals = true;
  officers.push_back({"far", "x", Role::officer, {"18401"}, true});
  CHECK(row_of(told(), "given", "183") == "? ? ?");  // of four officers
}

TEST_CASE_FIXTURE(Sheet, "costs of places are drawn side by side, one that is not told as a word") {
  soums = {"18301", "18304"};
  officers.clear();
  for (int one = 0; one < 6; ++one) {
    auto const user = "o" + std::to_string(one);
    officers.push_back({user, "x", Role::officer, {"18301"}, true});
    money.seen.push_back(
        {user, "2026-06-0" + std::to_string(one + 1), {1, static_cast<std::uint64_t>(one)}});
  }
  auto const of_cost = [](handbook::Drawing const& plot) { return plot.says.starts_with("Cost"); };
  CHECK(std::ranges::none_of(told().plots, of_cost));  // one place
  soums.push_back("18401");
  auto const report = told();
  auto const plot = std::ranges::find_if(report.plots, of_cost);
  REQUIRE(plot != report.plots.end());
  CHECK(plot->says.starts_with("Cost of a household reached, ₮"));
  std::vector<std::string> words;
  for (auto const& label : plot->labels) words.push_back(label.text);
  REQUIRE(words.size() == 8);
  CHECK(words[1] == "0 (0–0)");
  CHECK(words[3] == "0 (0–0)");
  CHECK(words[5] == "not known");
}

TEST_CASE_FIXTURE(Sheet,
                  "on paper and in files: codes are for programs, and every row is defined") {
  cover("183", "2026-06-30", 200, 800);
  auto const report = told();
  auto const said = boost::json::parse(report_json(report));
  CHECK(said.at("columns").at(0).at("for_programs") == true);
  CHECK(said.at("definitions").as_array().size() == report.definitions.size());
  CHECK(said.at("plots").at(0).at("svg").as_string().starts_with("<svg"));
  CHECK(said.at("plots").at(0).at("width") == 320);  // a phone's screen
  auto const paper = *report_document(report);
  std::size_t drawn = 0;
  for (auto const& block : paper.blocks) {
    if (auto const* plot = std::get_if<handbook::Drawing>(&block.what)) {
      CHECK(plot->share < report.plots.at(0).share);  // it lies across
      ++drawn;
    }
    if (auto const* table = std::get_if<handbook::Table>(&block.what)) {
      CHECK(table->head.size() == 7);  // neither codes nor what no row has: costs, goals, surveys
      CHECK(table->rows.size() == report.rows.size());  // nothing is summed
    }
  }
  CHECK(drawn == 1);
  WholeReport const whole{"programme", "Whole", "All of it.", {report, report}};
  CHECK(boost::json::parse(report_json(whole)).at("parts").as_array().size() == 2);
  CHECK(report_document(whole)->title == "Whole");
}

TEST_CASE("totals are of a quarter, a year or all time, up to today") {
  auto const told = [](std::string from, std::string on, char const* name = "indicators") {
    ReportQuestion question;
    question.name = name;
    question.from = std::move(from);
    question.on = std::move(on);
    question = in_told_time(std::move(question), "2026-11-27");
    return question.from + " " + question.on;
  };
  CHECK(told("2026-03-04", "2026-05-06") == "2026-01-01 2026-11-27");
  CHECK(told("2026-07-04", "2026-08-06") == "2026-07-01 2026-09-30");
  CHECK(told("2026-10-01", "2026-12-31") == "2026-10-01 2026-11-27");
  CHECK(told("2025-03-04", "2025-05-06") == "2025-01-01 2025-12-31");
  CHECK(told("2024-03-04", "2025-05-06") == " 2026-11-27");
  CHECK(told("", "2025-05-06") == " 2026-11-27");
  CHECK(told("2026-11-01", "") == "2026-10-01 2026-11-27");
  CHECK(told("", "") == " ");
  CHECK(told("", "2025-05-06", "staying") == " 2025-12-31");
  CHECK(told("2026", "x") == "2026 x");
}

}  // namespace
