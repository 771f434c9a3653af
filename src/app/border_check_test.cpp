// SPDX-License-Identifier: Apache-2.0
#include "app/border_check.h"

#include <doctest/doctest.h>

#include "app/figures_for_tests.h"

namespace otor::app {
namespace {

/// A square with sides of half a degree around a place.
std::string square(double longitude, double latitude) {
  auto const corner = [&](double x, double y) {
    return "[" + std::to_string(longitude + x) + "," + std::to_string(latitude + y) + "]";
  };
  return "[[" + corner(-.25, -.25) + "," + corner(.25, -.25) + "," + corner(.25, .25) + "," +
         corner(-.25, .25) + "," + corner(-.25, -.25) + "]]";
}

std::string feature(std::string const& properties, std::string const& rings) {
  return R"({"type":"Feature","properties":{)" + properties +
         R"(},"geometry":{"type":"Polygon","coordinates":)" + rings + "}}";
}

std::vector<Area> soums_with_centres() {
  auto soums = tested_soums();
  std::int64_t east = 8'900'000;
  for (auto& soum : soums) {
    soum.lat_e5 = 4'850'000;
    soum.lon_e5 = east;
    east += 100'000;
  }
  return soums;
}

struct Desk {
  AreaNames names{soums_with_centres(), tested_aimags()};
  coverage::Definitions definitions = tested_definitions();
  SetsInMemory stored;
  Home home{"store", {"18301", "18316", "18331", "18407", "18440"}};
  Account account{"office", "Office", Role::administrator, {}, true};

  FigureDesk desk() {
    return {account,           home,  names, definitions, *parse_date("2026-11-27"),
            1'790'000'000'000, stored};
  }
  FigureFile file(std::string const& features, std::string as_of = "2024-01-01") {
    text = R"({"type":"FeatureCollection","features":[)" + features + "]}";
    FigureFile one;
    one.bytes = text;
    one.asked = {{std::nullopt, {}, std::string(coverage::area_borders)},
                 std::move(as_of),
                 "Office",
                 "",
                 "soums.geojson"};
    return one;
  }
  FigureImport check(std::string const& features) { return *check_figures(file(features), desk()); }
  std::string text;
};

std::string shown(FigureImport const& made) {
  std::string out;
  for (auto const& one : made.check.reasons)
    out +=
        std::to_string(one.line) + " " + one.code + (one.text.empty() ? "" : " " + one.text) + ";";
  for (auto const& set : made.check.sets)
    if (made.check.reasons.empty())
      out += std::to_string(set.areas) + " with " + std::to_string(set.total) + " " + set.first;
  return out;
}

std::string two() {
  return feature(R"("pcode":"MN8301","name":"Ulgii")", square(89, 48.5)) + "," +
         feature(R"("pcode":"MN8316","name":"Bulgan")", square(90, 48.5));
}

TEST_CASE("borders are tried, imported and undone like any other set") {
  Desk desk;
  CHECK(shown(desk.check(two())) == "2 with 8 2024-01-01");
  CHECK(desk.stored.drawn.empty());
  auto const made = import_figures(desk.file(two()), "k1", desk.desk());
  REQUIRE(made->imported);
  REQUIRE(desk.stored.drawn.size() == 2);
  CHECK(desk.stored.drawn[0].code == "18301");
  CHECK(desk.stored.drawn[1].code == "18316");  // the property that names most decides
  CHECK(list_figures(desk.desk())->sets.front().set.indicator == coverage::area_borders);
  CHECK(shown(desk.check(two())) == "0 imported_already soums.geojson;");
  REQUIRE(undo_figures(made->sets.front(), desk.desk()).has_value());
  CHECK(shown(desk.check(two())) == "2 with 8 2024-01-01");
}

TEST_CASE("soums of other aimags are left out, also those of the same name") {
  Desk desk;
  CHECK(shown(desk.check(two() + "," +
                         feature(R"("pcode":"MN6501","name":"Tosontsengel")", square(98, 48)) +
                         "," + feature(R"("pcode":"MN6502","name":"Tolbo")", square(99, 48)))) ==
        "2 with 8 2024-01-01");
  // What is wrong with a shape that is nobody's here is none of our business.
  CHECK(shown(desk.check(two() + "," +
                         feature(R"("pcode":"MN6503")", "[[[98,48],[99,49],[99,48],[98,49]]]") +
                         "," + feature(R"("pcode":"MN6504")", "[]"))) == "2 with 8 2024-01-01");
  auto const by_name = feature(R"("name":"Tolbo")", square(91, 48.5)) + "," +
                       feature(R"("name":"Tolbo")", square(99, 48));
  CHECK(shown(desk.check(by_name)) == "1 with 4 2024-01-01");
}

TEST_CASE("a border that cannot be the one of its soum is a reason") {
  Desk desk;
  auto const told = [&](std::string const& features) { return shown(desk.check(features)); };
  CHECK(told(feature(R"("code":"18301")", square(90, 48.5))) == "1 border_elsewhere 18301;");
  CHECK(told(feature(R"("code":"18302")", square(89, 48.5)) + "," +
             feature(R"("code":"18316")", square(90, 48.5))) == "1 area_unknown 18302;");
  CHECK(told(feature(R"("other":"x")", square(89, 48.5)) + "," +
             feature(R"("code":"18316")", square(90, 48.5))) == "1 area_missing;");
  CHECK(told(feature(R"("code":"18301")", square(89, 48.5)) + "," +
             feature(R"("code":18301)", square(89, 48.5))) == "2 duplicate 18301;");
  CHECK(told(feature(R"("code":"183")", square(89, 48.5)) + "," +
             feature(R"("code":"18316")", square(90, 48.5))) == "1 area_no_soum 183;");
  CHECK(told(feature(R"("name":"Bulgan")", square(90, 48.5)) + "," +
             feature(R"("name":"Tolbo")", square(91, 48.5))) == "1 area_ambiguous Bulgan;");
  CHECK(told(feature(R"("code":"18301")", "[]")) == "1 border_missing 18301;");
  CHECK(told(feature(R"("code":"18301")", "[[[89,48],[90,48],[89,48]]]")) ==
        "1 border_open 18301;");
  CHECK(told(feature(R"("code":"18301")", "[[[48,189],[49,189],[49,190],[48,189]]]")) ==
        "1 border_outside 18301;");
  CHECK(told(feature(R"("code":"18301")", "[[[88,48],[90,49],[90,48],[88,49],[88,48]]]")) ==
        "1 border_crossing 18301;");
  CHECK(told("") == "0 no_rows;");
  CHECK(desk.stored.drawn.empty());
}

TEST_CASE("a head brings borders of her own soums alone, and of a day that has come") {
  Desk desk;
  desk.account = {"head", "Head", Role::head, {"184"}, true};
  CHECK(shown(desk.check(feature(R"("code":"18301")", square(89, 48.5)))) ==
        "1 area_foreign 18301;");
  desk.account.areas = {"183"};
  auto const late = desk.file(feature(R"("code":"18301")", square(89, 48.5)), "2027-01-01");
  CHECK(shown(*check_figures(late, desk.desk())) == "0 day_future 2027-01-01;");
  auto const none = desk.file(feature(R"("code":"18301")", square(89, 48.5)), "");
  CHECK(shown(*check_figures(none, desk.desk())) == "0 no_day;");
}

TEST_CASE("a table is no file of borders") {
  Desk desk;
  FigureFile file = desk.file("");
  file.bytes = "code,value\n18301,5\n";
  CHECK(check_figures(file, desk.desk())->check.reasons.at(0).code == "file_no_geojson");
}

}  // namespace
}  // namespace otor::app
