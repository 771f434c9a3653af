// SPDX-License-Identifier: Apache-2.0
#include "handbook/dot_plot.h"

#include <algorithm>
#include <cstdlib>

#include "base/written.h"
#include "handbook/scale.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

constexpr double wide = svg::page_wide, left = 58, right = 16, above = 26, high = 260, size = 11;
constexpr double floor_line = above + high, dot = 5, hole = 3.2, beside = 9, tall = 12;
constexpr std::int64_t hundredths = 100, millionths = 100, tenth_of_point = 10;

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;

  bool meets(Box const& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

std::string at(double x, double y) { return svg::number(x) + " " + svg::number(y); }

std::string points(std::int64_t hundredths_of_point) {
  auto const tenths = hundredths_of_point / tenth_of_point;
  auto const whole = std::to_string(std::abs(tenths) / 10);
  auto const behind = std::abs(tenths) % 10;
  auto const sign = tenths > 0 ? "+" : tenths < 0 ? "-" : "";
  return sign + whole + (behind == 0 ? "" : "." + std::to_string(behind));
}

class Dots {
 public:
  explicit Dots(DotPlot const& plot)
      : plot_(plot), ups_(rules_of(values(&Dot::up), tenth_of_point)),
        acrosses_(rules_of(values(&Dot::across), plot.counts == Across::counts ? 1 : hundredths)),
        up_(ups_, floor_line, above), across_(acrosses_, left, wide - right) {
    drawing_.width = wide;
    drawing_.height = floor_line + 40;
  }

  Drawing drawn(std::string says) {
    put_scales();
    put_line();
    for (auto const& one : plot_.dots) take_room(one);
    for (auto const& one : plot_.dots) put_name(one);
    for (auto const& one : plot_.dots) put_dot(one);
    drawing_.says = std::move(says);
    return std::move(drawing_);
  }

 private:
  std::vector<std::int64_t> values(std::int64_t Dot::*of) const {
    std::vector<std::int64_t> all{0};
    for (auto const& one : plot_.dots) all.push_back(one.*of);
    return all;
  }

  void put(double x, double y, Anchor anchor, std::string text) {
    drawing_.labels.push_back({x, y, size, Tone::plain, anchor, false, false, std::move(text)});
  }

  void put_scales() {
    for (auto const rule : ups_) {
      auto const y = up_.at(rule);
      drawing_.shapes += svg::path(rule == 0 ? "edge" : "rule",
                                   "M" + at(left, y) + "H" + svg::number(wide - right));
      put(left - 6, y + 4, Anchor::end, points(rule));
    }
    bool const counted = plot_.counts == Across::counts;
    for (auto const rule : acrosses_) {
      auto const x = across_.at(rule);
      drawing_.shapes += svg::path("rule", "M" + at(x, above) + "V" + svg::number(floor_line));
      put(x, floor_line + 15, Anchor::middle,
          counted ? std::to_string(rule) : percent_of(rule * millionths));
    }
    put(0, 12, Anchor::start, plot_.up_words);
    put(wide - right, floor_line + 33, Anchor::end, plot_.across_words);
  }

  /// The line between both sides, and what each of them changed as a whole.
  void put_line() {
    if (!plot_.line) return;
    bool const counted = plot_.counts == Across::counts;
    auto const x = across_.at(counted ? *plot_.line / hundredths : *plot_.line);
    drawing_.shapes += svg::path("bound", "M" + at(x, above) + "V" + svg::number(floor_line));
    auto const pooled = [&](std::optional<std::int64_t> change, double from, double to) {
      if (change)
        drawing_.shapes +=
            svg::path("curve", "M" + at(from, up_.at(*change)) + "H" + svg::number(to));
    };
    pooled(plot_.hollow, left, x);
    pooled(plot_.full, x, wide - right);
  }

  void put_dot(Dot const& one) {
    auto const x = across_.at(one.across), y = up_.at(one.up);
    drawing_.shapes += svg::disc("bar", x, y, dot);
    if (!one.full) drawing_.shapes += svg::disc("card", x, y, hole);
  }

  void take_room(Dot const& one) {
    auto const x = across_.at(one.across), y = up_.at(one.up);
    taken_.push_back({x - dot - 1, y - dot - 1, x + dot + 1, y + dot + 1});
  }

  /// Over no dot and no other name, and no line goes through it.
  void put_name(Dot const& one) {
    auto const x = across_.at(one.across), y = up_.at(one.up);
    auto const length = svg::width_of(one.name, size);
    for (auto const anchor : {Anchor::start, Anchor::end}) {
      auto const from = anchor == Anchor::start ? x + beside : x - beside - length;
      Box const box{from, y - tall / 2, from + length, y + tall / 2};
      bool const inside = box.left >= left && box.right <= wide;
      if (!inside || std::ranges::any_of(taken_, [&](Box const& it) { return it.meets(box); }))
        continue;
      taken_.push_back(box);
      drawing_.shapes += svg::rectangle("card", box.left - 1, box.top, length + 2, tall);
      put(anchor == Anchor::start ? x + beside : x - beside, y + 4, anchor, one.name);
      return;
    }
  }

  DotPlot const& plot_;
  std::vector<std::int64_t> ups_, acrosses_;
  Scale up_, across_;
  std::vector<Box> taken_;
  Drawing drawing_;
};

}  // namespace

Drawing dot_plot(DotPlot const& plot, std::string says) {
  return Dots(plot).drawn(std::move(says));
}

}  // namespace otor::handbook
