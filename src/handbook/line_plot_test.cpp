// SPDX-License-Identifier: Apache-2.0
#include "handbook/line_plot.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace otor::handbook {
namespace {

std::size_t count_of(std::string const& shapes, std::string_view what) {
  std::size_t count = 0;
  for (auto at = shapes.find(what); at != shapes.npos; at = shapes.find(what, at + 1)) ++count;
  return count;
}

bool says(Drawing const& drawing, std::string_view text) {
  return std::ranges::find(drawing.labels, text, &Label::text) != drawing.labels.end();
}

DayLine half_years() {
  DayLine line;
  line.points = {{*parse_date("2021-06-30"), 1'500},
                 {*parse_date("2021-12-31"), 1'620},
                 {*parse_date("2022-06-30"), 1'800}};
  return line;
}

TEST_CASE("a point stands for each figure, and years begin where they do") {
  auto const drawing = line_plot(half_years(), "15% to 18%");
  CHECK(drawing.says == "15% to 18%");
  CHECK(count_of(drawing.shapes, "<circle") == 3);
  CHECK(count_of(drawing.shapes, "\"curve\"") == 1);
  CHECK(says(drawing, "2022"));
  CHECK_FALSE(says(drawing, "2021"));
  CHECK(says(drawing, "15%"));
  CHECK(count_of(drawing.shapes, "bound") == 0);
}

TEST_CASE("within one year the first and the last day stand below") {
  DayLine line;
  line.points = {{*parse_date("2026-04-30"), 900}, {*parse_date("2026-10-31"), 1'100}};
  auto const drawing = line_plot(line, "");
  CHECK(says(drawing, "2026.04.30"));
  CHECK(says(drawing, "2026.10.31"));
}

TEST_CASE("a target and its baseline lie on the scale, and each is told by its kind of line") {
  auto line = half_years();
  line.baseline = ShareMark{1'500, "Baseline: 15%"};
  line.goal = ShareMark{2'500, "Target: 25%"};
  auto const drawing = line_plot(line, "");
  CHECK(count_of(drawing.shapes, "\"bound\"") == 2);  // and its key
  CHECK(count_of(drawing.shapes, "\"edge\"") == 2);
  CHECK(says(drawing, "Target: 25%"));
  CHECK(says(drawing, "20%"));
  CHECK(drawing.height > line_plot(half_years(), "").height);
}

TEST_CASE("seasons lie behind the line in greys of their own, with their words") {
  auto line = half_years();
  line.seasons = {{SeasonShade::summer, *parse_date("2021-06-30"), *parse_date("2021-08-31")},
                  {SeasonShade::between, *parse_date("2021-09-01"), *parse_date("2021-10-31")},
                  {SeasonShade::winter, *parse_date("2021-11-01"), *parse_date("2022-03-31")}};
  line.season_words = {"Winter", "Spring, autumn", "Summer"};
  auto const drawing = line_plot(line, "");
  CHECK(count_of(drawing.shapes, "\"shade-2\"") == 2);  // the band and its key
  CHECK(count_of(drawing.shapes, "\"shade-1\"") == 2);
  CHECK(drawing.shapes.find("shade-2") < drawing.shapes.find("curve"));
  for (auto const* word : {"Winter", "Spring, autumn", "Summer"}) CHECK(says(drawing, word));
  for (auto const& label : drawing.labels) CHECK(label.y < drawing.height);
}

}  // namespace
}  // namespace otor::handbook
