// SPDX-License-Identifier: Apache-2.0
#include "app/stages_report.h"

#include <doctest/doctest.h>

#include "app/report_for_tests.h"
#include "app/report_text.h"
#include "app/told_sums_for_tests.h"

using namespace otor;
using namespace otor::app;

namespace {

struct Asked : ReportOfTest {
  ToldSums visits;
  Result<Report> told(std::string from = "2026-11-01", std::string on = "2026-11-30",
                      Language language = Language::en) {
    return stages_report({"outreach-stages", std::move(on), "", "", language, std::move(from)},
                         {areas, false, 31'439}, visits, soums, "2026-12-05");
  }
};

/// The row of a stage, from "before" on; a number there is not is -1.
std::vector<std::int64_t> row_of(Report const& report, std::string_view stage) {
  std::vector<std::int64_t> cells;
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    for (std::size_t column = 2; column < report.columns.size(); ++column)
      if (report.rows.word(row, 0) == stage)
        cells.push_back(report.rows.known(row, column) ? report.rows.amount(row, column) : -1);
  return cells;
}

using Cells = std::vector<std::int64_t>;

TEST_CASE_FIXTURE(Asked, "households of each stage are told by where they came from") {
  visits.moves = {{"considering", "paying", 30},
                  {"paying", "paying", 50},
                  {"paying", "lapsed", 3},
                  {"lapsed", "not_interested", 2},
                  {"ready_at_income", "considering", 4},
                  {"", "considering", 7},
                  {"not_interested", "considering", 1}};
  auto const report = *told();
  CHECK(visits.from == "2026-11-01");
  CHECK(visits.to == "2026-11-30");
  // Before, after; of those came nearer, stepped back, stayed, newly told.
  CHECK(row_of(report, "paying") == Cells{53, 80, 30, 0, 50, 0});
  CHECK(row_of(report, "considering") == Cells{30, 12, 1, 4, 0, 7});
  CHECK(row_of(report, "lapsed") == Cells{2, 3, 0, 3, 0, 0});
  CHECK(row_of(report, "not_interested") == Cells{1, 2, 0, 0, 2, 0});  // as far as lapsed
  CHECK(row_of(report, "ready_at_income") == Cells{4, 0, 0, 0, 0, 0});
  CHECK(row_of(report, "not_told") == Cells{7, -1, -1, -1, -1, -1});
  CHECK(row_of(report, "enrolling").empty());
  CHECK(report.rows.word(0, 0) == "paying");
  CHECK(report.rows.word(0, 1) == "Paying");
  CHECK(sum_of(report, 2) == 97);
  CHECK(sum_of(report, 3) == 97);  // nobody is lost on the way
  CHECK(sum_of(report, 4) + sum_of(report, 5) + sum_of(report, 6) + sum_of(report, 7) == 97);
}

TEST_CASE_FIXTURE(Asked, "the same is drawn, with the day before and the last day") {
  visits.moves = {{"considering", "paying", 30}, {"paying", "lapsed", 3}, {"", "lapsed", 1}};
  auto const report = *told();
  REQUIRE(report.plots.size() == 1);
  CHECK(report.plots[0].says ==
        "Came nearer: 30. Stepped back: 3. Stayed: 0. Told it for the first time: 1.");
  auto const drawn = [](Report const& one, std::string_view text) {
    return std::ranges::count(one.plots.at(0).labels, text, &handbook::Label::text);
  };
  for (auto const* text :
       {"2026.10.31", "2026.11.30", "Came nearer: 30", "Stepped back: 3", "Considering"})
    CHECK(drawn(report, text) == 1);
  CHECK(report_document(report));
  auto const of_all = *told("");
  CHECK(drawn(of_all, "2026.11.30") == 1);
  CHECK(drawn(*told("", "", Language::mn), "2026.12.05") == 1);
}

TEST_CASE_FIXTURE(Asked, "where nobody told a stage there is no row and no drawing") {
  auto const report = *told();
  CHECK(report.rows.size() == 0);
  CHECK(report.plots.empty());
  CHECK(report_document(report));
  CHECK_FALSE(told("2026-12-01", "2026-11-30"));
}

TEST_CASE_FIXTURE(Asked, "files and other programs know a stage by its code") {
  visits.moves = {{"", "enrolling", 2}};
  auto const report = *told();
  CHECK(report.columns[0].for_programs);
  auto const csv = report_csv(report);
  CHECK(csv.find("\r\nenrolling,Enrolling,0,2,0,0,0,2\r\n") != std::string::npos);
  CHECK(csv.find("\r\nnot_told,Nothing told before,2,,,,,\r\n") != std::string::npos);
}

}  // namespace
