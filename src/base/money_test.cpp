// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace otor {

TEST_CASE("a share is rounded half up, once") {
  struct Case {
    char const* says;
    std::int64_t amount, millionths, expected;
  };
  for (auto const& [says, amount, millionths, expected] : {
           Case{"13.5 % of the minimum wage of 2025", 792'000, 135'000, 106'920},
           Case{"nothing of nothing", 0, 135'000, 0},
           Case{"just under a half goes down", 499'999, 1, 0},
           Case{"exactly a half goes up", 500'000, 1, 1},
           Case{"the whole of the largest amount", largest_amount, one_whole, largest_amount},
       }) {
    CAPTURE(says);
    CHECK(share_of({amount}, {millionths}, Round::half_up).amount == expected);
  }
}

TEST_CASE(
    "rounding up and down differ by one where there is a rest, and not at all where there is "
    "none") {
  CHECK(rc::check([](std::uint32_t numerator) {
    std::int64_t const denominator = 1'000;
    auto const up = divided(numerator, denominator, Round::up);
    auto const down = divided(numerator, denominator, Round::down);
    RC_ASSERT(up - down == (numerator % denominator == 0 ? 0 : 1));
  }));
}

TEST_CASE("numbers are grouped and shares written as people read them") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'000) == "1,000");
  CHECK(grouped(-27'718'880) == "-27,718,880");
  CHECK(percent({115'000}) == "11.5 %");
  CHECK(percent({1'875}) == "0.1875 %");
  CHECK(percent({500'000}) == "50 %");
  CHECK(percent({0}) == "0 %");
}

}  // namespace otor
