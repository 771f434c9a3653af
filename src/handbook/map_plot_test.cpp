// SPDX-License-Identifier: Apache-2.0
#include "handbook/map_plot.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "geography/cells.h"

namespace otor::handbook {
namespace {

geography::Map three() {
  return geography::cells_around({{"1", 48, 90}, {"2", 48, 92}, {"3", 49, 91}}, 65);
}

bool says(Drawing const& drawing, std::string_view text) {
  return std::ranges::any_of(drawing.labels, [&](Label const& one) { return one.text == text; });
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("a map tells each area's number, and what is not known apart from none") {
  auto const drawn =
      map_plot(three(), {{"1", "Tsengel", 12}, {"2", "Ulgii", 0}, {"3", "Altai", {}}},
               MapScale::counts, "Households", "not known");
  for (auto const* text : {"12", "0", "–", "Tsengel", "Ulgii", "Altai", "– not known"})
    CHECK_MESSAGE(says(drawn, text), text);
  CHECK(times(drawn.shapes, "class=\"shade-4\"") == 1 + 1);  // and in the legend
  CHECK(times(drawn.shapes, "class=\"shade-0\"") == 2);
  CHECK(times(drawn.shapes, "class=\"shade-unknown\"") == 2);
  CHECK(times(drawn.shapes, "class=\"coast\"") == 3);
  CHECK(drawn.says == "Households");
  for (auto const& label : drawn.labels) {
    CHECK(label.x >= 0);
    CHECK(label.x <= drawn.width);
    CHECK(label.y <= drawn.height);
    bool const legend = label.size == 11;
    CHECK(label.on_dark == (!legend && (label.text == "12" || label.text == "Tsengel")));
  }
}

TEST_CASE("counts of few things need no more shades than they have values") {
  auto const drawn =
      map_plot(three(), {{"1", "a", 1}, {"2", "b", 2}, {"3", "c", 2}}, MapScale::counts, "", "");
  CHECK(times(drawn.shapes, "shade-1") == 2);
  CHECK(times(drawn.shapes, "shade-2") == 3);
  CHECK_FALSE(drawn.shapes.contains("shade-3"));
}

TEST_CASE("shares have shades of even ends") {
  auto const drawn = map_plot(three(), {{"1", "a", 2'340}, {"2", "b", 812}, {"3", "c", 40}},
                              MapScale::shares, "", "");
  for (auto const* text : {"23", "8.1", "0.4", "0–5%", "20–25%"})
    CHECK_MESSAGE(says(drawn, text), text);
}

TEST_CASE("points have their sign, and what fell no shade") {
  auto const drawn = map_plot(three(), {{"1", "a", 340}, {"2", "b", -42}, {"3", "c", 1'240}},
                              MapScale::points, "", "");
  for (auto const* text : {"+3.4", "-0.4", "+12", "0, -", "0–2.5", "10–12.5"})
    CHECK_MESSAGE(says(drawn, text), text);
  CHECK(times(drawn.shapes, "shade-0") == 2);
}

TEST_CASE("an area of the map that nothing is told of is a coast") {
  auto const drawn = map_plot(three(), {{"1", "a", 3}}, MapScale::counts, "", "");
  CHECK(times(drawn.shapes, "class=\"coast\"") == 3);
  CHECK(times(drawn.shapes, "class=\"shade-") == 2);
}

TEST_CASE("there is nothing to draw without areas") {
  auto const drawn = map_plot({}, {}, MapScale::counts, "none", "");
  CHECK(drawn.shapes.empty());
  CHECK(drawn.labels.empty());
}

}  // namespace
}  // namespace otor::handbook
