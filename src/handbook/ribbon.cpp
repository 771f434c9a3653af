// SPDX-License-Identifier: Apache-2.0
#include "handbook/ribbon.h"

#include <algorithm>
#include <cmath>

#include "handbook/svg.h"

namespace otor::handbook {
namespace {

constexpr double high = 24, arrow_neck = 310, arrow_tip = 323, right_edge = 327;
constexpr double left_room = 27.4;

// Lines at half a right angle, cut to the rectangle: patterns are drawn differently everywhere.
std::string hatched(double x, double y, double width, double height) {
  std::string d;
  for (double start = x - height; start < x + width; start += 5) {
    auto const from = std::max(start, x), to = std::min(start + height, x + width);
    if (to <= from) continue;
    d += "M" + svg::number(from) + " " + svg::number(y + height - (from - start)) + "L" +
         svg::number(to) + " " + svg::number(y + height - (to - start));
  }
  return svg::rectangle("card", x, y, width, height) + svg::path("hatch", d);
}

void add_stretch(Drawing& drawing, PaidStretch const& stretch, double x1, double x2, double y,
                 std::string label) {
  auto const wide = std::max(1.5, x2 - x1);
  auto const all = stretch.person.amount + stretch.state.amount;
  auto const share =
      all > 0 ? static_cast<double>(stretch.state.amount) / static_cast<double>(all) : 0;
  auto const hatch = share * (high - 2);
  auto const clear = hatch > 3 ? high - hatch : high;
  drawing.shapes += svg::rectangle("ribbon-paid", x1, y, wide, high, std::min(3.0, wide / 2));
  if (hatch > 0)
    drawing.shapes += hatched(x1 + 1, y + high - 1 - hatch, std::max(0.5, wide - 2), hatch);
  for (double const size : {13.5, 11.5}) {
    if (svg::width_of(label, size) >= x2 - x1 - 5 || clear < size + 1) continue;
    drawing.labels.push_back({(x1 + x2) / 2, y + clear / 2 + size * 0.36, size, Tone::give,
                              Anchor::middle, true, false, std::move(label)});
    return;
  }
}

void add_received(Drawing& drawing, double gate, double y, std::string label) {
  auto const from = svg::number(gate + 2), neck = svg::number(arrow_neck);
  drawing.shapes +=
      svg::path("ribbon-received", "M" + from + " " + svg::number(y) + "H" + neck + "l13 " +
                                       svg::number(high / 2) + "L" + neck + " " +
                                       svg::number(y + high) + "H" + from + "z");
  for (double const size : {13.5, 11.5, 10.0}) {
    if (svg::width_of(label, size) >= arrow_tip - gate - 16) continue;
    drawing.labels.push_back({(gate + arrow_tip - 4) / 2, y + 17, size, Tone::get, Anchor::middle,
                              true, true, std::move(label)});
    return;
  }
}

struct AgeMark {
  double x = 0;
  std::string text;
  bool strong = false;

  double size() const { return strong ? 16.5 : 14; }
  double half() const { return svg::width_of(text, size(), strong) / 2; }
};

// The ages that can stand beside each other, the first of the list first.
std::vector<AgeMark> fitting(std::vector<AgeMark> const& wanted) {
  std::vector<AgeMark> kept;
  for (auto mark : wanted) {
    auto const half = mark.half();
    auto const x = std::min(right_edge - half, std::max(half + 1, mark.x));
    if (std::abs(x - mark.x) > half) continue;
    bool const free = std::ranges::all_of(kept, [&](AgeMark const& other) {
      return std::abs(other.x - x) > half + other.half() + 4;
    });
    if (!free) continue;
    mark.x = x;
    kept.push_back(std::move(mark));
  }
  return kept;
}

// Bare where the age is whole.
std::string gate_age(std::int64_t months, Format const& format) {
  return months % 12 == 0 ? std::to_string(months / 12) : format.age(months);
}

std::vector<AgeMark> age_marks(LifeShown const& life, LifeScale const& scale,
                               Format const& format) {
  std::vector<AgeMark> marks;
  if (life.opens)
    marks.push_back({scale.x(*life.opens), gate_age(*life.opens - life.born, format), true});
  for (auto const& stretch : life.stretches)
    marks.push_back({scale.x(stretch.from), std::to_string((stretch.from - life.born) / 12), true});
  for (std::int32_t age = 20; age <= 100; age += 10) {
    auto const month = life.born + age * 12;
    auto const x = scale.x(month);
    bool const after = !life.opens || month > *life.opens;
    if (after && x > 0 && x < 318) marks.push_back({x, std::to_string(age), false});
  }
  return marks;
}

}  // namespace

LifeScale scale_of(LifeShown const& life) {
  auto const start = life.start.value_or(life.born + 600);
  auto const opens = life.opens.value_or(life.born + 960);
  auto const length = static_cast<double>(std::max(1, opens - start));
  LifeScale scale{opens, std::min(190.0, std::max(118.0, left_room + 0.6 * length)), 0.6};
  scale.per_month = std::min(0.6, (scale.gate - left_room) / length);
  auto const latest = life.later_opens.value_or(opens);
  if (latest > opens)
    scale.per_month = std::min(scale.per_month, (275 - scale.gate) / (latest - opens));
  return scale;
}

void add_ribbon(Drawing& drawing, LifeShown const& life, LifeScale const& scale, double y,
                Format const& format) {
  for (std::size_t i = 0; i < life.stretches.size(); ++i) {
    auto const& stretch = life.stretches[i];
    auto const end = stretch.from + static_cast<std::int32_t>(stretch.months);
    add_stretch(drawing, stretch, scale.x(stretch.from) + (i > 0 ? 1.5 : 0),
                std::min(arrow_tip, scale.x(end)) - 1.5, y, format.duration(stretch.months));
  }
  if (life.opens) add_received(drawing, scale.x(*life.opens), y, format.say("calculator.for_life"));
}

void add_ages(Drawing& drawing, LifeShown const& life, LifeScale const& scale, double y,
              Format const& format) {
  for (auto const& mark : fitting(age_marks(life, scale, format)))
    drawing.labels.push_back(
        {mark.x, y, mark.size(), Tone::plain, Anchor::middle, mark.strong, false, mark.text});
}

}  // namespace otor::handbook
