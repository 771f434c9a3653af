// SPDX-License-Identifier: Apache-2.0
#include "geography/borders.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace otor::geography {
namespace {

Ring const square{{90, 48}, {91, 48}, {91, 49}, {90, 49}};

TEST_CASE("what is wrong with an outline is told") {
  CHECK(fault_of({square}) == BorderFault::none);
  CHECK(fault_of({Ring(square.rbegin(), square.rend())}) == BorderFault::none);
  CHECK(fault_of({}) == BorderFault::empty);
  CHECK(fault_of({{{90, 48}, {91, 48}}}) == BorderFault::open);
  CHECK(fault_of({{{90, 48}, {91, 49}, {91, 48}, {90, 49}}}) == BorderFault::crossing);
  CHECK(fault_of({{{48, 90.5}, {48, 91}, {49, 91}}}) == BorderFault::outside);
  CHECK(fault_of({{{90, std::nan("")}, {91, 48}, {91, 49}}}) == BorderFault::outside);
  CHECK(fault_of({square, {{90.2, 48.2}, {90.4, 48.2}, {90.4, 48.4}}}) == BorderFault::none);
}

TEST_CASE("how far a place is from an area is told in kilometres") {
  CHECK(distance_to({square}, {"", 48.5, 90.5}) == 0);
  // A degree of latitude; half a degree of longitude there.
  CHECK(distance_to({square}, {"", 47, 90.5}) == doctest::Approx(111.2));
  CHECK(distance_to({square}, {"", 48.5, 91.5}) == doctest::Approx(36.8).epsilon(0.01));
  CHECK(distance_to({}, {"", 48.5, 90.5}) > 1e8);
  CHECK(distance_to({{}, {{90.5, 48.5}}, {{90, 48}, {91, 48}}}, {"", 48.5, 91.5}) > 30);
  Ring const hole{{90.25, 48.25}, {90.75, 48.25}, {90.75, 48.75}, {90.25, 48.75}};
  CHECK(distance_to({square, hole}, {"", 48.5, 90.5}) > 15);
}

TEST_CASE("corners that change nothing go") {
  Ring many;
  for (int at = 0; at < 1'000; ++at) many.push_back({90 + at / 1e3, 48 + (at % 2) * 1e-5});
  many.push_back({91, 49});
  many.push_back({90, 49});
  auto const thin = simplified({many, {{95, 48}, {95.00001, 48}, {95, 48.00001}}}, 0.1);
  REQUIRE(thin.size() == 1);
  CHECK(thin[0].size() < 8);
  CHECK(fault_of(thin) == BorderFault::none);
  CHECK(simplified({{{95, 48}, {95.00001, 48}, {95, 48.00001}}}, 0.1).size() == 1);
}

TEST_CASE("an outline comes apart into parts with their holes, whichever way its rings run") {
  Ring const hole{{90.2, 48.2}, {90.8, 48.2}, {90.8, 48.8}, {90.2, 48.8}};
  Ring const island{{90.4, 48.4}, {90.6, 48.4}, {90.6, 48.6}, {90.4, 48.6}};
  Ring const east{{92, 48}, {93, 48}, {93, 49}, {92, 49}};
  auto const twice = [](Ring const& ring) {
    double sum = 0;
    for (std::size_t at = 0; at < ring.size(); ++at) {
      auto const& [a, b] = std::pair(ring[at], ring[(at + 1) % ring.size()]);
      sum += a.x * b.y - b.x * a.y;
    }
    return sum;
  };
  auto const parts = polygons_of({hole, Ring(square.rbegin(), square.rend()), island, east});
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].ring.size() == 4);
  CHECK(twice(parts[0].ring) == doctest::Approx(2));
  REQUIRE(parts[0].holes.size() == 1);
  CHECK(twice(parts[0].holes[0]) == doctest::Approx(-0.72));
  CHECK(twice(parts[1].ring) == doctest::Approx(0.08));
  CHECK(parts[1].holes.empty());
  CHECK(twice(parts[2].ring) == doctest::Approx(2));
  // A hole that touches the ring around it is one.
  CHECK(polygons_of({square, {{90, 48.5}, {90.5, 48.4}, {90.5, 48.6}}}).at(0).holes.size() == 1);
  CHECK(polygons_of({}).empty());
}

TEST_CASE("areas with borders are laid out as they lie") {
  Ring const east{{91, 48}, {92, 48}, {92, 49}, {91, 49}};
  auto const map = within_borders({{"2", {east}}, {"1", {square}}},
                                  {{"1", 48.5, 90.5}, {"2", 48.5, 91.5}, {"3", 48.5, 93}});
  REQUIRE(map.areas.size() == 2);
  CHECK(map.areas[0].code == "1");
  CHECK(map.areas[0].centre.x < map.areas[1].centre.x);
  CHECK(map.height == doctest::Approx(111.2 + 8));
  CHECK(map.width ==
        doctest::Approx(2 * 111.2 * std::cos(48.5 * 3.14159265 / 180) + 8).epsilon(0.001));
}

}  // namespace
}  // namespace otor::geography
