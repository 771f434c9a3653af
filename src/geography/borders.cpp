// SPDX-License-Identifier: Apache-2.0
#include "geography/borders.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/ring.hpp>
#include <cmath>

namespace otor::geography {
namespace {

namespace bg = boost::geometry;
using Spot = bg::model::d2::point_xy<double>;
using Line = bg::model::linestring<Spot>;
using Shape = bg::model::ring<Spot>;

Line line_of(Ring const& ring) {
  Line line;
  for (auto const& [x, y] : ring) line.emplace_back(x, y);
  if (!ring.empty()) line.push_back(line.front());
  return line;
}

Shape shape_of(Ring const& ring) {
  Shape shape;
  for (auto const& [x, y] : ring) shape.emplace_back(x, y);
  bg::correct(shape);
  return shape;
}

bool on_globe(Point const& point) {
  return std::abs(point.x) <= 180 && std::abs(point.y) <= 90;  // neither is no number
}

bool crosses_itself(Ring const& ring) {
  auto why = bg::no_failure;
  return !bg::is_valid(shape_of(ring), why) && why == bg::failure_self_intersections;
}

bool crosses(Outline const& outline) { return std::ranges::any_of(outline, crosses_itself); }

Ring thinned(Ring const& ring, double tolerance) {
  Line thin;
  bg::simplify(line_of(ring), thin, tolerance);
  Ring kept;
  for (auto const& spot : thin) kept.push_back({spot.x(), spot.y()});
  if (!kept.empty()) kept.pop_back();
  return kept.size() < 3 ? Ring() : kept;
}

/// Of rings that do not cross.
bool lies_in(Ring const& ring, Shape const& other) {
  return std::ranges::any_of(
      ring, [&](Point const& corner) { return bg::within(Spot(corner.x, corner.y), other); });
}

/// `shape`: with the clock, its first corner again at its end.
Ring turned(Shape const& shape, bool with_clock) {
  Ring ring;
  for (auto const& spot : shape) ring.push_back({spot.x(), spot.y()});
  ring.pop_back();
  if (!with_clock) std::ranges::reverse(ring);
  return ring;
}

/// Around the place itself a degree of longitude has one length.
Ring around(Ring const& ring, Centre const& centre) {
  Plane const plane({centre});
  auto const here = plane.of(centre.latitude, centre.longitude);
  Ring moved;
  for (auto const& corner : ring) {
    auto const point = plane.of(corner.y, corner.x);
    moved.push_back({point.x - here.x, point.y - here.y});
  }
  return moved;
}

}  // namespace

BorderFault fault_of(Outline const& outline) {
  if (outline.empty()) return BorderFault::empty;
  for (auto const& ring : outline) {
    if (!std::ranges::all_of(ring, on_globe)) return BorderFault::outside;
    if (ring.size() < 3) return BorderFault::open;
  }
  return crosses(outline) ? BorderFault::crossing : BorderFault::none;
}

double distance_to(Outline const& outline, Centre const& centre) {
  Spot const here(0, 0);
  std::size_t rings_around = 0;
  double nearest = 1e9;
  for (auto const& ring : outline) {
    if (ring.empty()) continue;
    auto const moved = around(ring, centre);
    rings_around += std::size_t{bg::within(here, shape_of(moved))};
    nearest = std::min(nearest, bg::distance(here, line_of(moved)));
  }
  return rings_around % 2 == 1 ? 0 : nearest;
}

Outline simplified(Outline const& outline, double tolerance) {
  Outline thin;
  for (auto const& ring : outline)
    if (auto kept = thinned(ring, tolerance / km_per_degree); !kept.empty())
      thin.push_back(std::move(kept));
  return thin.empty() || crosses(thin) ? outline : thin;
}

std::vector<Polygon> polygons_of(Outline const& outline) {
  std::vector<Shape> shapes;
  for (auto const& ring : outline) shapes.push_back(shape_of(ring));
  auto const count = outline.size();
  std::vector<std::vector<std::size_t>> around(count);  // the rings that each ring lies in
  for (std::size_t at = 0; at < count; ++at)
    for (std::size_t other = 0; other < count; ++other)
      if (other != at && lies_in(outline[at], shapes[other])) around[at].push_back(other);
  auto const is_hole = [&](std::size_t at) { return around[at].size() % 2 == 1; };
  std::vector<Polygon> polygons;
  std::vector<std::size_t> place(count);  // among the polygons
  for (std::size_t at = 0; at < count; ++at) {
    if (is_hole(at)) continue;
    place[at] = polygons.size();
    polygons.push_back({turned(shapes[at], false), {}});
  }
  for (std::size_t at = 0; at < count; ++at) {
    if (!is_hole(at)) continue;
    auto const whose =
        std::ranges::max(around[at], {}, [&](std::size_t other) { return around[other].size(); });
    polygons[place[whose]].holes.push_back(turned(shapes[at], true));
  }
  return polygons;
}

Map within_borders(std::vector<Border> const& borders, std::vector<Centre> const& centres) {
  Plane const plane(centres);
  std::vector<MappedArea> areas;
  for (auto const& centre : centres) {
    auto const border = std::ranges::find(borders, centre.code, &Border::code);
    if (border == borders.end()) continue;
    areas.push_back({centre.code, plane.of(centre.latitude, centre.longitude), {}});
    for (auto const& ring : border->outline) {
      auto& moved = areas.back().outline.emplace_back();
      for (auto const& corner : ring) moved.push_back(plane.of(corner.y, corner.x));
    }
  }
  return laid_out(std::move(areas), map_margin);
}

}  // namespace otor::geography
