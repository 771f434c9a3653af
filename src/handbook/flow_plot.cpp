// SPDX-License-Identifier: Apache-2.0
#include "handbook/flow_plot.h"

#include <algorithm>
#include <tuple>

#include "base/money.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

// As wide as a phone shows: titles, a count, a block, the bands, a block, a count.
constexpr double wide = 328, titled = 104, counted = 40, block = 7, apart = 4;
constexpr double left = titled + counted + apart, right = wide - counted - apart - block;
constexpr double high = 160;  // of all together
constexpr double heading = 26, gap = 9, size = 11, line = 13, thinnest = 0.8;
constexpr double swatch = 20, swatch_high = 10, key_row = 18;

/// As many words in a line as find room.
std::vector<std::string> lines_of(std::string const& title) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < title.size();) {
    auto const end = std::min(title.find(' ', at), title.size());
    auto const word = title.substr(at, end - at);
    auto const longer = lines.empty() ? word : lines.back() + " " + word;
    if (lines.empty() || svg::width_of(longer, size, false) > titled) {
      lines.push_back(word);
    } else {
      lines.back() = longer;
    }
    at = end + 1;
  }
  return lines;
}

std::string at(double x, double y) { return svg::number(x) + " " + svg::number(y); }

std::string pale(std::string const& shape) { return "<g class=\"pale\">" + shape + "</g>"; }

class FlowDrawing {
 public:
  explicit FlowDrawing(Flow const& flow) : flow_(flow), rows_(flow.groups.size()) {
    for (auto const& band : flow.bands)
      if (band.count > 0) bands_.push_back({&band});
    for (auto const& band : bands_) {
      rows_[band.told->from].before += band.told->count;
      rows_[band.told->to].after += band.told->count;
      all_ += band.told->count;
    }
  }

  Drawing drawn(std::string says) {
    drawing_.width = wide;
    drawing_.share = wide / svg::page_wide;
    drawing_.says = std::move(says);
    put(left + block, 16, Anchor::end, true, flow_.before);
    put(wide, 16, Anchor::end, true, flow_.after);
    drawing_.height = heading;
    for (std::size_t row = 0; row < rows_.size(); ++row) put_row(flow_.groups[row], rows_[row]);
    put_bands();
    put_key(Course::rising, flow_.rising);
    put_key(Course::falling, flow_.falling);
    return std::move(drawing_);
  }

 private:
  struct Row {
    std::int64_t before = 0, after = 0;
    double left = 0, right = 0;  // where the next band begins
  };
  struct Band {
    FlowBand const* told = nullptr;
    double left = 0, right = 0;  // its upper edge on both sides
  };

  double height_of(std::int64_t count) const {
    return high * static_cast<double>(count) / static_cast<double>(all_);
  }

  /// A text that is wider than its room is set smaller.
  void put(double x, double y, Anchor anchor, bool strong, std::string text, double room = wide) {
    if (text.empty()) return;
    auto const fit = size * std::min(1.0, room / svg::width_of(text, size, strong));
    drawing_.labels.push_back({x, y, fit, Tone::plain, anchor, strong, false, std::move(text)});
  }

  void put_row(std::string const& title, Row& row) {
    if (row.before + row.after == 0) return;
    auto const lines = lines_of(title);
    auto const tall = std::max(
        {line * static_cast<double>(lines.size()), height_of(row.before), height_of(row.after)});
    auto const middle = drawing_.height + tall / 2;
    auto baseline = middle - line * static_cast<double>(lines.size()) / 2 + size - 1;
    for (auto const& words : lines) {
      put(0, baseline, Anchor::start, false, words, titled);
      baseline += line;
    }
    row.left = put_block(row.before, left, middle, left - apart, Anchor::end);
    row.right = put_block(row.after, right, middle, right + block + apart, Anchor::start);
    drawing_.height += tall + gap;
  }

  /// Its upper edge.
  double put_block(std::int64_t count, double x, double middle, double beside, Anchor anchor) {
    auto const tall = height_of(count), top = middle - tall / 2;
    if (count == 0) return top;
    drawing_.shapes += svg::rectangle("bar", x, top, block, std::max(tall, thinnest));
    put(beside, middle + 4, anchor, true, grouped(count), counted);
    return top;
  }

  /// Bands lie at a block in the order of what they lead to, so that few cross.
  void put_bands() {
    auto const lay = [&](auto order, double Row::*side, std::size_t FlowBand::*of,
                         double Band::*edge) {
      std::ranges::sort(bands_, {}, order);
      for (auto& band : bands_) {
        auto& next = rows_[band.told->*of].*side;
        band.*edge = next;
        next += height_of(band.told->count);
      }
    };
    lay([](Band const& band) { return std::tie(band.told->to, band.told->from); }, &Row::left,
        &FlowBand::from, &Band::left);
    lay([](Band const& band) { return std::tie(band.told->from, band.told->to); }, &Row::right,
        &FlowBand::to, &Band::right);
    for (auto const course : {Course::level, Course::falling, Course::rising})
      for (auto const& band : bands_)
        if (band.told->course == course) put_band(band);
  }

  void put_band(Band const& band) {
    auto const tall = std::max(thinnest, height_of(band.told->count));
    auto const from = left + block, to = right, middle = (from + to) / 2;
    auto const across = [&](double down) {
      return "M" + at(from, band.left + down) + "C" + at(middle, band.left + down) + " " +
             at(middle, band.right + down) + " " + at(to, band.right + down);
    };
    auto const d = across(0) + "V" + svg::number(band.right + tall) + "C" +
                   at(middle, band.right + tall) + " " + at(middle, band.left + tall) + " " +
                   at(from, band.left + tall) + "Z";
    put_shape(band.told->course, d, across(tall / 2));
  }

  /// `line`: through the middle of the shape.
  void put_shape(Course course, std::string const& d, std::string const& line) {
    auto const shade = pale(svg::path("bar", d));
    drawing_.shapes += shade;
    if (course == Course::rising) drawing_.shapes += shade;
    if (course == Course::falling) drawing_.shapes += svg::path("bound", line);
  }

  void put_key(Course course, std::string const& text) {
    if (text.empty()) return;
    auto const top = drawing_.height + 2, end = top + swatch_high;
    auto const d =
        "M0 " + svg::number(top) + "H" + svg::number(swatch) + "V" + svg::number(end) + "H0Z";
    put_shape(course, d, "M0 " + svg::number(top + swatch_high / 2) + "H" + svg::number(swatch));
    put(swatch + 8, end - 1, Anchor::start, false, text);
    drawing_.height += key_row;
  }

  Flow const& flow_;
  std::vector<Row> rows_;
  std::vector<Band> bands_;
  std::int64_t all_ = 0;
  Drawing drawing_;
};

}  // namespace

Drawing flow_plot(Flow const& flow, std::string says) {
  return FlowDrawing(flow).drawn(std::move(says));
}

}  // namespace otor::handbook
