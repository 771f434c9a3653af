// SPDX-License-Identifier: Apache-2.0
// Coverage over time and soums compared, as reports: what the page shows, up to a day, for a head
// and for who may see totals only. All figures are made up.
#include "app/coverage_report.h"

#include <doctest/doctest.h>

#include <boost/json/parse.hpp>

#include "app/coverage_desk_for_tests.h"
#include "app/report_text.h"
#include "app/words_for_tests.h"

namespace otor::app {
namespace {

/// Twelve soums of 183, 100 of 500 insured in June 2021: every second one is reached, and there ten
/// more are insured a year later.
struct Reported : CoverageTestDesk {
  std::vector<Area> areas;
  std::string from = "2022-01-01", on;
  std::vector<std::string> asked_for;

  Reported() {
    soums.clear();
    for (int at = 0; at < 12; ++at) {
      soums.push_back(std::to_string(18301 + at));
      auto const* soum = soums.back().c_str();
      areas.push_back({soum, "183", "", "", "Soum " + std::to_string(at)});
      bool const reached = at % 2 == 0;
      figures.put("households_herding", soum, "2020-12-31", 200, "homes");
      figures.put("herders_insurable", soum, "2020-12-17", 500);
      figures.put("paid_12_months", soum, "2021-06-30", 100);
      figures.put("paid_12_months", soum, "2021-12-31", 104);
      figures.put("paid_12_months", soum, "2022-06-30", reached ? 110 : 100);
      if (reached) stages.at_home.emplace_back(soum, "2022-03-01", 20);
    }
  }

  Report made(Account const& who, std::string const& name) {
    std::vector<Coverage> const measures{ask(who)};
    auto const& of = asked_for.empty() ? soums : asked_for;
    ReportWords const words{areas, false, 12, {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}}};
    ReportQuestion const question{name, on, "", "", Language::en, from};
    CoverageTold const told{measures, of, "2022-11-27"};
    auto report = name == "coverage-series" ? series_report(question, words, told)
                                            : reach_report(question, words, told);
    REQUIRE(report);
    return *report;
  }
};

/// The cells of a row from a column on, as other programs read them; "?" is none.
std::string numbers(Report const& report, std::size_t row) {
  std::string said;
  for (std::size_t column = 0; column < report.columns.size(); ++column)
    if (is_number(report.columns[column].kind))
      said += (said.empty() ? "" : " ") + (report.rows.withheld(row, column) ? "withheld"
                                           : report.rows.known(row, column)
                                               ? number_of(report, row, column)
                                               : std::string("?"));
  return said;
}

std::vector<std::string> rows_of(Report const& report, std::string const& side) {
  std::vector<std::string> found;
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    if (report.rows.word(row, 1) == side) found.push_back(numbers(report, row));
  return found;
}

bool says(std::vector<std::string> const& sentences, std::string_view words) {
  return std::ranges::any_of(sentences,
                             [&](std::string const& one) { return one.find(words) != one.npos; });
}

TEST_CASE_FIXTURE(Reported, "every day with both numbers is a row, with a line for each place") {
  target("183");
  auto const report = made(head, "coverage-series");
  REQUIRE(report.rows.size() == 3);
  CHECK(report.rows.word(0, 3) == "Bayan-Ulgii");
  CHECK(report.rows.word(0, 4) == "2021-06-30");  // before this time began as well
  CHECK(numbers(report, 0) == "1200 6000 20.00 ? ?");
  CHECK(numbers(report, 2) == "1260 6000 21.00 ? ?");
  REQUIRE(report.plots.size() == 1);
  CHECK(report.plots[0].says.find("20% on 2021.06.30, 21% on 2022.06.30") != std::string::npos);
  CHECK(report.plots[0].shapes.find("shade-2") != std::string::npos);  // half-years show seasons
  auto const labels = report.plots[0].labels;
  CHECK(std::ranges::find(labels, "Target: 25%", &handbook::Label::text) != labels.end());
  CHECK_FALSE(says(report.about, "one figure a year"));
  CHECK(report.definitions.size() == 1);
}

TEST_CASE_FIXTURE(Reported, "what is told of later is not in a report of an earlier day") {
  on = "2022-03-31";
  auto const report = made(head, "coverage-series");
  CHECK(report.rows.size() == 2);
  from = "2021-01-01";
  on = "2021-03-31";
  CHECK(made(head, "coverage-series").rows.size() == 0);
  CHECK(made(head, "coverage-series").plots.empty());
  auto const none = made(head, "coverage-reach");
  CHECK(none.rows.size() == 0);
  auto const paper = report_document(none);
  REQUIRE(paper);
  for (auto const& block : paper->blocks)
    CHECK(!std::holds_alternative<handbook::Table>(block.what));
  auto const text = handbook::text_in(paper->blocks);
  CHECK_MESSAGE(text.find("Nothing was recorded in this time.") != std::string::npos, text);
}

TEST_CASE_FIXTURE(Reported, "yearly figures are said to hide the seasons") {
  std::erase_if(figures.all, [](auto const& one) { return text_of(one.as_of) == "2021-12-31"; });
  auto const report = made(head, "coverage-series");
  REQUIRE(report.plots.size() == 1);
  CHECK(report.plots[0].shapes.find("shade-") == std::string::npos);
  CHECK(says(report.about, "one figure a year, which hides the seasons"));
}

TEST_CASE_FIXTURE(Reported, "soums stand side by side with their dots, and it is no experiment") {
  auto const report = made(head, "coverage-reach");
  CHECK(says(report.about, "This is no experiment"));
  CHECK(says(report.about, "The first is 2\u00a0points more."));
  CHECK(rows_of(report, "more").size() == 7);  // six soums, and what they come to
  CHECK(rows_of(report, "more").front() == "20 200 10.00 20.00 22.00 2.00 ? ?");
  CHECK(rows_of(report, "more").back() == "120 1200 10.00 20.00 22.00 2.00 2.00 2.00");
  CHECK(rows_of(report, "less").back() == "0 1200 0.00 20.00 20.00 0.00 0.00 0.00");
  CHECK(rows_of(report, "difference") == std::vector<std::string>{"? ? ? ? ? 2.00 ? ?"});
  REQUIRE(report.plots.size() == 1);
  CHECK(report.plots[0].says.starts_with("Bayan-Ulgii, 2021.06.30 – 2022.06.30."));
  CHECK(report_csv(report).find(",2.00,2.00,2.00\r\n") != std::string::npos);
}

TEST_CASE_FIXTURE(Reported, "of one soum its own row stands with both sides") {
  asked_for = {"18301"};
  auto const report = made(head, "coverage-reach");
  CHECK(rows_of(report, "more").size() == 2);
  CHECK(rows_of(report, "less").size() == 1);
  CHECK(made(head, "coverage-series").rows.word(0, 3) == "Soum 0");
}

TEST_CASE_FIXTURE(Reported, "who may see totals only is told of both sides and of no soum") {
  auto const report = made(programme, "coverage-reach");
  CHECK(says(report.about, "This is no experiment"));
  CHECK(rows_of(report, "more") == std::vector<std::string>{"? ? 10.00 ? ? 2.00 ? ?"});
  CHECK(rows_of(report, "difference") == std::vector<std::string>{"? ? ? ? ? 2.00 ? ?"});
  CHECK(report.plots.empty());
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    CHECK(report.rows.word(row, 0) == "183");
}

TEST_CASE_FIXTURE(Reported, "of few the programme is told that it is withheld, in every form") {
  stages.at_home = {{"18301", "2022-03-01", 3}};
  auto report = made(programme, "coverage-reach");
  CHECK(rows_of(report, "difference") == std::vector<std::string>{"? ? ? ? ? withheld ? ?"});
  CHECK(rows_of(report, "more").empty());
  CHECK(says(report.about, "Withheld: too few soums, visits or people."));
  CHECK(report_csv(report).find(",withheld,,\r\n") != std::string::npos);
  figures.put("paid_12_months", "183", "2021-06-30", 3);
  auto const series = made(programme, "coverage-series");
  REQUIRE(series.rows.size() > 0);
  for (std::size_t row = 0; row < series.rows.size(); ++row)
    CHECK(numbers(series, row) == "withheld ? ? ? ?");
  CHECK(series.plots.empty());
}

TEST_CASE_FIXTURE(Reported, "every number says what it counts") {
  for (auto const* name : {"coverage-series", "coverage-reach"}) {
    for (auto const& column : made(head, name).columns)
      CHECK(is_number(column.kind) == !column.says.empty());
    auto const json = boost::json::parse(report_json(made(head, name)));
    CHECK(json.at("plots").as_array().size() == 1);
  }
}

}  // namespace
}  // namespace otor::app
