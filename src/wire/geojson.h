// SPDX-License-Identifier: Apache-2.0
#pragma once
// Areas as other programs write them: GeoJSON (RFC 7946), longitude before latitude, WGS 84.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "geography/borders.h"

namespace otor::wire {

/// `properties`: those that are texts or whole numbers, as text. `outline` is empty where the
/// geometry is no polygon; rings are as they stand, without the corner that closes them.
struct GeoFeature {
  std::vector<std::pair<std::string, std::string>> properties;
  geography::Outline outline;
};

/// The features of a collection, in order. Errors: those of `parse_strict`; bad_value for what is
/// no FeatureCollection, a position that is none, or another reference system than WGS 84.
Result<std::vector<GeoFeature>> read_geojson(std::string_view text, std::size_t largest);

/// A `geometry` of these parts, to a hundred-thousandth of a degree: about a metre.
void write_geometry(std::string& out, std::vector<geography::Polygon> const& polygons);

}  // namespace otor::wire
