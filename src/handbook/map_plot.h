// SPDX-License-Identifier: Apache-2.0
#pragma once
// A number for each area, on a map. The number stands in its area, so that grey ink is enough and
// nothing is read off a shade.

#include <optional>

#include "geography/outline.h"
#include "handbook/document.h"

namespace otor::handbook {

/// What an area says; absent: not known, which is never drawn as none.
struct MapValue {
  std::string code, name;
  std::optional<std::int64_t> value;
};

/// Shares are hundredths of a per cent, and written as per cent; points as well, with their sign.
enum class MapScale { counts, shares, points };

/// In five shades above none; what fell has none, and its sign. Names stand where they have room.
/// `unknown`: what an area without a value is called in the legend.
Drawing map_plot(geography::Map const& map, std::vector<MapValue> const& values, MapScale scale,
                 std::string says, std::string const& unknown);

}  // namespace otor::handbook
