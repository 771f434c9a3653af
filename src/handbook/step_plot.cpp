// SPDX-License-Identifier: Apache-2.0
#include "handbook/step_plot.h"

#include <algorithm>

#include "handbook/svg.h"

namespace otor::handbook {
namespace {

constexpr double wide = svg::page_wide, left = 46, right = 14, above = 10, high = 190, below = 40,
                 size = 11;
constexpr double whole = 10'000;
constexpr std::int64_t per_cent = 100, quarter = 25;

class Plot {
 public:
  explicit Plot(std::vector<Step> const& steps)
      : steps_(steps), last_(steps.empty() ? 1 : std::max<std::int64_t>(1, steps.back().months)) {}

  double x(std::int64_t months) const {
    return left + (wide - left - right) * static_cast<double>(months) / static_cast<double>(last_);
  }
  static double y(std::int64_t share) {
    return above + high * (1 - static_cast<double>(share) / whole);
  }
  std::int64_t last() const { return last_; }

  /// Across to each month and then down, from where the first value is known.
  template <class Value>
  std::string stairs(Value value) const {
    auto d = "M" + svg::number(x(0)) + " " + svg::number(y(static_cast<std::int64_t>(whole)));
    for (auto const& step : steps_)
      d += "H" + svg::number(x(step.months)) + "V" + svg::number(y(value(step)));
    return d;
  }

 private:
  std::vector<Step> const& steps_;
  std::int64_t last_;
};

/// So far apart that at most a dozen numbers stand below.
std::int64_t apart(std::int64_t last) {
  for (std::int64_t const step : {1, 3, 6, 12})
    if (last / step <= 12) return step;
  return 24;
}

void put_scales(Drawing& drawing, Plot const& plot, std::string const& unit) {
  auto const floor = above + high;
  for (std::int64_t at = 0; at <= per_cent; at += quarter) {
    auto const y = Plot::y(at * per_cent);
    drawing.shapes += svg::path(
        "rule", "M" + svg::number(left) + " " + svg::number(y) + "H" + svg::number(wide - right));
    drawing.labels.push_back(
        {left - 6, y + 4, size, Tone::plain, Anchor::end, false, false, std::to_string(at) + "%"});
  }
  for (std::int64_t month = 0; month <= plot.last(); month += apart(plot.last())) {
    drawing.shapes +=
        svg::path("rule", "M" + svg::number(plot.x(month)) + " " + svg::number(floor) + "v4");
    drawing.labels.push_back({plot.x(month), floor + 16, size, Tone::plain, Anchor::middle, false,
                              false, std::to_string(month)});
  }
  drawing.labels.push_back(
      {wide - right, floor + 32, size, Tone::plain, Anchor::end, false, false, unit});
}

}  // namespace

Drawing step_plot(std::vector<Step> const& steps, std::string const& unit, std::string says) {
  Drawing drawing;
  drawing.width = wide;
  drawing.height = above + high + below;
  drawing.says = std::move(says);
  Plot const plot(steps);
  put_scales(drawing, plot, unit);
  if (steps.empty()) return drawing;
  for (auto const end : {&Step::low, &Step::high})
    drawing.shapes += svg::path(
        "bound", plot.stairs([&](Step const& step) { return (step.*end).value_or(step.share); }));
  drawing.shapes += svg::path("curve", plot.stairs([](Step const& step) { return step.share; }));
  return drawing;
}

}  // namespace otor::handbook
