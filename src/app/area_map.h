// SPDX-License-Identifier: Apache-2.0
#pragma once
// The map of some soums: within their borders where all of them are known, else the land around
// their centres.

#include "app/accounts.h"
#include "base/sentences.h"
#include "geography/borders.h"

namespace otor::app {

/// Where a soum lies.
geography::Centre centre_of(Area const& area);

/// `borders`: whether the outlines are borders, and not the land around centres.
struct SoumMap {
  geography::Map map;
  bool borders = false;
};

/// What the outlines of a map are: the key of a sentence.
inline char const* note_of(SoumMap const& map) {
  return map.borders ? "desk.map_borders" : "desk.map_note";
}

/// In the order of `areas`; those of `soums`, which are codes.
SoumMap map_of(std::vector<Area> const& areas, std::vector<std::string> const& soums,
               std::vector<geography::Border> const& borders);

/// A soum for who draws it, in steps of a hundred metres: `path` as of SVG; a number stands around
/// (x, y), its line's middle there where the soum is `named`, and the name below.
struct MapCell {
  std::string code, path;
  std::int64_t x = 0, y = 0;
  bool named = false;
};
BOOST_DESCRIBE_STRUCT(MapCell, (), (code, path, x, y, named))

/// `size`: of the numbers. `borders`: as of the map.
struct AreaMap {
  std::int64_t width = 0, height = 0, size = 0;
  bool borders = false;
  std::vector<MapCell> cells;
};
BOOST_DESCRIBE_STRUCT(AreaMap, (), (width, height, size, borders, cells))

/// Names in this language have room.
AreaMap area_map(std::vector<Area> const& areas, std::vector<std::string> const& soums,
                 std::vector<geography::Border> const& borders, Language language);

}  // namespace otor::app
