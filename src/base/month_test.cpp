// SPDX-License-Identifier: Apache-2.0
#include "base/month.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace otor {

TEST_CASE("only months that exist are months") {
  for (auto const* text : {"2026-01", "2026-12", "1900-01", "2199-12"})
    CHECK(parse_month(text).has_value());
  for (auto const* text : {"2026-00", "2026-13", "1899-12", "2200-01", "2026-1", "2026/01",
                           "2026-1a", " 2026-01", "", "-026-01", "2026-01-01", "٢٠٢٦-٠١"}) {
    CAPTURE(text);
    REQUIRE_FALSE(parse_month(text).has_value());
    CHECK(parse_month(text).error().kind == ProblemKind::bad_month);
  }
}

TEST_CASE("only days that exist are days") {
  for (auto const* text : {"2024-02-29", "2000-02-29", "2026-12-31"})
    CHECK(parse_date(text).has_value());
  for (auto const* text :
       {"2025-02-29", "1900-02-29", "2026-04-31", "2026-01-00", "2026-01-32", "2026-01-1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("a month written and read is the same month, and counts on from it") {
  CHECK(rc::check([] {
    auto const number = *rc::gen::inRange(first_month.number, last_month.number + 1);
    Month const month{number};
    RC_ASSERT(*parse_month(text_of(month)) == month);
    RC_ASSERT((month + 12).year() == month.year() + 1);
    RC_ASSERT((month + 12) - month == 12);
  }));
}

TEST_CASE("a birth counts by its month, whether the day is told or not") {
  CHECK(*parse_birth("1996-03-14") == *parse_birth("1996-03"));
  CHECK_FALSE(parse_birth("1996-03-32").has_value());
}

TEST_CASE("days are counted from 1970 and back again") {
  CHECK(day_number(*parse_date("1970-01-01")) == 0);
  CHECK(day_number(*parse_date("1969-12-31")) == -1);
  CHECK(day_number(*parse_date("2000-02-29")) == 11'016);
  CHECK(day_number(*parse_date("2026-11-23")) == 20'780);
  Date day = *parse_date("1900-01-01");
  for (auto number = day_number(day); day < *parse_date("2199-12-31"); ++number) {
    day = date_of_day(number);
    REQUIRE(day_number(day) == number);
    REQUIRE(parse_date(text_of(day)) == day);
  }
}

}  // namespace otor
