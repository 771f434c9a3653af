// SPDX-License-Identifier: Apache-2.0
#include "geography/cells.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace otor::geography {
namespace {

constexpr int roundness = 72;

Ring circle(Point centre, double radius) {
  Ring ring;
  for (int at = 0; at < roundness; ++at) {
    auto const angle = 2 * std::numbers::pi * at / roundness;
    ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return ring;
}

/// The part of a convex ring that lies nearer to `mine` than to `other`.
Ring nearer(Ring const& ring, Point mine, Point other) {
  double const dx = other.x - mine.x, dy = other.y - mine.y;
  double const mx = (other.x + mine.x) / 2, my = (other.y + mine.y) / 2;
  auto const beyond = [&](Point point) { return (point.x - mx) * dx + (point.y - my) * dy; };
  Ring kept;
  for (std::size_t at = 0; at < ring.size(); ++at) {
    auto const point = ring[at], next = ring[(at + 1) % ring.size()];
    auto const a = beyond(point), b = beyond(next);
    if (a <= 0) kept.push_back(point);
    if ((a <= 0) == (b <= 0)) continue;
    auto const share = a / (a - b);
    kept.push_back({point.x + share * (next.x - point.x), point.y + share * (next.y - point.y)});
  }
  return kept;
}

}  // namespace

Plane::Plane(std::vector<Centre> const& centres) {
  if (centres.empty()) return;
  double sum = 0;
  for (auto const& centre : centres) sum += centre.latitude;
  narrow_ = std::cos(sum / static_cast<double>(centres.size()) * std::numbers::pi / 180);
}

Point Plane::of(double latitude, double longitude) const {
  return {longitude * km_per_degree * narrow_, -latitude * km_per_degree};
}

Map laid_out(std::vector<MappedArea> areas, double margin) {
  constexpr auto far = std::numeric_limits<double>::infinity();
  Point least{far, far}, most{-far, -far};
  auto const take = [&](Point point) {
    least = {std::min(least.x, point.x), std::min(least.y, point.y)};
    most = {std::max(most.x, point.x), std::max(most.y, point.y)};
  };
  for (auto const& area : areas) {
    take(area.centre);
    for (auto const& ring : area.outline) std::ranges::for_each(ring, take);
  }
  if (areas.empty()) return {};
  auto const move = [&](Point& point) {
    point = {point.x - least.x + margin, point.y - least.y + margin};
  };
  for (auto& area : areas) {
    move(area.centre);
    for (auto& ring : area.outline) std::ranges::for_each(ring, move);
  }
  return {std::move(areas), most.x - least.x + 2 * margin, most.y - least.y + 2 * margin};
}

Map cells_around(std::vector<Centre> const& centres, double radius) {
  Plane const plane(centres);
  std::vector<MappedArea> areas;
  for (auto const& centre : centres)
    areas.push_back({centre.code, plane.of(centre.latitude, centre.longitude), {}});
  for (auto& area : areas) {
    auto ring = circle(area.centre, radius);
    for (auto const& other : areas)
      if (&other != &area) ring = nearer(ring, area.centre, other.centre);
    area.outline = {std::move(ring)};
  }
  return laid_out(std::move(areas), map_margin);
}

}  // namespace otor::geography
