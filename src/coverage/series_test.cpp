// SPDX-License-Identifier: Apache-2.0
#include "coverage/series.h"

#include <doctest/doctest.h>

namespace otor::coverage {
namespace {

Date day(char const* text) { return *parse_date(text); }

Figure figure(char const* indicator, char const* area, char const* as_of, std::int64_t value) {
  return {indicator, area, day(as_of), value, "set"};
}

}  // namespace

TEST_CASE(
    "a figure is a share of the denominator that was known on its day, never of a later one") {
  auto const moments = series_of(
      {figure("paid", "18331", "2022-03-31", 30), figure("paid", "18331", "2021-06-30", 20),
       figure("paid", "18331", "2020-06-30", 10)},
      {figure("all", "18331", "2020-12-17", 100), figure("all", "18331", "2022-03-31", 120)});
  REQUIRE(moments.size() == 2);
  CHECK(moments[0].count == Count{20, 100});
  CHECK(moments[0].denominator.as_of == day("2020-12-17"));
  CHECK(moments[1].count == Count{30, 120});
}

TEST_CASE("more insured than there are is no share") {
  auto const of = [](std::int64_t paid, std::int64_t all) {
    return series_of({figure("paid", "18331", "2021-06-30", paid)},
                     {figure("all", "18331", "2020-12-17", all)})
        .front()
        .count;
  };
  CHECK(of(100, 100) == Count{100, 100});
  CHECK_FALSE(of(101, 100));
  CHECK_FALSE(of(0, 0));
}

TEST_CASE("lapses are known where each figure in between told them") {
  auto const moments =
      series_of({figure("paid", "183", "2021-06-30", 20), figure("paid", "183", "2021-12-31", 25),
                 figure("paid", "183", "2022-06-30", 30)},
                {figure("all", "183", "2020-12-17", 100)});
  std::vector const both{figure("left", "183", "2021-12-31", 3),
                         figure("left", "183", "2022-06-30", 4)};
  auto const from = day("2021-06-30"), to = day("2022-06-30");
  CHECK(lapsed_between(moments, both, from, to) == 7);
  CHECK(lapsed_between(moments, both, from, day("2021-12-31")) == 3);
  CHECK_FALSE(lapsed_between(moments, {both[1]}, from, to));
  CHECK_FALSE(lapsed_between(moments, both, to, to));
}

TEST_CASE("an aimag is the sum of its soums on days on which all of them are known") {
  auto const sums =
      summed({figure("paid", "18331", "2021-06-30", 20), figure("paid", "18334", "2021-06-30", 5),
              figure("paid", "18331", "2021-12-31", 22)},
             "183", 2);
  REQUIRE(sums.size() == 1);
  CHECK(sums[0] == figure("paid", "183", "2021-06-30", 25));
}

TEST_CASE(
    "the ends of June and the first days of July are one season, October and November are two") {
  CHECK(same_season(day("2021-06-30"), day("2023-07-01")));
  CHECK(same_season(day("2021-12-31"), day("2022-01-01")));
  CHECK(same_season(day("2022-06-15"), day("2020-06-30")));
  CHECK_FALSE(same_season(day("2022-06-14"), day("2020-07-01")));
  CHECK_FALSE(same_season(day("2026-10-31"), day("2024-11-30")));
  CHECK_FALSE(same_season(day("2022-01-31"), day("2020-12-31")));
}

}  // namespace otor::coverage
