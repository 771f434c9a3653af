// SPDX-License-Identifier: Apache-2.0
#include "coverage/reach.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "coverage/cases_for_tests.h"

namespace otor::coverage {
namespace {

SoumReach soum(std::int64_t visited, std::optional<std::int64_t> households,
               Count before = {10, 100}, Count after = {12, 100}) {
  return {visited, households, before, after};
}

std::string sides(std::vector<SoumReach> const& soums) {
  std::string out;
  for (auto const side : compare_reach(soums).sides)
    out += side == Side::more ? "+" : side == Side::less ? "-" : ".";
  return out;
}

std::int64_t number(std::string const& cell) { return std::stoll(cell); }

std::optional<Count> count(std::string const& part, std::string const& whole) {
  if (whole.empty()) return std::nullopt;
  return Count{number(part), number(whole)};
}

/// One side as cases/coverage/reach.csv writes it, behind the number of the case.
std::string told(char const* name, ReachComparison const& comparison, SideSum const& side,
                 std::string const& which) {
  std::string out = std::string(name) + (comparison.by_count ? ",1," : ",0,");
  out += std::to_string(side.soums) + "," + std::to_string(side.visited) + ",";
  if (side.households) out += std::to_string(*side.households);
  for (auto const points :
       {share_of(side.before), share_of(side.after), side.change(), side.lowest, side.highest})
    out += "," + std::to_string(points.hundredths);
  return out + "," + which + ";";
}

rc::Gen<SoumReach> some_soum() {
  auto const share = [] {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 50), rc::gen::inRange(1, 900)),
                        [](std::pair<int, int> const& drawn) {
                          return Count{drawn.first % (drawn.second + 1), drawn.second};
                        });
  };
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 40), rc::gen::inRange(40, 900), share(),
                                     share(), rc::gen::inRange(0, 8)),
                      [](std::tuple<int, int, Count, Count, int> const& drawn) {
                        auto const& [visited, households, before, after, gap] = drawn;
                        SoumReach one{visited, households, before, after};
                        if (gap == 0) one.households.reset();
                        if (gap == 1) one.after.reset();
                        return one;
                      });
}

}  // namespace

TEST_CASE("the line between more and less is what was reached of all together") {
  CHECK(sides({soum(10, 100), soum(4, 100), soum(6, 100)}) == "+--");
  // 20 of 1,200: a small soum reached by a tenth lies above, a large one by a hundredth below.
  CHECK(sides({soum(10, 100), soum(10, 1000), soum(0, 100)}) == "+--");
  // On the line is not above it.
  CHECK(sides({soum(5, 50), soum(10, 100), soum(11, 100), soum(9, 100)}) == "--+-");
}

TEST_CASE("where all were reached alike there are no sides, nobody reached among them") {
  CHECK(sides({soum(5, 100), soum(10, 200), soum(1, 20)}) == "...");
  CHECK(sides({soum(0, 100), soum(0, 200)}) == "..");
  CHECK(sides({soum(7, 100)}) == ".");
  CHECK(sides({}).empty());
  CHECK_FALSE(compare_reach({soum(0, 100)}).more);
  CHECK_FALSE(compare_reach({soum(0, 100)}).less);
}

TEST_CASE("a soum without figures of both days is not compared, nor one of unknown households") {
  auto gone = soum(90, 100);
  gone.after.reset();
  auto late = soum(90, 100);
  late.before.reset();
  CHECK(sides({gone, late, soum(1, 100), soum(2, 100), soum(80, {})}) == "..-+.");
  CHECK(compare_reach({gone, soum(1, 100), soum(2, 100)}).all->visited == 3);
}

TEST_CASE("where more than half of the soums have no number of households, visits are counted") {
  CHECK(sides({soum(9, 100), soum(3, 10), soum(80, {}), soum(2, {})}) == "-+..");
  auto const told = compare_reach({soum(9, 100), soum(3, {}), soum(80, {})});
  CHECK(told.by_count);
  CHECK(told.sides == std::vector{Side::less, Side::less, Side::more});
  CHECK_FALSE(told.more->households);
}

TEST_CASE("changes are pooled by people, and the soums of a side span its changes") {
  auto const told = compare_reach(
      {soum(30, 100, {10, 100}, {20, 100}), soum(20, 100, {100, 900}, {100, 900}), soum(1, 100)});
  REQUIRE(told.more);
  CHECK(told.more->before == Count{110, 1000});
  CHECK(told.more->change() == Points{100});
  CHECK(told.more->lowest == Points{0});
  CHECK(told.more->highest == Points{1000});
  CHECK(told.less->change() == Points{200});
}

TEST_CASE("a comparison is what Python computed with exact fractions") {
  std::map<std::string, std::string> expected;
  for (auto const& row : rows_in(std::ifstream("cases/coverage/reach.csv"))) {
    auto& text = expected[row[0]];
    for (std::size_t at = 1; at < row.size(); ++at) text += (at > 1 ? "," : "") + row[at];
    text += ";";
  }
  std::map<std::string, std::vector<std::pair<std::string, SoumReach>>> cases;
  for (auto const& row : rows_in(std::ifstream("cases/coverage/reach_soums.csv"))) {
    SoumReach one{number(row[2]), {}, count(row[4], row[5]), count(row[6], row[7])};
    if (!row[3].empty()) one.households = number(row[3]);
    cases[row[0]].emplace_back(row[1], one);
  }
  REQUIRE(expected.size() > 40);
  for (auto const& [name, soums] : cases) {
    CAPTURE(name);
    std::vector<SoumReach> given;
    for (auto const& [_, one] : soums) given.push_back(one);
    auto const found = compare_reach(given);
    auto const which = [&](auto const& chosen) {
      std::string out;
      for (std::size_t at = 0; at < soums.size(); ++at)
        if (chosen(at)) out += (out.empty() ? "" : " ") + soums[at].first;
      return out;
    };
    auto const on = [&](Side side) {
      return which([&](std::size_t at) { return found.sides[at] == side; });
    };
    std::string text;
    if (found.all)
      text += told("all", found, *found.all, which([&](std::size_t at) {
                     auto const& one = soums[at].second;
                     return one.before && one.after && (found.by_count || one.households);
                   }));
    if (found.more) text += told("more", found, *found.more, on(Side::more));
    if (found.less) text += told("less", found, *found.less, on(Side::less));
    CHECK(text == expected[name]);
  }
}

TEST_CASE("both sides add up to all that is compared, in any order of soums") {
  CHECK(rc::check([] {
    auto soums = *rc::gen::container<std::vector<SoumReach>>(some_soum());
    auto const one = compare_reach(soums);
    std::ranges::reverse(soums);
    auto other = compare_reach(soums);
    std::ranges::reverse(other.sides);
    RC_ASSERT(one.sides == other.sides);
    RC_ASSERT(one.more.has_value() == one.less.has_value());
    if (!one.more) return;
    RC_ASSERT(one.more->change() == other.more->change());
    RC_ASSERT(one.more->soums + one.less->soums == one.all->soums);
    RC_ASSERT(one.more->visited + one.less->visited == one.all->visited);
    RC_ASSERT(one.more->before.numerator + one.less->before.numerator == one.all->before.numerator);
    RC_ASSERT(one.more->after.denominator + one.less->after.denominator ==
              one.all->after.denominator);
    for (auto const& side : {*one.more, *one.less}) RC_ASSERT(side.lowest <= side.highest);
  }));
}

}  // namespace otor::coverage
