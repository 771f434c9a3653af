// SPDX-License-Identifier: Apache-2.0
#include "handbook/share_plot.h"

#include <doctest/doctest.h>

#include "handbook/svg.h"

using namespace otor::handbook;

TEST_CASE("each share stands with its words, its interval where one is known, on a round scale") {
  auto const drawing =
      share_plot({{"Income is seasonal", 1'920, 1'350, 2'650}, {"Another", 100, {}, {}}}, "Said");
  std::vector<std::string> words;
  for (auto const& label : drawing.labels) words.push_back(label.text);
  CHECK(words == std::vector<std::string>{"Income is seasonal", "19.2% (13.5–26.5%)", "Another",
                                          "1%", "0%", "30%"});
  CHECK(drawing.says == "Said");
  CHECK(drawing.labels[1].x < drawing.labels[5].x);  // 26.5 of 30
  CHECK(drawing.labels[1].x > drawing.labels[3].x);
  for (auto const& label : drawing.labels) CHECK(label.y < drawing.height);
}

TEST_CASE("a long word is set smaller, and words keep inside") {
  std::string const longer(120, 'm');
  auto const drawing = share_plot({{longer, 9'999, 9'955, 10'000}}, "");
  CHECK(drawing.labels[0].size < drawing.labels[2].size);
  CHECK(drawing.labels[1].text == "100% (99.6–100%)");
  CHECK(drawing.labels[1].x + svg::width_of(drawing.labels[1].text, 11) < drawing.width);
}

TEST_CASE("a share of all reaches the end of the scale") {
  auto const drawing = share_plot({{"All", 10'000, 9'000, 10'000}}, "");
  CHECK(drawing.labels.back().text == "100%");
  CHECK(drawing.labels[1].x > drawing.labels.back().x);
}

TEST_CASE("an amount stands with its interval on a round scale, and a word where it is not told") {
  auto const drawing = amount_plot({{"All", 22'400, 18'300, 26'500, ""},
                                    {"Uvs", 31'000, {}, {}, ""},
                                    {"Khovd", {}, {}, {}, "withheld"}},
                                   "Cost");
  std::vector<std::string> words;
  for (auto const& label : drawing.labels) words.push_back(label.text);
  CHECK(words == std::vector<std::string>{"All", "22,400 (18,300–26,500)", "Uvs", "31,000", "Khovd",
                                          "withheld", "0", "50,000"});
  CHECK(drawing.labels[5].x == 0);  // no bar stands before it
  for (auto const& label : drawing.labels)
    CHECK(label.x + svg::width_of(label.text, label.size) < drawing.width + 1);
}
