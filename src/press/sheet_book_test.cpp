// SPDX-License-Identifier: Apache-2.0
#include "press/sheet_book.h"

#include <doctest/doctest.h>

namespace otor::press {
namespace {

app::Report of_rows(std::size_t rows) {
  app::Report report;
  report.name = "allowance-months";
  report.title = "Туршилт";
  report.about = {"Юуг тоолсон", "2026.11.23"};
  report.as_of = "2026-11-23";
  report.columns = {{"day", "Өдөр", app::CellKind::day},
                    {"amount", "Дүн", app::CellKind::tugrug, true}};
  report.rows = app::ReportRows(2);
  for (std::size_t row = 0; row < rows; ++row) {
    report.rows.put("2026-06-10");
    report.rows.put(std::int64_t{58'000});
  }
  return report;
}

std::string problem_of(Result<std::string> const& bytes) {
  return bytes ? "none" : std::string(code(bytes.error().kind));
}

}  // namespace

TEST_CASE("the same report gives the same workbook") {
  auto const report = of_rows(3);
  auto const once = sheet_book(report);
  REQUIRE(once.has_value());
  CHECK(once->starts_with("PK"));
  CHECK(*sheet_book(report) == *once);
  CHECK(*sheet_book(of_rows(4)) != *once);
  CHECK(problem_of(sheet_book(of_rows(0))) == "none");
}

TEST_CASE("what a spreadsheet cannot hold is not written") {
  CHECK(problem_of(sheet_book(of_rows(1'048'570))) == "too_large");
  auto report = of_rows(1);
  for (int row = 0; row < 2; ++row) {
    report.rows.put("2026-06-10");
    report.rows.put(std::int64_t{1} << 52);
  }
  CHECK(problem_of(sheet_book(report)) == "too_large");
}

}  // namespace otor::press
