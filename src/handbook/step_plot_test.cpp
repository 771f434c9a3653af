// SPDX-License-Identifier: Apache-2.0
#include "handbook/step_plot.h"

#include <doctest/doctest.h>

using namespace otor::handbook;

namespace {

std::size_t count(std::string const& text, std::string_view word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

TEST_CASE("a curve goes down by steps between the two ends of its interval") {
  auto const drawing =
      step_plot({{1, 10'000, {}, {}}, {2, 5'000, 2'500, 7'500}}, "months", "Half stop");
  CHECK(drawing.says == "Half stop");
  CHECK(count(drawing.shapes, "class=\"curve\"") == 1);
  CHECK(count(drawing.shapes, "class=\"bound\"") == 2);
  // Whole until the second month, then half, on a plot from 10 to 200 of height.
  CHECK(count(drawing.shapes, "M46 10H356V10H666V105\"") == 1);
  CHECK(count(drawing.shapes, "M46 10H356V10H666V152.5\"") == 1);
  CHECK(count(drawing.shapes, "M46 10H356V10H666V57.5\"") == 1);
}

TEST_CASE("no step is a scale alone, and sixty years keep inside") {
  auto const nothing = step_plot({}, "months", "");
  CHECK(count(nothing.shapes, "curve") == 0);
  std::vector<Step> months;
  for (std::int64_t month = 1; month <= 720; ++month) months.push_back({month, 9'000, {}, {}});
  for (auto const& label : step_plot(months, "months", "").labels) {
    CHECK(label.x > 0);
    CHECK(label.x <= 680);
    CHECK(label.y > 0);
  }
  CHECK(step_plot(months, "months", "").labels.size() < 50);
}

}  // namespace
