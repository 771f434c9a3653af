// SPDX-License-Identifier: Apache-2.0
#include "handbook/bar_plot.h"

#include <algorithm>
#include <cmath>

#include "base/money.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

constexpr double narrowest = 320, high = 150, above = 20, labelled = 22, size = 11, smaller = 9;
constexpr double room = 64;  // of a bar with its label
constexpr double row = 22, line = 3;

std::int64_t most_of(std::vector<Bar> const& bars) {
  std::int64_t most = 1;
  for (auto const& bar : bars) most = std::max(most, bar.count.value_or(0));
  return most;
}

/// Every how many bars a text of this kind finds room.
std::size_t every(std::vector<Bar> const& bars, double step, double letters,
                  std::string (*text)(Bar const&)) {
  double longest = 0;
  for (auto const& bar : bars) longest = std::max(longest, svg::width_of(text(bar), letters));
  return static_cast<std::size_t>(std::max(1.0, std::ceil((longest + 4) / step)));
}

std::string label_of(Bar const& bar) { return bar.label; }
std::string count_of(Bar const& bar) {
  if (!bar.count) return "–";
  return *bar.count > 0 ? grouped(*bar.count) : "";
}

/// A row of spans, `step` wide each bar, below `top`. A word stands over the middle of its line, as
/// far as the drawing and the word before it let it.
void put_row(Drawing& drawing, std::vector<Span> const& spans, double step, double top) {
  constexpr double gap = 2, apart = 6;
  double free = 0;
  for (auto const& span : spans) {
    auto const left = step * static_cast<double>(span.first) + gap;
    auto const right = step * static_cast<double>(span.last + 1) - gap;
    drawing.shapes += svg::rectangle("bar", left, top + row - line, right - left, line);
    auto const half = svg::width_of(span.label, size) / 2;
    auto const middle = std::clamp((left + right) / 2, half, std::max(half, drawing.width - half));
    if (middle - half < free || middle + half > drawing.width) continue;
    drawing.labels.push_back({middle, top + row - line - 4, size, Tone::plain, Anchor::middle,
                              false, false, span.label});
    free = middle + half + apart;
  }
}

}  // namespace

Drawing bar_plot(std::vector<Bar> const& bars, std::string says,
                 std::vector<std::vector<Span>> const& below) {
  Drawing drawing;
  auto const wide = std::clamp(room * static_cast<double>(bars.size()), narrowest, svg::page_wide);
  drawing.width = wide;
  drawing.share = wide / svg::page_wide;
  drawing.height = above + high + labelled;
  drawing.says = std::move(says);
  auto const floor = above + high;
  drawing.shapes = svg::rectangle("bar", 0, floor, wide, 1);
  if (bars.empty()) return drawing;
  auto const step = wide / static_cast<double>(bars.size());
  auto const bar_width = std::min(step * 0.72, 46.0);
  auto const most = static_cast<double>(most_of(bars));
  auto const labels = every(bars, step, size, label_of);
  bool const fit_smaller =
      every(bars, step, size, count_of) > 1 && every(bars, step, smaller, count_of) == 1;
  auto const letters = fit_smaller ? smaller : size;
  auto const counts = every(bars, step, letters, count_of);
  for (std::size_t at = 0; at < bars.size(); ++at) {
    auto const& bar = bars[at];
    auto const middle = step * (static_cast<double>(at) + 0.5);
    auto const height =
        high * static_cast<double>(std::max<std::int64_t>(bar.count.value_or(0), 0)) / most;
    if (height > 0)
      drawing.shapes +=
          svg::rectangle("bar", middle - bar_width / 2, floor - height, bar_width, height);
    if (auto count = count_of(bar); !count.empty() && at % counts == 0)
      drawing.labels.push_back({middle, floor - height - 5, letters, Tone::plain, Anchor::middle,
                                true, false, std::move(count)});
    if (at % labels == 0)
      drawing.labels.push_back(
          {middle, floor + 15, size, Tone::plain, Anchor::middle, false, false, bar.label});
  }
  for (auto const& spans : below) {
    put_row(drawing, spans, step, drawing.height);
    drawing.height += row + 2;
  }
  return drawing;
}

}  // namespace otor::handbook
