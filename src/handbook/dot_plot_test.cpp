// SPDX-License-Identifier: Apache-2.0
#include "handbook/dot_plot.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace otor::handbook {
namespace {

std::size_t count_of(std::string const& shapes, std::string_view what) {
  std::size_t count = 0;
  for (auto at = shapes.find(what); at != shapes.npos; at = shapes.find(what, at + 1)) ++count;
  return count;
}

std::vector<Label> named(Drawing const& drawing, std::string_view text) {
  std::vector<Label> found;
  std::ranges::copy_if(drawing.labels, std::back_inserter(found),
                       [&](Label const& label) { return label.text == text; });
  return found;
}

DotPlot two() {
  DotPlot plot;
  plot.dots = {{"Tes", 1'000, 250, true}, {"Tarialan", 200, -40, false}};
  plot.line = 500;
  plot.full = 250;
  plot.hollow = -40;
  plot.up_words = "Change, points";
  plot.across_words = "Visited, %";
  return plot;
}

TEST_CASE("a dot stands for each soum: full where more was visited, hollow where less was") {
  auto const drawing = dot_plot(two(), "Two soums");
  CHECK(drawing.says == "Two soums");
  CHECK(count_of(drawing.shapes, "<circle class=\"bar\"") == 2);
  CHECK(count_of(drawing.shapes, "<circle class=\"card\"") == 1);
  CHECK(count_of(drawing.shapes, "\"bound\"") == 1);
  CHECK(count_of(drawing.shapes, "\"curve\"") == 2);
  auto const more = named(drawing, "Tes"), less = named(drawing, "Tarialan");
  REQUIRE(more.size() == 1);
  REQUIRE(less.size() == 1);
  CHECK(more[0].x > less[0].x);
  CHECK(more[0].y < less[0].y);
  CHECK_FALSE(named(drawing, "Change, points").empty());
  CHECK_FALSE(named(drawing, "-1").empty());
  CHECK_FALSE(named(drawing, "10%").empty());
}

TEST_CASE("a name that would lie over another is left out, and its dot is not") {
  auto plot = two();
  plot.dots = {{"Tarialan", 500, 100, true}, {"Zuunkhangai", 500, 100, false}};
  auto const drawing = dot_plot(plot, "");
  CHECK(count_of(drawing.shapes, "<circle class=\"bar\"") == 2);
  CHECK(named(drawing, "Tarialan").size() + named(drawing, "Zuunkhangai").size() ==
        2);  // each side
  plot.dots.push_back({"Undurkhangai", 500, 100, false});
  CHECK(named(dot_plot(plot, ""), "Undurkhangai").empty());
}

TEST_CASE("where households are not known visits are counted, and nothing but dots needs no line") {
  DotPlot plot;
  plot.dots = {{"Tes", 12, 100, true}, {"Bukhmurun", 3, 0, false}};
  plot.counts = Across::counts;
  auto const drawing = dot_plot(plot, "");
  CHECK_FALSE(named(drawing, "15").empty());
  CHECK(count_of(drawing.shapes, "bound") == 0);
  for (auto const& label : drawing.labels) {
    CHECK(label.y < drawing.height);
    CHECK(label.x <= drawing.width);
  }
}

}  // namespace
}  // namespace otor::handbook
