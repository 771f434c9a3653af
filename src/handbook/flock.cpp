// SPDX-License-Identifier: Apache-2.0
#include "handbook/flock.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace otor::handbook {
namespace {

constexpr double step = 17, row = 12.6, tallest = 78, right_edge = 326;
constexpr std::array sizes{1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.54, 0.48, 0.42, 0.36, 0.3};

using Rows = std::vector<std::int64_t>;

// Columns of a heap whose rows grow shorter by one, in at most `rows` rows.
std::int64_t heap_columns(std::int64_t count, std::int64_t rows) {
  for (std::int64_t columns = 1;; ++columns) {
    auto const used = std::min(rows, columns);
    if (used * columns - used * (used - 1) / 2 >= count) return columns;
  }
}

enum class Shape { tower, slope };

Rows heap_rows(std::int64_t count, std::int64_t columns, Shape shape) {
  Rows rows;
  for (std::int64_t left = count, r = 0; left > 0; ++r) {
    auto const longest = shape == Shape::slope ? columns - r : columns;
    rows.push_back(std::min(left, std::max<std::int64_t>(1, longest)));
    left -= rows.back();
  }
  return rows;
}

struct Built {
  Rows rows;
  double wide = 0;
  Heap heap;
};

Built build(Heap const& heap, double size) {
  auto const count = (heap.hundredths + 99) / 100;
  auto const most = std::max<std::int64_t>(1, static_cast<std::int64_t>(tallest / (row * size)));
  auto const columns = heap_columns(count, most);
  auto const narrow = static_cast<std::int64_t>((heap.to - heap.from) / (step * size));
  bool const tower = narrow >= 2 && narrow < columns &&
                     (count + narrow - 1) / narrow <= std::min<std::int64_t>(4, most);
  auto rows =
      tower ? heap_rows(count, narrow, Shape::tower) : heap_rows(count, columns, Shape::slope);
  auto const wide = rows.empty() ? 0 : static_cast<double>(rows.front()) * step * size;
  return {std::move(rows), wide, heap};
}

// Left edges: each heap over the middle of its years, pushed apart where they would touch.
std::optional<std::vector<double>> placed(std::vector<Built> const& built, double from, double to,
                                          double gap) {
  double total = gap * (static_cast<double>(built.size()) - 1);
  std::vector<double> lefts;
  for (auto const& one : built) {
    total += one.wide;
    lefts.push_back((one.heap.from + one.heap.to - one.wide) / 2);
  }
  if (total > to - from) return std::nullopt;
  double edge = from;
  for (std::size_t i = 0; i < built.size(); ++i) {
    lefts[i] = std::max(lefts[i], edge);
    edge = lefts[i] + built[i].wide + gap;
  }
  edge = to;
  for (std::size_t i = built.size(); i-- > 0;) {
    lefts[i] = std::min(lefts[i], edge - built[i].wide);
    edge = lefts[i] - gap;
  }
  return lefts;
}

double row_top(std::size_t r, double size) {
  return horizon - static_cast<double>(r + 1) * row * size + 0.15;
}

std::vector<Spot> spots_of(Built const& built, double left, double size) {
  std::vector<Spot> spots;
  auto const base = built.rows.empty() ? 0 : static_cast<double>(built.rows.front());
  for (std::size_t r = 0; r < built.rows.size(); ++r) {
    auto const wide = static_cast<double>(built.rows[r]);
    for (std::int64_t i = 0; i < built.rows[r]; ++i) {
      auto const across = static_cast<double>(i) + (base - wide) / 2;
      spots.push_back({left + across * step * size, row_top(r, size), 1});
    }
  }
  auto const rest = built.heap.hundredths % 100;
  if (!spots.empty() && rest > 0) spots.back().part = static_cast<double>(rest) / 100;
  return spots;
}

// Rows of a dome over `columns`, from below.
Rows dome_rows(std::int64_t count, std::int64_t columns) {
  for (std::size_t rows = 1;; ++rows) {
    Rows profile;
    std::int64_t extra = -count;
    for (std::size_t r = 0; r < rows; ++r) {
      auto const high = static_cast<double>(r) / (static_cast<double>(rows) + 0.3);
      auto const wide = std::round(static_cast<double>(columns) * std::sqrt(1 - high * high));
      profile.push_back(std::max<std::int64_t>(1, static_cast<std::int64_t>(wide)));
      extra += profile.back();
    }
    if (extra < 0) continue;
    for (std::size_t r = rows; r-- > 0 && extra > 0;) {
      auto const gone = std::min(extra, profile[r]);
      profile[r] -= gone;
      extra -= gone;
    }
    std::erase(profile, 0);
    return profile;
  }
}

std::optional<std::vector<Spot>> dome(std::int64_t count, double from, double to, double size) {
  std::vector<Spot> spots;
  if (count == 0) return spots;
  auto const apart = step * 1.06 * size;
  auto const columns =
      std::min(static_cast<std::int64_t>((to - from) / apart),
               static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(count) * 1.75))));
  if (columns < 1) return std::nullopt;
  auto const rows = dome_rows(count, columns);
  if (static_cast<double>(rows.size()) * row * size > tallest) return std::nullopt;
  auto const middle = (from + to) / 2;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::int64_t i = 0; i < rows[r]; ++i) {
      // a little out of line, as sheep stand
      auto const nudge = static_cast<double>((i * 7 + static_cast<std::int64_t>(r) * 13) % 5 - 2);
      auto const across = static_cast<double>(i) - static_cast<double>(rows[r]) / 2;
      spots.push_back({middle + across * apart + nudge * 0.35 * size, row_top(r, size), 1});
    }
  }
  return spots;
}

double width_of(std::vector<Spot> const& spots, double size) {
  if (spots.empty()) return 0;
  auto const [least, most] = std::ranges::minmax(spots, {}, &Spot::x);
  return most.x - least.x + sheep_width * size;
}

}  // namespace

Ground stand_on(std::vector<Heap> const& heaps, std::int64_t received, double gate, double left) {
  for (auto const size : sizes) {
    std::vector<Built> built;
    for (auto const& heap : heaps) {
      if (heap.hundredths > 0) built.push_back(build(heap, size));
    }
    auto const lefts = placed(built, left, gate - 4, std::min(10.0, 10 * size));
    auto home = dome(received, gate + 3, right_edge, size);
    if (!lefts || !home) continue;
    Ground ground{size, {}, std::move(*home), 0, 0};
    for (std::size_t i = 0; i < built.size(); ++i)
      ground.paid.push_back(spots_of(built[i], (*lefts)[i], size));
    for (auto const& spot : ground.received)
      ground.height = std::max(ground.height, horizon - spot.y);
    ground.wide = width_of(ground.received, size);
    return ground;
  }
  return {};
}

}  // namespace otor::handbook
