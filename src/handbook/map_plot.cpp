// SPDX-License-Identifier: Apache-2.0
#include "handbook/map_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/money.h"
#include "geography/label.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

// So large that two stand side by side on a page that lies across.
constexpr double widest = 480, narrowest = 320, tallest = 420, legend = 24;
constexpr double size = 14, key = 12;
constexpr int shades = 5, first_dark = 4;
constexpr std::int64_t hundred = 100;

/// Upper ends of the shades above none, in the steps of the page.
std::array<std::int64_t, shades> ends_of(std::vector<MapValue> const& values, MapScale scale) {
  std::int64_t most = 0;
  for (auto const& one : values) most = std::max(most, one.value.value_or(0));
  auto step = std::max<std::int64_t>(1, (most + shades - 1) / shades);
  if (scale != MapScale::counts) {
    std::int64_t nice = 1;
    for (std::int64_t ten = 1; nice < step; ten *= 10)
      for (auto const quarter : {4, 8, 10, 20, 40})
        if (nice < step) nice = std::max<std::int64_t>(1, ten * quarter / 4);
    step = nice;
  }
  std::array<std::int64_t, shades> ends{};
  for (int at = 0; at < shades; ++at) ends[static_cast<std::size_t>(at)] = step * (at + 1);
  return ends;
}

using Ends = std::array<std::int64_t, shades>;

int shade_of(std::int64_t value, Ends const& ends) {
  if (value <= 0) return 0;
  auto const found = std::ranges::lower_bound(ends, value);
  return std::min(shades, static_cast<int>(found - ends.begin()) + 1);
}

/// To a tenth of a per cent below ten, where that says something.
std::string written(std::int64_t value, MapScale scale) {
  if (scale == MapScale::counts) return grouped(value);
  if (scale == MapScale::points) {
    auto const plain = written(std::abs(value), MapScale::shares);
    return plain == "0" ? plain : (value > 0 ? "+" : "-") + plain;
  }
  constexpr std::int64_t ten_percent = 1'000, tenth = 10;
  auto const tenths = (value + tenth / 2) / tenth;
  if (value >= ten_percent || tenths % 10 == 0)
    return std::to_string((value + hundred / 2) / hundred);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// To a tenth, also above ten: the steps have no more.
std::string end_of_shade(std::int64_t value) {
  auto const tenths = value / 10;
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

std::string class_of(std::optional<std::int64_t> value, Ends const& ends) {
  return value ? "shade-" + std::to_string(shade_of(*value, ends)) : "shade-unknown";
}

struct Key {
  std::string shade, words;
};

/// Of shares every shade by its ends, of counts those that there are by what is in them.
std::vector<Key> keys_of(std::vector<MapValue> const& values, MapScale scale, Ends const& ends,
                         std::string const& unknown) {
  std::vector<Key> keys;
  auto const has = [&](auto const& that) { return std::ranges::any_of(values, that); };
  bool const fell = has([](MapValue const& one) { return one.value && *one.value < 0; });
  if (fell || has([](MapValue const& one) { return one.value == 0; }))
    keys.push_back({"shade-0", fell ? "0, -" : "0"});
  for (int shade = 1; shade <= shades; ++shade) {
    auto const end = ends[static_cast<std::size_t>(shade - 1)];
    bool const even = scale != MapScale::counts;
    auto least = even ? end - ends[0] : end, most = even ? end : 0;
    for (auto const& one : values) {
      if (even || !one.value || shade_of(*one.value, ends) != shade) continue;
      least = std::min(least, *one.value);
      most = std::max(most, *one.value);
    }
    if (most == 0) continue;
    auto words = even ? end_of_shade(least) : grouped(least);
    if (most != least) words += "–" + (even ? end_of_shade(most) : grouped(most));
    if (scale == MapScale::shares) words += "%";
    keys.push_back({"shade-" + std::to_string(shade), std::move(words)});
  }
  if (has([](MapValue const& one) { return !one.value; }))
    keys.push_back({"shade-unknown", "– " + unknown});
  return keys;
}

/// The legend, row by row; how high it is.
double put_keys(Drawing& drawing, std::vector<Key> const& keys, double wide) {
  double x = 0, y = 0;
  for (auto const& one : keys) {
    auto const length = key + 5 + svg::width_of(one.words, 11, false) + 14;
    if (x > 0 && x + length > wide) {
      x = 0;
      y += key + 8;
    }
    drawing.shapes += svg::rectangle(one.shade, x + 1, y + 1, key, key) +
                      svg::rectangle("edge", x + 1, y + 1, key, key);
    drawing.labels.push_back(
        {x + key + 5, y + key - 1, 11, Tone::plain, Anchor::start, false, false, one.words});
    x += length;
  }
  return y + legend;
}

std::string path_of(geography::Outline const& outline, double scale, double top) {
  std::string d;
  for (auto const& ring : outline) {
    if (ring.empty()) continue;
    char step = 'M';
    for (auto const& [x, y] : ring) {
      d += step + svg::number(x * scale) + " " + svg::number(y * scale + top);
      step = 'L';
    }
    d += 'Z';
  }
  return d;
}

}  // namespace

Drawing map_plot(geography::Map const& map, std::vector<MapValue> const& values, MapScale scale,
                 std::string says, std::string const& unknown) {
  Drawing drawing;
  drawing.says = std::move(says);
  if (map.areas.empty()) return drawing;
  auto const km = std::min(widest / map.width, tallest / map.height);
  drawing.width = std::max(narrowest, map.width * km);
  drawing.share = drawing.width / svg::page_wide;
  auto const ends = ends_of(values, scale);
  auto const top = put_keys(drawing, keys_of(values, scale, ends, unknown), drawing.width);
  drawing.height = top + map.height * km;
  for (auto const& area : map.areas)
    drawing.shapes += svg::path("coast", path_of(area.outline, km, top));
  for (auto const& area : map.areas) {
    auto const told = std::ranges::find(values, area.code, &MapValue::code);
    if (told == values.end()) continue;
    drawing.shapes += svg::path(class_of(told->value, ends), path_of(area.outline, km, top));
    auto const text = told->value ? written(*told->value, scale) : std::string("–");
    auto const place =
        geography::label_place(area, size / km, svg::width_of(text, size) / km,
                               svg::width_of(told->name, size * geography::name_size, false) / km);
    bool const dark = told->value && shade_of(*told->value, ends) >= first_dark;
    auto const x = place.at.x * km;
    auto const y = place.at.y * km + top;
    drawing.labels.push_back({x, place.named ? y : y + size * 0.35, size, Tone::plain,
                              Anchor::middle, true, dark, text});
    if (place.named)
      drawing.labels.push_back({x, y + geography::name_below * size, size * geography::name_size,
                                Tone::plain, Anchor::middle, false, dark, told->name});
  }
  return drawing;
}

}  // namespace otor::handbook
