// SPDX-License-Identifier: Apache-2.0
#include "app/told_time.h"

#include <doctest/doctest.h>

namespace otor::app {
namespace {

std::string days(std::string_view from, std::string_view to) {
  auto const told = told_days(from, to);
  return told.from + " " + told.to;
}

}  // namespace

TEST_CASE("days are widened to their quarter, their year or all time") {
  struct Case {
    char const *from, *to, *told;
  };
  for (auto const& [from, to, told] :
       {Case{"2026-07-01", "2026-09-30", "2026-07-01 2026-09-30"},
        Case{"2026-08-12", "2026-08-12", "2026-07-01 2026-09-30"},
        Case{"2026-12-31", "2026-12-31", "2026-10-01 2026-12-31"},
        Case{"2024-02-29", "2024-03-01", "2024-01-01 2024-03-31"},
        Case{"2026-09-30", "2026-10-01", "2026-01-01 2026-12-31"},
        Case{"2026-01-01", "2026-12-31", "2026-01-01 2026-12-31"},
        Case{"2025-12-31", "2026-01-01", " "}, Case{"", "2026-01-01", " "},
        Case{"2026-01-01", "", " "}, Case{"", "", " "}}) {
    CAPTURE(from);
    CAPTURE(to);
    CHECK(days(from, to) == told);
  }
  CHECK(whole_year(told_days("2026-08-01", "2026-08-01")).to == "2026-12-31");
  CHECK(whole_year({}).from.empty());
}

TEST_CASE("a year has four quarters, all time the years from the first day to the last") {
  CHECK(in_parts(told_days("2026-08-01", "2026-08-01"), "", "").parts.empty());
  auto const year = in_parts(told_days("2026-01-01", "2026-12-31"), "", "");
  REQUIRE(year.parts.size() == 4);
  CHECK(year.parts[0].from == "2026-01-01");
  CHECK(year.parts[2].from == "2026-07-01");
  CHECK(year.parts[3].to == "2026-12-31");
  auto const all = in_parts({}, "2024-12-30", "2026-01-04");
  CHECK(all.from.empty());
  REQUIRE(all.parts.size() == 3);
  CHECK(all.parts[0].from == "2024-01-01");
  CHECK(all.parts[2].to == "2026-12-31");
  CHECK(all.parts[2].parts.size() == 4);
  CHECK(in_parts({}, "", "").parts.empty());
}

}  // namespace otor::app
