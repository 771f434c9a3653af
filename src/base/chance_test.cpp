// SPDX-License-Identifier: Apache-2.0
#include "base/chance.h"

#include <doctest/doctest.h>

#include <array>

using namespace otor;

TEST_CASE("the same words always draw the same") {
  static_assert(chance(1, {2, 3}) == chance(1, {2, 3}));
  static_assert(chance(1, {2, 3}) != chance(1, {3, 2}));
  static_assert(chance(1, {2}) != chance(2, {2}));
}

TEST_CASE("draws below ten are even enough") {
  std::array<int, 10> counts{};
  for (std::uint64_t person = 0; person < 10'000; ++person) ++counts[chance_below(10, 7, {person})];
  for (auto const count : counts) {
    CHECK(count > 850);
    CHECK(count < 1150);
  }
}
