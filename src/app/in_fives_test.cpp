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

/// Of two soums and two quarters: soum by soum its quarters and its year.
using Table = std::array<std::int64_t, 6>;

/// All that is told of an aimag of these soums; the first six as they stand in the table.
Numbers told_of(Table const& table) {
  std::vector<Five> cells;
  for (auto const count : table) cells.push_back(in_fives(count));
  for (auto const year : {2U, 5U})
    cells[year] = in_fives(table[year], {cells[year - 2], cells[year - 1]});
  std::vector<Five> quarters;
  for (auto const quarter : {0U, 1U})
    quarters.push_back(
        in_all(table[quarter] + table[quarter + 3], {cells[quarter], cells[quarter + 3]}));
  Numbers told;
  for (auto const& cell : cells) told.push_back(cell.number);
  for (auto const& quarter : quarters) told.push_back(quarter.number);
  told.push_back(in_all(table[2] + table[5], {cells[2], cells[5]}, quarters).number);
  return told;
}

/// What each number of a table may be for somebody who is told the same.
std::map<Numbers, std::array<std::set<std::int64_t>, 6>> attacked_aimags(std::int64_t most) {
  std::map<Numbers, std::array<std::set<std::int64_t>, 6>> all;
  Table t{};
  auto const take = [&] {
    auto& possible = all[told_of(t)];
    for (std::size_t at = 0; at < t.size(); ++at) possible[at].insert(t[at]);
  };
  for (t[0] = 0; t[0] <= most; ++t[0])
    for (t[1] = 0; t[1] <= most; ++t[1])
      for (t[2] = std::max(t[0], t[1]); t[2] <= t[0] + t[1]; ++t[2])
        for (t[3] = 0; t[3] <= most; ++t[3])
          for (t[4] = 0; t[4] <= most; ++t[4])
            for (t[5] = std::max(t[3], t[4]); t[5] <= t[3] + t[4]; ++t[5]) take();
  return all;
}

}  // namespace

TEST_CASE("whoever knows soums, aimag, quarters and year can take each for all told like it") {
  for (auto const& [told, possible] : attacked_aimags(9))
    for (std::size_t at = 0; at < possible.size(); ++at) {
      CAPTURE(at);
      bool const whole = is_whole(possible[at], told[at]);
      REQUIRE(whole);
    }
}

TEST_CASE("whoever knows an aimag beside its soums can take each soum for all told like it") {
  for (std::size_t soums = 1; soums <= 5; ++soums) {
    std::map<Numbers, std::vector<std::set<std::int64_t>>> all;
    std::vector<std::int64_t> counts(soums);
    auto const take = [&] {
      std::vector<Five> places;
      std::int64_t sum = 0;
      for (auto const count : counts) {
        places.push_back(in_fives(count));
        sum += count;
      }
      Numbers told;
      for (auto const& place : places) told.push_back(place.number);
      told.push_back(in_all(sum, places).number);
      auto& possible = all.try_emplace(told, soums).first->second;
      for (std::size_t at = 0; at < soums; ++at) possible[at].insert(counts[at]);
    };
    for (bool more = true; more;) {
      take();
      std::size_t at = 0;
      while (at < soums && counts[at] == 9) counts[at++] = 0;
      more = at < soums;
      if (more) ++counts[at];
    }
    for (auto const& [told, possible] : all)
      for (std::size_t at = 0; at < soums; ++at) {
        bool const whole = is_whole(possible[at], told[at]);
        REQUIRE(whole);
      }
  }
}

TEST_CASE("what an aimag is told as is near what it is, and never tells of a soum") {
  auto const told = [](std::vector<std::int64_t> const& soums) {
    std::vector<Five> places;
    std::int64_t sum = 0;
    for (auto const count : soums) {
      places.push_back(in_fives(count));
      sum += count;
    }
    return in_all(sum, places).number;
  };
  CHECK(told({9, 9, 9, 6, 6, 6}) == 45);
  CHECK(told({3, 0, 0}) == std::nullopt);
  CHECK(told({13}) == 10);
  CHECK(told({12, 3}) == 10);  // of 15: told so, the first could not be ten
  // Told as 20, each of these could only be four.
  CHECK(told({4, 4, 4, 4, 4}) == 15);
}

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
