// SPDX-License-Identifier: Apache-2.0
#include "handbook/flock.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

namespace otor::handbook {
namespace {

std::int64_t count(Ground const& ground) {
  std::int64_t all = 0;
  for (auto const& heap : ground.paid) all += static_cast<std::int64_t>(heap.size());
  return all;
}

}  // namespace

TEST_CASE("five and nine sheep leave, forty-six come home") {
  auto const ground = stand_on({{465, 60, 95}, {810, 95, 200}}, 46, 190, 28);
  REQUIRE(ground.paid.size() == 2);
  CHECK(ground.paid[0].size() == 5);
  CHECK(ground.paid[0].back().part == doctest::Approx(0.65));
  CHECK(ground.paid[1].size() == 9);
  CHECK(ground.received.size() == 46);
}

TEST_CASE("every mark stands on the ground, on its side of the gate, and none on another") {
  CHECK(rc::check([] {
    auto const gate = static_cast<double>(*rc::gen::inRange(118, 190));
    std::vector<Heap> heaps;
    auto const stretches = *rc::gen::inRange(0, 4);
    std::int64_t expected = 0;
    for (int i = 0; i < stretches; ++i) {
      auto const hundredths = *rc::gen::inRange(1, 1500);
      heaps.push_back({hundredths, 28.0 + i * 20, 28.0 + i * 20 + *rc::gen::inRange(2, 40)});
      expected += (hundredths + 99) / 100;
    }
    auto const received = *rc::gen::inRange(0, 80);
    auto const ground = stand_on(heaps, received, gate, 28);
    RC_ASSERT(count(ground) == expected);
    RC_ASSERT(static_cast<int>(ground.received.size()) == received);
    std::set<std::pair<double, double>> places;
    for (auto const& heap : ground.paid) {
      for (auto const& spot : heap) {
        RC_ASSERT(spot.x >= 27 && spot.x + sheep_width * ground.size <= gate);
        RC_ASSERT(spot.y < horizon && spot.y > horizon - 95);
        RC_ASSERT(places.emplace(spot.x, spot.y).second);
      }
    }
    for (auto const& spot : ground.received) {
      RC_ASSERT(spot.x >= gate - 2 && spot.x <= 328);
      RC_ASSERT(places.emplace(spot.x, spot.y).second);
    }
  }));
}

}  // namespace otor::handbook
