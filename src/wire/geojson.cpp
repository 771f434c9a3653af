// SPDX-License-Identifier: Apache-2.0
#include "wire/geojson.h"

#include <array>
#include <charconv>

#include "wire/json.h"

namespace otor::wire {
namespace {

json::value const* member(json::value const& value, std::string_view name) {
  auto const* object = value.if_object();
  return object == nullptr ? nullptr : object->if_contains(name);
}

std::string_view text_of(json::value const* value) {
  auto const* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view() : std::string_view(*text);
}

std::optional<double> number_of(json::value const& value) {
  if (auto const* whole = value.if_int64()) return static_cast<double>(*whole);
  if (auto const* whole = value.if_uint64()) return static_cast<double>(*whole);
  if (auto const* number = value.if_double()) return *number;
  return std::nullopt;
}

std::unexpected<Problem> no_position() {
  return problem(ProblemKind::bad_value, "coordinates: a position is no pair of numbers.");
}

Result<geography::Ring> ring_of(json::value const& value) {
  auto const* positions = value.if_array();
  if (positions == nullptr) return no_position();
  geography::Ring ring;
  for (auto const& position : *positions) {
    auto const* numbers = position.if_array();
    if (numbers == nullptr || numbers->size() < 2) return no_position();
    auto const x = number_of((*numbers)[0]), y = number_of((*numbers)[1]);
    if (!x || !y) return no_position();
    ring.push_back({*x, *y});
  }
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

Result<void> add_polygon(geography::Outline& outline, json::value const& value) {
  auto const* rings = value.if_array();
  if (rings == nullptr) return no_position();
  for (auto const& one : *rings) {
    auto ring = ring_of(one);
    if (!ring) return std::unexpected(ring.error());
    outline.push_back(std::move(*ring));
  }
  return {};
}

Result<geography::Outline> outline_of(json::value const* geometry) {
  geography::Outline outline;
  if (geometry == nullptr || geometry->is_null()) return outline;
  auto const type = text_of(member(*geometry, "type"));
  auto const* coordinates = member(*geometry, "coordinates");
  if (type != "Polygon" && type != "MultiPolygon") return outline;
  if (coordinates == nullptr) return no_position();
  if (type == "Polygon") {
    if (auto good = add_polygon(outline, *coordinates); !good) return std::unexpected(good.error());
    return outline;
  }
  auto const* polygons = coordinates->if_array();
  if (polygons == nullptr) return no_position();
  for (auto const& one : *polygons)
    if (auto good = add_polygon(outline, one); !good) return std::unexpected(good.error());
  return outline;
}

std::vector<std::pair<std::string, std::string>> properties_of(json::value const* value) {
  std::vector<std::pair<std::string, std::string>> properties;
  auto const* object = value == nullptr ? nullptr : value->if_object();
  if (object == nullptr) return properties;
  for (auto const& [name, told] : *object) {
    if (auto const* text = told.if_string())
      properties.emplace_back(name, std::string(*text));
    else if (auto const* whole = told.if_int64())
      properties.emplace_back(name, std::to_string(*whole));
  }
  return properties;
}

/// Before RFC 7946 a file could name another system; it is left out today, and WGS 84 is meant.
bool in_degrees(json::value const& whole) {
  auto const* crs = member(whole, "crs");
  if (crs == nullptr || crs->is_null()) return true;
  auto const* properties = member(*crs, "properties");
  auto const name = properties == nullptr ? "" : text_of(member(*properties, "name"));
  return name.ends_with("CRS84") || name.ends_with("4326");
}

}  // namespace

Result<std::vector<GeoFeature>> read_geojson(std::string_view text, std::size_t largest) {
  auto const whole = parse_strict(text, {}, largest);
  if (!whole) return std::unexpected(whole.error());
  auto const* features = member(*whole, "features");
  if (text_of(member(*whole, "type")) != "FeatureCollection" || features == nullptr ||
      !features->is_array())
    return problem(ProblemKind::bad_value, "This is no GeoJSON FeatureCollection.");
  if (!in_degrees(*whole))
    return problem(ProblemKind::bad_value, "crs: longitude and latitude in WGS 84 are expected.");
  std::vector<GeoFeature> read;
  for (auto const& feature : features->get_array()) {
    auto outline = outline_of(member(feature, "geometry"));
    if (!outline) return std::unexpected(outline.error());
    read.push_back({properties_of(member(feature, "properties")), std::move(*outline)});
  }
  return read;
}

namespace {

/// Of a hundred-thousandth, without zeros at the end.
void write_degrees(std::string& out, double degrees) {
  std::array<char, 32> text{};
  auto* const first = text.data();  // an iterator of the phone's library is no pointer
  auto const end = std::to_chars(first, first + text.size(), degrees, std::chars_format::fixed, 5);
  std::string_view word(first, end.ptr);
  word = word.substr(0, word.find_last_not_of('0') + 1);
  out += word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
}

void write_ring(std::string& out, geography::Ring const& ring) {
  out += '[';
  for (std::size_t at = 0; at <= ring.size(); ++at) {
    auto const& corner = ring[at % ring.size()];  // the first closes it
    out += at > 0 ? ",[" : "[";
    write_degrees(out, corner.x);
    out += ',';
    write_degrees(out, corner.y);
    out += ']';
  }
  out += ']';
}

}  // namespace

void write_geometry(std::string& out, std::vector<geography::Polygon> const& polygons) {
  out += R"({"type":"MultiPolygon","coordinates":[)";
  bool first = true;
  for (auto const& polygon : polygons) {
    out += first ? "[" : ",[";
    first = false;
    write_ring(out, polygon.ring);
    for (auto const& hole : polygon.holes) {
      out += ',';
      write_ring(out, hole);
    }
    out += ']';
  }
  out += "]}";
}

}  // namespace otor::wire
