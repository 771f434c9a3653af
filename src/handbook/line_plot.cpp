// SPDX-License-Identifier: Apache-2.0
#include "handbook/line_plot.h"

#include <algorithm>
#include <set>

#include "base/written.h"
#include "handbook/scale.h"
#include "handbook/svg.h"

namespace otor::handbook {
namespace {

constexpr double wide = svg::page_wide, left = 52, right = 16, above = 10, high = 180, size = 11;
constexpr double floor_line = above + high, dot = 3.5, key_row = 20, key_wide = 28, apart = 22;
constexpr std::int64_t whole_point = 100, millionths = 100;

std::string_view shade_of(SeasonShade shade) {
  switch (shade) {
    case SeasonShade::winter: return "shade-2";
    case SeasonShade::between: return "shade-1";
    case SeasonShade::summer: break;
  }
  return "card";
}

std::string at(double x, double y) { return svg::number(x) + " " + svg::number(y); }

class DayDrawing {
 public:
  explicit DayDrawing(DayLine const& line)
      : line_(line), first_(day_number(line.points.front().day)),
        last_(day_number(line.points.back().day)), rules_(rules_of(shares(), whole_point)),
        up_(rules_, floor_line, above) {
    drawing_.width = wide;
    drawing_.height = floor_line + 24;
  }

  Drawing drawn(std::string says) {
    for (auto const& band : line_.seasons) put_band(band);
    put_scale();
    put_years();
    if (line_.baseline) put_mark(*line_.baseline, "edge");
    if (line_.goal) put_mark(*line_.goal, "bound");
    put_line();
    put_keys();
    drawing_.says = std::move(says);
    return std::move(drawing_);
  }

 private:
  std::vector<std::int64_t> shares() const {
    std::vector<std::int64_t> all;
    for (auto const& point : line_.points) all.push_back(point.share);
    for (auto const& mark : {line_.baseline, line_.goal})
      if (mark) all.push_back(mark->share);
    return all;
  }

  double x(std::int64_t day) const {
    auto const whole = std::max<std::int64_t>(1, last_ - first_);
    auto const at = std::clamp(day, first_, last_) - first_;
    return left + (wide - left - right) * static_cast<double>(at) / static_cast<double>(whole);
  }

  void put(double x, double y, Anchor anchor, std::string text) {
    drawing_.labels.push_back({x, y, size, Tone::plain, anchor, false, false, std::move(text)});
  }

  void put_band(SeasonBand const& band) {
    if (band.shade == SeasonShade::summer) return;  // the paper's own white
    auto const begin = x(day_number(band.first)), end = x(day_number(band.last) + 1);
    drawing_.shapes += svg::rectangle(shade_of(band.shade), begin, above, end - begin, high);
  }

  void put_scale() {
    for (auto const rule : rules_) {
      auto const y = up_.at(rule);
      drawing_.shapes += svg::path("rule", "M" + at(left, y) + "H" + svg::number(wide - right));
      put(left - 6, y + 4, Anchor::end, percent_of(rule * millionths));
    }
  }

  /// Years that begin within; where none does, the first day and the last.
  void put_years() {
    double free = 0;
    bool any = false;
    for (auto year = line_.points.front().day.month.year() + 1;; ++year) {
      auto const begins = day_number({month_of(year, 1), 1});
      if (begins > last_) break;
      auto const place = x(begins);
      drawing_.shapes +=
          svg::path("rule", "M" + at(place, above) + "V" + svg::number(floor_line + 4));
      auto const half = svg::width_of(std::to_string(year), size) / 2;
      any = true;
      if (place - half < free || place + half > wide) continue;
      put(place, floor_line + 18, Anchor::middle, std::to_string(year));
      free = place + half + 6;
    }
    if (any) return;
    put(left, floor_line + 18, Anchor::start, short_date(text_of(line_.points.front().day)));
    put(wide - right, floor_line + 18, Anchor::end, short_date(text_of(line_.points.back().day)));
  }

  void put_mark(ShareMark const& mark, std::string_view look) {
    drawing_.shapes +=
        svg::path(look, "M" + at(left, up_.at(mark.share)) + "H" + svg::number(wide - right));
  }

  void put_line() {
    std::string d;
    for (auto const& point : line_.points)
      d += (d.empty() ? "M" : "L") + at(x(day_number(point.day)), up_.at(point.share));
    drawing_.shapes += svg::path("curve", d);
    for (auto const& point : line_.points)
      drawing_.shapes += svg::disc("bar", x(day_number(point.day)), up_.at(point.share), dot);
  }

  void put_keys() {
    key_ = 0;
    if (line_.baseline) put_key(line_.baseline->words, "edge");
    if (line_.goal) put_key(line_.goal->words, "bound");
    if (line_.seasons.empty()) return;
    std::set<SeasonShade> shades;
    for (auto const& band : line_.seasons) shades.insert(band.shade);
    for (auto const shade : shades)
      if (auto const word = static_cast<std::size_t>(shade); word < line_.season_words.size())
        put_shade(line_.season_words[word], shade);
  }

  /// Where the next key stands: beside the one before, or below where there is no room.
  double key_place(std::string const& words) {
    auto const needs = key_wide + 8 + svg::width_of(words, size, false);
    if (key_ == 0 || key_ + needs > wide) {
      drawing_.height += key_row;
      key_ = 0;
    }
    auto const place = key_;
    key_ += needs + apart;
    put(place + key_wide + 8, drawing_.height - 6, Anchor::start, words);
    return place;
  }

  void put_key(std::string const& words, std::string_view look) {
    auto const place = key_place(words);
    drawing_.shapes +=
        svg::path(look, "M" + at(place, drawing_.height - 10) + "h" + svg::number(key_wide));
  }

  void put_shade(std::string const& words, SeasonShade shade) {
    auto const place = key_place(words), top = drawing_.height - 16;
    drawing_.shapes += svg::rectangle(shade_of(shade), place, top, key_wide, 12);
    drawing_.shapes += svg::path("rule", "M" + at(place, top) + "h" + svg::number(key_wide) +
                                             "v12h-" + svg::number(key_wide) + "Z");
  }

  DayLine const& line_;
  std::int64_t first_, last_;
  std::vector<std::int64_t> rules_;
  Scale up_;
  Drawing drawing_;
  double key_ = 0;
};

}  // namespace

Drawing line_plot(DayLine const& line, std::string says) {
  return DayDrawing(line).drawn(std::move(says));
}

}  // namespace otor::handbook
