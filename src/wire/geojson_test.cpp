// SPDX-License-Identifier: Apache-2.0
#include "wire/geojson.h"

#include <doctest/doctest.h>

namespace otor::wire {
namespace {

constexpr std::size_t much = 100'000;

Result<std::vector<GeoFeature>> features(std::string const& list, std::string const& more = "") {
  return read_geojson(R"({"type":"FeatureCollection",)" + more + R"("features":[)" + list + "]}",
                      much);
}

std::string feature(std::string const& geometry, std::string const& properties = "{}") {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}

constexpr char square[] = "[[90,48],[91.5,48],[91.5,49],[90,49],[90,48]]";

TEST_CASE("the example of RFC 7946 is read: a polygon and what is told of it") {
  auto const read = read_geojson(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",)"
      R"("coordinates":[102.0,0.5]},"properties":{"prop0":"value0"}},{"type":"Feature","geometry":)"
      R"({"type":"LineString","coordinates":[[102.0,0.0],[103.0,1.0],[104.0,0.0],[105.0,1.0]]},)"
      R"("properties":{"prop0":"value0","prop1":0.0}},{"type":"Feature","geometry":{"type":)"
      R"("Polygon","coordinates":[[[100.0,0.0],[101.0,0.0],[101.0,1.0],[100.0,1.0],[100.0,0.0]]])"
      R"(},"properties":{"prop0":"value0","prop1":{"this":"that"}}}]})",
      much);
  REQUIRE(read.has_value());
  REQUIRE(read->size() == 3);
  CHECK((*read)[0].outline.empty());
  CHECK((*read)[1].outline.empty());
  CHECK((*read)[2].outline == geography::Outline{{{100, 0}, {101, 0}, {101, 1}, {100, 1}}});
  CHECK((*read)[2].properties ==
        std::vector<std::pair<std::string, std::string>>{{"prop0", "value0"}});
}

TEST_CASE("parts and holes are rings of one outline, and codes may be numbers") {
  auto const read =
      features(feature(R"({"type":"MultiPolygon","coordinates":[[)" + std::string(square) + "],[" +
                           square + "," + square + "]]}",
                       R"({"code":18301,"name":"Өлгий","none":null,"share":1.5})"));
  REQUIRE(read.has_value());
  CHECK((*read)[0].outline.size() == 3);
  CHECK((*read)[0].outline[0].size() == 4);
  CHECK((*read)[0].outline[0][1].x == 91.5);
  CHECK((*read)[0].properties.size() == 2);
  CHECK((*read)[0].properties[0].second == "18301");
}

TEST_CASE("a feature may have no geometry and no properties") {
  auto const read = features(R"({"type":"Feature","geometry":null,"properties":null},{})");
  REQUIRE(read.has_value());
  CHECK(read->size() == 2);
  CHECK((*read)[0].outline.empty());
}

TEST_CASE("what is no GeoJSON in degrees is refused") {
  for (auto const* text :
       {"", "[]", "{}", R"({"type":"Polygon","coordinates":[]})", R"({"type":"FeatureCollection"})",
        R"({"type":"FeatureCollection","features":{}})"})
    CHECK_FALSE_MESSAGE(read_geojson(text, much).has_value(), text);
  for (auto const* coordinates : {"7", "[7]", "[[7]]", "[[[7]]]", R"([[["a","b"]]])", "null"})
    CHECK_FALSE_MESSAGE(
        features(feature(R"({"type":"Polygon","coordinates":)" + std::string(coordinates) + "}"))
            .has_value(),
        coordinates);
  CHECK_FALSE(features(feature(R"({"type":"Polygon"})")).has_value());
  auto const system = [](std::string const& name) {
    return R"("crs":{"type":"name","properties":{"name":")" + name + R"("}},)";
  };
  CHECK(features("", system("urn:ogc:def:crs:OGC:1.3:CRS84")).has_value());
  CHECK(features("", system("EPSG:4326")).has_value());
  CHECK_FALSE(features("", system("urn:ogc:def:crs:EPSG::32646")).has_value());
  CHECK(read_geojson(R"({"type":"FeatureCollection","features":[]})", 10).error().kind ==
        ProblemKind::too_large);
}

}  // namespace
}  // namespace otor::wire
