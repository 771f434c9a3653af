// SPDX-License-Identifier: Apache-2.0
#include "app/in_fives.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace otor::app {
namespace {

using Numbers = std::vector<std::optional<std::int64_t>>;
using Quarters = std::array<std::int64_t, 4>;

/// What somebody who knows the rule can still take a table of four quarters and their year for.
struct Possible {
  std::array<std::set<std::int64_t>, 5> each;    // the quarters, then the year
  std::array<std::set<std::int64_t>, 4> beyond;  // in the year, and not in this quarter
  std::set<std::int64_t> again;                  // in several quarters
};

std::map<Numbers, Possible> attacked(std::int64_t most) {
  std::map<Numbers, Possible> all;
  Quarters q{};
  auto const take = [&](std::int64_t year) {
    std::vector<Five> parts;
    Numbers told;
    for (auto const count : q) {
      parts.push_back(in_fives(count));
      told.push_back(parts.back().number);
    }
    told.push_back(in_fives(year, parts).number);
    auto& possible = all[told];
    for (std::size_t at = 0; at < q.size(); ++at) {
      possible.each[at].insert(q[at]);
      possible.beyond[at].insert(year - q[at]);
    }
    possible.each[4].insert(year);
    possible.again.insert(q[0] + q[1] + q[2] + q[3] - year);
  };
  for (q[0] = 0; q[0] <= most; ++q[0])
    for (q[1] = 0; q[1] <= most; ++q[1])
      for (q[2] = 0; q[2] <= most; ++q[2])
        for (q[3] = 0; q[3] <= most; ++q[3])
          for (auto year = std::ranges::max(q); year <= q[0] + q[1] + q[2] + q[3]; ++year)
            take(year);
  return all;
}

bool tells_of_few(std::set<std::int64_t> const& possible) {
  return possible.size() == 1 && *possible.begin() > 0 && *possible.begin() < 5;
}

/// Nobody can tell apart what is told alike.
bool is_whole(std::set<std::int64_t> const& possible, std::optional<std::int64_t> told) {
  if (told == 0) return possible == std::set<std::int64_t>{0};
  for (auto count = told.value_or(1); count < told.value_or(0) + 5; ++count)
    if (!possible.contains(count)) return false;
  return true;
}

}  // namespace

TEST_CASE("whoever knows all quarters and the year can take each for all that is told like it") {
  auto const all = attacked(9);
  CHECK(all.size() > 100);
  for (auto const& [told, possible] : all) {
    for (std::size_t at = 0; at < told.size(); ++at) {
      CAPTURE(at);
      bool const whole = is_whole(possible.each[at], told[at]);
      REQUIRE(whole);
    }
    for (auto const& beyond : possible.beyond) REQUIRE_FALSE(tells_of_few(beyond));
    REQUIRE_FALSE(tells_of_few(possible.again));
  }
}

TEST_CASE("a sum is made of what is told, so that it tells nothing more") {
  CHECK(in_fives(std::vector<std::int64_t>{12, 3, 40}).each == Numbers{10, {}, 40});
  CHECK(in_fives(std::vector<std::int64_t>{12, 0, 40}).each == Numbers{10, 0, 40});
  CHECK(in_fives(std::vector<std::int64_t>{12, 3, 40}).all == 55);  // 12, 2.5 and 42
  CHECK(in_fives(std::vector<std::int64_t>{14, 1, 44}).all == 55);
  CHECK(in_fives(std::vector<std::int64_t>{3, 0}).all == std::nullopt);
  CHECK(in_fives(std::vector<std::int64_t>{0, 0}).all == 0);
  // Counted and then rounded these would be told as 20, and each could only be four.
  auto const fours = in_fives(std::vector<std::int64_t>{4, 4, 4, 4, 4});
  CHECK(fours.all == in_fives(std::vector<std::int64_t>{1, 2, 3, 4, 1}).all);
}

TEST_CASE("a year of households lies between its quarters and what they come to") {
  struct Case {
    char const* says;
    std::int64_t count;
    std::vector<std::int64_t> quarters;
    std::optional<std::int64_t> told;
  };
  for (auto const& [says, count, quarters, told] :
       {Case{"nobody", 0, {0, 0, 0, 0}, 0}, Case{"few", 3, {2, 1, 0, 0}, {}},
        Case{"one quarter alone", 13, {13, 0, 0, 0}, 10},
        Case{"the same in all", 23, {23, 23, 23, 23}, 20},
        Case{"each once", 43, {11, 11, 11, 10}, 40},
        Case{"each once, and each quarter at its most", 16, {4, 4, 4, 4}, 10},
        Case{"two quarters of few may be eight", 7, {4, 3, 0, 0}, {}}}) {
    CAPTURE(says);
    std::vector<Five> parts;
    for (auto const quarter : quarters) parts.push_back(in_fives(quarter));
    CHECK(in_fives(count, parts).number == told);
  }
}

}  // namespace otor::app
