// SPDX-License-Identifier: Apache-2.0
#pragma once
// A map of areas of which only the centres are known.

#include "geography/outline.h"

namespace otor::geography {

/// Degrees, WGS 84.
struct Centre {
  std::string code;
  double latitude = 0, longitude = 0;
};

inline constexpr double km_per_degree = 111.2;
/// Around the outlines of a map, in kilometres.
inline constexpr double map_margin = 4;

/// Where many centres lie on one plane; good enough for one aimag or three.
class Plane {
 public:
  explicit Plane(std::vector<Centre> const& centres);
  Point of(double latitude, double longitude) const;

 private:
  double narrow_ = 1;  // kilometres of a degree of longitude, as a share of one of latitude
};

/// Each area is the land nearest to its centre, no farther away than `radius` kilometres, so that
/// nobody reads borders into it. Two areas with one centre both have all of theirs.
Map cells_around(std::vector<Centre> const& centres, double radius);

/// Moves outlines and centres to where the map begins, `margin` kilometres around them.
Map laid_out(std::vector<MappedArea> areas, double margin);

}  // namespace otor::geography
