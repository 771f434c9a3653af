// SPDX-License-Identifier: Apache-2.0
#pragma once
// Borders of areas as an office publishes them, in degrees (WGS 84), and their map.

#include "geography/cells.h"

namespace otor::geography {

/// In degrees: x is the longitude, y the latitude.
struct Border {
  std::string code;
  Outline outline;
};

/// What is wrong with an outline: `open` with a ring of fewer than three corners, `outside` with a
/// corner that is nowhere on the globe, `crossing` where a ring crosses itself.
enum class BorderFault { none, empty, open, outside, crossing };
BorderFault fault_of(Outline const& outline);

/// Kilometres from a place to the area, whatever is wrong with it; zero inside it, and 1e9 where
/// there is nothing.
double distance_to(Outline const& outline, Centre const& centre);

/// The same outline with as few corners as leave every border within `tolerance` kilometres; parts
/// smaller than that go. An outline of which nothing would be left, or that would cross itself,
/// stays as it is.
Outline simplified(Outline const& outline, double tolerance);

/// A part of an area, and the holes in it: seen with north up, its own ring runs against the clock
/// and theirs with it.
struct Polygon {
  Ring ring;
  std::vector<Ring> holes;
};

/// The parts of an outline without faults, in its order.
std::vector<Polygon> polygons_of(Outline const& outline);

/// The map of these areas, a border for each of `centres`.
Map within_borders(std::vector<Border> const& borders, std::vector<Centre> const& centres);

}  // namespace otor::geography
