// SPDX-License-Identifier: Apache-2.0
#include "app/places.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace otor::app {

std::vector<std::string> aimags_of(std::vector<std::string> const& soums) {
  constexpr std::size_t aimag_digits = 3;
  std::set<std::string> found;
  for (auto const& soum : soums) found.insert(soum.substr(0, aimag_digits));
  return {found.begin(), found.end()};
}

Place place_in(std::string const& code, std::vector<std::string> const& soums) {
  Place place{code, {}};
  std::ranges::copy_if(soums, std::back_inserter(place.soums),
                       [&](std::string const& soum) { return soum.starts_with(code); });
  return place;
}

std::vector<Place> places_of(std::vector<std::string> const& soums, bool all, bool aimags_only) {
  std::vector<Place> places;
  auto const aimags = aimags_of(soums);
  if (all || aimags.size() > 1) places.push_back(place_in("", soums));
  for (auto const& aimag : aimags) {
    places.push_back(place_in(aimag, soums));
    if (aimags_only) continue;
    auto const here = places.back().soums;
    for (auto const& soum : here) places.push_back(place_in(soum, soums));
  }
  return places;
}

}  // namespace otor::app
