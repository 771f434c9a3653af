// SPDX-License-Identifier: Apache-2.0
#include "geography/cells.h"

#include <doctest/doctest.h>

#include <cmath>
#include <rapidcheck.h>

#include "geography/label.h"

namespace otor::geography {
namespace {

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

bool inside(Ring const& ring, Point at) {
  bool odd = false;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    auto const a = ring[i], b = ring[(i + 1) % ring.size()];
    if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x))
      odd = !odd;
  }
  return odd;
}

std::vector<Centre> some_centres() {
  std::vector<Centre> centres;
  auto const count = *rc::gen::inRange(1, 30);
  for (int at = 0; at < count; ++at)
    centres.push_back({std::to_string(at), 46 + *rc::gen::inRange(0, 5'000) / 1e3,
                       88 + *rc::gen::inRange(0, 6'000) / 1e3});
  return centres;
}

TEST_CASE("a single centre has a circle around it") {
  auto const map = cells_around({{"18301", 48.97, 89.96}}, 65);
  REQUIRE(map.areas.size() == 1);
  CHECK(map.width == doctest::Approx(138).epsilon(0.01));
  for (auto const& corner : map.areas[0].outline.at(0))
    CHECK(distance(corner, map.areas[0].centre) == doctest::Approx(65));
}

TEST_CASE("a place belongs to the nearest centre, or to none that is too far away") {
  CHECK(rc::check([] {
    auto const centres = some_centres();
    auto const map = cells_around(centres, 65);
    Point const at{*rc::gen::inRange(0, 1'000) / 1e3 * map.width,
                   *rc::gen::inRange(0, 1'000) / 1e3 * map.height};
    double least = 1e9;
    for (auto const& area : map.areas) least = std::min(least, distance(at, area.centre));
    for (auto const& area : map.areas) {
      auto const away = distance(at, area.centre);
      if (inside(area.outline.at(0), at)) {
        RC_ASSERT(away < least + 0.01);
        RC_ASSERT(away < 65.01);
      } else if (away < least - 0.01 || away <= least) {
        RC_ASSERT(away > 64.5);  // the circle has corners
      }
    }
  }));
}

TEST_CASE("a map holds its outlines") {
  CHECK(rc::check([] {
    auto const map = cells_around(some_centres(), 65);
    for (auto const& area : map.areas)
      for (auto const& corner : area.outline.at(0)) {
        RC_ASSERT(corner.x >= 0);
        RC_ASSERT(corner.y >= 0);
        RC_ASSERT(corner.x <= map.width);
        RC_ASSERT(corner.y <= map.height);
      }
  }));
}

TEST_CASE("nothing is drawn of nothing") {
  CHECK(cells_around({}, 65).areas.empty());
  CHECK(cells_around({}, 65).width == 0);
}

TEST_CASE("a name stands where it has room, and nowhere else") {
  Ring const square{{0, 0}, {100, 0}, {100, 60}, {0, 60}};
  auto const roomy = label_place({"1", {50, 30}, {square}}, 10, 19, 33);
  CHECK(roomy.named);
  CHECK(roomy.at == Point{50, 30});
  CHECK_FALSE(label_place({"1", {50, 30}, {square}}, 10, 19, 164).named);
  CHECK_FALSE(label_place({"1", {5, 5}, {}}, 10, 19, 33).named);
}

TEST_CASE("a label keeps to the wide part of an area, and out of its hole") {
  Ring const outer{{0, 0}, {100, 0}, {100, 60}, {0, 60}};
  Ring const hole{{30, 10}, {70, 10}, {70, 50}, {30, 50}};
  auto const place = label_place({"1", {50, 30}, {outer, hole}}, 8, 10, 10);
  REQUIRE(place.named);
  CHECK((place.at.x < 30 || place.at.x > 70));
}

}  // namespace
}  // namespace otor::geography
