// SPDX-License-Identifier: Apache-2.0
#pragma once
// Outlines of areas on a plane: kilometres east and south of a corner of their map.

#include <string>
#include <vector>

namespace otor::geography {

/// On a plane, x to the east and y to the south; on the globe degrees, x to the east and y north.
struct Point {
  double x = 0, y = 0;
  bool operator==(Point const&) const = default;
};

/// Its last point is joined to its first, which is not repeated.
using Ring = std::vector<Point>;

/// The parts of an area and the holes in them: what lies within an odd number of rings is inside.
using Outline = std::vector<Ring>;

/// An area and its centre.
struct MappedArea {
  std::string code;
  Point centre;
  Outline outline;
};

/// A sheet from (0, 0) on, that holds the outlines.
struct Map {
  std::vector<MappedArea> areas;
  double width = 0, height = 0;
};

}  // namespace otor::geography
