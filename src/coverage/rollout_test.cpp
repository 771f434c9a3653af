// SPDX-License-Identifier: Apache-2.0
#include "coverage/rollout.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

namespace otor::coverage {
namespace {

RolloutPlan plan_of(std::vector<std::string> soums, std::int64_t waves, std::uint64_t seed = 1) {
  return {std::move(soums), waves, seed, month_of(2027, 1), 2, 3};
}

std::vector<std::string> soums(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(std::to_string(18301 + i));
  return all;
}

}  // namespace

TEST_CASE("the order of soums hangs on the seed alone, not on how they were written down") {
  auto reversed = soums(14);
  std::ranges::reverse(reversed);
  CHECK(waves_of(plan_of(soums(14), 4)) == waves_of(plan_of(reversed, 4)));
  CHECK(waves_of(plan_of(soums(14), 4)) != waves_of(plan_of(soums(14), 4, 2)));
}

TEST_CASE("each soum is in one wave, and waves are as even as can be") {
  CHECK(rc::check([] {
    auto const count = *rc::gen::inRange(2, 60);
    auto const waves = *rc::gen::inRange(2, count + 1);
    auto const made = waves_of(plan_of(soums(count), waves, *rc::gen::arbitrary<std::uint64_t>()));
    std::set<std::string> seen;
    std::size_t least = made[0].size(), most = 0;
    for (auto const& wave : made) {
      seen.insert(wave.begin(), wave.end());
      least = std::min(least, wave.size());
      most = std::max(most, wave.size());
    }
    RC_ASSERT(std::ssize(made) == waves);
    RC_ASSERT(std::ssize(seen) == count);
    RC_ASSERT(most - least <= 1u);
  }));
}

TEST_CASE("over many seeds a soum comes to each wave about as often") {
  std::map<std::size_t, int> times;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    auto const made = waves_of(plan_of(soums(9), 3, seed));
    for (std::size_t wave = 0; wave < made.size(); ++wave)
      times[wave] += static_cast<int>(std::ranges::count(made[wave], "18305"));
  }
  for (auto const& [wave, count] : times) {
    INFO(wave);
    CHECK(count > 900);  // 1,000 expected; four standard errors are 103
    CHECK(count < 1104);
  }
}

TEST_CASE("the table has every soum in every month, exposed from the month its wave begins") {
  auto const plan = plan_of(soums(4), 2);
  auto const rows = table_of(plan);
  CHECK(rows.size() == 4 * 8);  // two months before, two waves of three
  for (auto const& row : rows)
    CHECK(row.exposed == (row.month - plan.first >= (row.wave == 1 ? 2 : 5)));
  CHECK(std::ranges::is_sorted(
      rows, {}, [](auto const& row) { return std::tuple(row.wave, row.soum, row.month); }));
}

TEST_CASE("a plan that compares nothing is refused") {
  CHECK(check(plan_of(soums(4), 2)));
  CHECK_FALSE(check(plan_of(soums(4), 1)));
  CHECK_FALSE(check(plan_of(soums(4), 5)));
  CHECK_FALSE(check(plan_of({"18301", "18302", "18301"}, 2)));
  auto plan = plan_of(soums(4), 2);
  plan.before = 0;
  CHECK_FALSE(check(plan));
  plan.before = 1;
  plan.between = 600;
  CHECK_FALSE(check(plan));
  plan.between = 599;
  CHECK(check(plan));
}

}  // namespace otor::coverage
