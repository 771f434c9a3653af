// SPDX-License-Identifier: Apache-2.0
#include "geography/label.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace otor::geography {
namespace {

struct Run {
  double from = 0, to = 0;
  double wide() const { return to - from; }
};

double area_of(Ring const& ring) {
  double twice = 0;
  for (std::size_t at = 0; at < ring.size(); ++at) {
    auto const a = ring[at], b = ring[(at + 1) % ring.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return std::abs(twice) / 2;
}

/// Of the largest part, each side by its length.
Point middle_of(MappedArea const& area) {
  auto const largest = std::ranges::max_element(area.outline, {}, area_of);
  if (largest == area.outline.end()) return area.centre;
  double round = 0;
  Point sum;
  for (std::size_t at = 0; at < largest->size(); ++at) {
    auto const a = (*largest)[at], b = (*largest)[(at + 1) % largest->size()];
    auto const length = std::hypot(b.x - a.x, b.y - a.y);
    round += length;
    sum.x += length * (a.x + b.x) / 2;
    sum.y += length * (a.y + b.y) / 2;
  }
  return round > 0 ? Point{sum.x / round, sum.y / round} : area.centre;
}

/// The widest stretch inside the area at this height; of no width above and below it.
Run across(Outline const& outline, double height) {
  std::vector<double> crossings;
  for (auto const& ring : outline) {
    for (std::size_t at = 0; at < ring.size(); ++at) {
      auto const one = ring[at], next = ring[(at + 1) % ring.size()];
      auto const a = one.y - height, b = next.y - height;
      if ((a <= 0) != (b <= 0)) crossings.push_back(one.x + a / (a - b) * (next.x - one.x));
    }
  }
  std::ranges::sort(crossings);
  Run widest;
  for (std::size_t at = 0; at + 1 < crossings.size(); at += 2)
    if (Run const run{crossings[at], crossings[at + 1]}; run.wide() > widest.wide()) widest = run;
  return widest;
}

struct Row {
  double height = 0, reach = 0;  // reach: half of what stands there
};

/// How far from the middle one looks, in quarters of the number's size: 0, -1, 1, -2, ….
constexpr int farthest = 6;
int away(int step) { return (step + 1) / 2 * (step % 2 == 0 ? 1 : -1); }

/// Where rows around this height have room next to the middle, if they have.
std::optional<double> room(Outline const& outline, double middle, std::vector<Row> const& rows) {
  double from = -1e9, to = 1e9;
  for (auto const& [height, reach] : rows) {
    auto const run = across(outline, height);
    from = std::max(from, run.from + reach);
    to = std::min(to, run.to - reach);
  }
  return from <= to ? std::optional(std::clamp(middle, from, to)) : std::nullopt;
}

}  // namespace

LabelPlace label_place(MappedArea const& area, double size, double number, double name) {
  auto const middle = middle_of(area);
  for (int step = 0; step <= 2 * farthest; ++step) {
    auto const at = middle.y + away(step) * size / 4, line = at + name_below * size;
    auto const x = room(area.outline, middle.x,
                        {{at - 0.75 * size, number / 2},
                         {line - 0.8 * name_size * size, name / 2},
                         {line + 0.25 * name_size * size, name / 2}});
    if (x) return {{*x, at}, true};
  }
  for (int step = 0; step <= 2 * farthest; ++step) {
    auto const at = middle.y + away(step) * size / 4;
    auto const x = room(area.outline, middle.x,
                        {{at - 0.4 * size, number / 2}, {at + 0.4 * size, number / 2}});
    if (x) return {{*x, at}, false};
  }
  return {middle, false};
}

}  // namespace otor::geography
