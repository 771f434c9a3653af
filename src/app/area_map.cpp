// SPDX-License-Identifier: Apache-2.0
#include "app/area_map.h"

#include <algorithm>
#include <cmath>

#include "app/place_text.h"
#include "geography/label.h"
#include "handbook/svg.h"

namespace otor::app {
namespace {

/// Beyond so many kilometres nobody should think of a soum any more.
constexpr double radius = 65;
constexpr double steps_in_km = 10;

std::int64_t steps(double km) { return std::llround(km * steps_in_km); }

bool has_all(std::vector<geography::Border> const& borders,
             std::vector<geography::Centre> const& centres) {
  return !centres.empty() && std::ranges::all_of(centres, [&](geography::Centre const& centre) {
    return std::ranges::find(borders, centre.code, &geography::Border::code) != borders.end();
  });
}

std::vector<geography::Centre> centres_of(std::vector<Area> const& areas,
                                          std::vector<std::string> const& soums) {
  std::vector<geography::Centre> centres;
  for (auto const& area : areas)
    if (std::ranges::find(soums, area.code) != soums.end()) centres.push_back(centre_of(area));
  return centres;
}

std::string path_of(geography::Outline const& outline) {
  std::string d;
  for (auto const& ring : outline) {
    char step = 'M';
    for (auto const& [x, y] : ring) {
      d += step + std::to_string(steps(x)) + " " + std::to_string(steps(y));
      step = 'L';
    }
    d += 'Z';
  }
  return d;
}

}  // namespace

geography::Centre centre_of(Area const& area) {
  constexpr double in_degree = 1e5;
  return {area.code, static_cast<double>(area.lat_e5) / in_degree,
          static_cast<double>(area.lon_e5) / in_degree};
}

SoumMap map_of(std::vector<Area> const& areas, std::vector<std::string> const& soums,
               std::vector<geography::Border> const& borders) {
  auto const centres = centres_of(areas, soums);
  if (has_all(borders, centres)) return {geography::within_borders(borders, centres), true};
  return {geography::cells_around(centres, radius), false};
}

AreaMap area_map(std::vector<Area> const& areas, std::vector<std::string> const& soums,
                 std::vector<geography::Border> const& borders, Language language) {
  auto const [map, within] = map_of(areas, soums, borders);
  AreaMap told{steps(map.width), steps(map.height), 0, within, {}};
  // A number is as high as a thirtieth of the map, and as wide as two digits and a bit.
  auto const size = std::max(map.width, map.height) / 30;
  constexpr double number_wide = 1.3, wider = 1.15;  // a screen may have wider type than paper
  told.size = steps(size);
  for (auto const& area : map.areas) {
    auto const& named = *std::ranges::find(areas, area.code, &Area::code);
    auto const name = wider * handbook::svg::width_of(name_in(named, language),
                                                      size * geography::name_size, false);
    auto const place = geography::label_place(area, size, number_wide * size, name);
    told.cells.push_back(
        {area.code, path_of(area.outline), steps(place.at.x), steps(place.at.y), place.named});
  }
  return told;
}

}  // namespace otor::app
