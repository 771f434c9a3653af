// SPDX-License-Identifier: Apache-2.0
#include "handbook/share_plot.h"

#include <algorithm>
#include <array>

#include "base/money.h"
#include "base/written.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

// As wide as a phone shows. room: of the bars, behind which words stand.
constexpr double wide = 328, room = 204;
constexpr double row = 32, bar = 11, size = 11, line = 1.5, edge = 9;

/// What a row comes to: its bar, its line and its words.
struct Row {
  std::string label, words;
  std::optional<std::int64_t> value, low, high;
};

std::int64_t most_of(std::vector<Row> const& rows) {
  std::int64_t most = 0;
  for (auto const& row : rows) most = std::max({most, row.value.value_or(0), row.high.value_or(0)});
  return most;
}

/// The same steps as on the page.
std::int64_t scale_of_shares(std::int64_t most) {
  constexpr std::array<std::int64_t, 6> steps{500, 1'000, 2'000, 3'000, 5'000, 7'500};
  auto const found = std::ranges::lower_bound(steps, most);
  return found == steps.end() ? 10'000 : *found;
}

/// One, two or five with noughts behind it.
std::int64_t scale_of_amounts(std::int64_t most) {
  for (std::int64_t power = 1;; power *= 10)
    for (std::int64_t const step : {1, 2, 5})
      if (step * power >= most) return step * power;
}

/// To a tenth: the table has them to a hundredth.
std::string percent(std::int64_t hundredths) { return percent_of((hundredths + 5) / 10 * 1'000); }

std::string words_of(RankedShare const& one) {
  if (!one.low || !one.high) return percent(one.share);
  auto low = percent(*one.low);
  low.pop_back();
  return percent(one.share) + " (" + low + "–" + percent(*one.high) + ")";
}

std::string words_of(RankedAmount const& one) {
  if (!one.amount) return one.instead;
  if (!one.low || !one.high) return grouped(*one.amount);
  return grouped(*one.amount) + " (" + grouped(*one.low) + "–" + grouped(*one.high) + ")";
}

/// A text that is wider than the drawing is set smaller.
void put(Drawing& drawing, double x, double y, Anchor anchor, bool strong, std::string text) {
  auto const fit = size * std::min(1.0, wide / svg::width_of(text, size, strong));
  drawing.labels.push_back({x, y, fit, Tone::plain, anchor, strong, false, std::move(text)});
}

/// A round `scale` is the right end.
Drawing drawn(std::vector<Row> const& rows, std::int64_t scale, std::string scale_words,
              std::string none, std::string says) {
  Drawing drawing;
  drawing.width = wide;
  drawing.share = wide / svg::page_wide;
  drawing.says = std::move(says);
  auto const x = [&](std::int64_t value) {
    return room * static_cast<double>(value) / static_cast<double>(scale);
  };
  double top = 0;
  for (auto const& one : rows) {
    auto const middle = top + row - bar / 2 - 4;
    put(drawing, 0, top + 12, Anchor::start, false, one.label);
    double end = -6;
    if (one.value) {
      end = x(*one.value);
      drawing.shapes += "<g class=\"pale\">" +
                        svg::rectangle("bar", 0, middle - bar / 2, std::max(1.0, end), bar) +
                        "</g>";
    }
    if (one.value && one.low && one.high) {
      end = std::max(end, x(*one.high));
      drawing.shapes +=
          svg::rectangle("bar", x(*one.low), middle - line / 2, x(*one.high) - x(*one.low), line);
      for (auto const at : {*one.low, *one.high})
        drawing.shapes += svg::rectangle("bar", x(at) - line / 2, middle - edge / 2, line, edge);
    }
    put(drawing, end + 6, middle + 4, Anchor::start, true, one.words);
    top += row;
  }
  drawing.shapes += svg::rectangle("bar", 0, top + 2, room, 1);
  put(drawing, 0, top + 15, Anchor::start, false, std::move(none));
  put(drawing, room, top + 15, Anchor::end, false, std::move(scale_words));
  drawing.height = top + 20;
  return drawing;
}

}  // namespace

Drawing share_plot(std::vector<RankedShare> const& shares, std::string says) {
  std::vector<Row> rows;
  for (auto const& one : shares)
    rows.push_back({one.label, words_of(one), one.share, one.low, one.high});
  auto const scale = scale_of_shares(std::max<std::int64_t>(most_of(rows), 100));
  return drawn(rows, scale, percent(scale), "0%", std::move(says));
}

Drawing amount_plot(std::vector<RankedAmount> const& amounts, std::string says) {
  std::vector<Row> rows;
  for (auto const& one : amounts)
    rows.push_back({one.label, words_of(one), one.amount, one.low, one.high});
  auto const scale = scale_of_amounts(most_of(rows));
  return drawn(rows, scale, grouped(scale), "0", std::move(says));
}

}  // namespace otor::handbook
