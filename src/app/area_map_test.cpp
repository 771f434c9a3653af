// SPDX-License-Identifier: Apache-2.0
#include "app/area_map.h"

#include <doctest/doctest.h>

namespace otor::app {
namespace {

std::vector<Area> two() {
  std::vector<Area> areas{{"18301", "183", "Өлгий", "Өлгий", "Ulgii"},
                          {"18304", "183", "Алтай", "Алтай", "Altai"}};
  areas[0].lat_e5 = areas[1].lat_e5 = 4'800'000;
  areas[0].lon_e5 = 9'000'000;
  areas[1].lon_e5 = 9'100'000;
  return areas;
}

geography::Border border(std::string code, double west) {
  return {std::move(code), {{{west, 47.5}, {west + 1, 47.5}, {west + 1, 48.5}, {west, 48.5}}}};
}

TEST_CASE("without borders a map shows the land around the centres, and says so") {
  auto const map = area_map(two(), {"18301", "18304"}, {}, Language::mn);
  CHECK_FALSE(map.borders);
  REQUIRE(map.cells.size() == 2);
  CHECK(map.cells[0].path.starts_with("M"));
  CHECK(map.cells[0].path.ends_with("Z"));
  CHECK(map.cells[0].x < map.cells[1].x);
  CHECK(map.cells[0].named);
  CHECK(std::abs(30 * map.size - std::max(map.width, map.height)) <= 30);
}

TEST_CASE("borders are drawn where all of them are known") {
  std::vector<geography::Border> borders{border("18301", 89.5)};
  CHECK_FALSE(area_map(two(), {"18301", "18304"}, borders, Language::mn).borders);
  CHECK(area_map(two(), {"18301"}, borders, Language::mn).borders);
  borders.push_back(border("18304", 90.5));
  auto const map = area_map(two(), {"18304", "18301"}, borders, Language::en);
  CHECK(map.borders);
  REQUIRE(map.cells.size() == 2);
  CHECK(map.cells[0].code == "18301");
  CHECK(map.cells[0].path == "M40 1152L784 1152L784 40L40 40Z");
}

TEST_CASE("there may be nothing to draw") {
  auto const map = area_map(two(), {}, {}, Language::mn);
  CHECK(map.cells.empty());
  CHECK_FALSE(map.borders);
}

}  // namespace
}  // namespace otor::app
