// SPDX-License-Identifier: Apache-2.0
#include "handbook/flow_plot.h"

#include <doctest/doctest.h>

#include <charconv>
#include <map>

#include "handbook/svg.h"

using namespace otor::handbook;

namespace {

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size();) {
    double number = 0;
    auto const [end, wrong] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (wrong == std::errc()) numbers.push_back(number);
    at = wrong == std::errc() ? static_cast<std::size_t>(end - text.data()) : at + 1;
  }
  return numbers;
}

std::vector<std::string_view> pieces(std::string_view shapes, std::string_view begins,
                                     std::string_view ends) {
  std::vector<std::string_view> found;
  for (auto at = shapes.find(begins); at != shapes.npos; at = shapes.find(begins, at + 1)) {
    auto const inside = at + begins.size();
    found.push_back(shapes.substr(inside, shapes.find(ends, inside) - inside));
  }
  return found;
}

std::size_t count_of(std::string const& shapes, std::string_view what) {
  return pieces(shapes, what, "/").size();
}

/// By its place: where a text stands.
std::multimap<std::string, Label> words_of(Drawing const& drawing) {
  std::multimap<std::string, Label> words;
  for (auto const& label : drawing.labels) words.emplace(label.text, label);
  return words;
}

Flow season() {
  Flow flow;
  flow.before = "2026.08.31";
  flow.after = "2026.11.30";
  flow.groups = {"Paying", "Ready at next income", "Considering", "Lapsed", "Nothing told before"};
  flow.bands = {{2, 0, 30, Course::rising},
                {0, 0, 50, Course::level},
                {0, 3, 1, Course::falling},
                {4, 2, 1'200, Course::level}};
  flow.rising = "Came nearer: 30";
  flow.falling = "Stepped back: 1";
  return flow;
}

TEST_CASE("both sides add up, and a group without anybody is not drawn") {
  auto const drawing = flow_plot(season(), "Where families stand");
  auto const words = words_of(drawing);
  CHECK(drawing.says == "Where families stand");
  for (auto const* count : {"51", "30", "80", "1"}) CHECK(words.count(count) == 1);
  CHECK(words.count("1,200") == 2);
  CHECK(words.count("Paying") == 1);
  CHECK(words.count("0") == 0);
  CHECK(words.count("Ready at next") == 0);
  CHECK(count_of(drawing.shapes, "<rect") == 6);  // paying and considering stand on both sides
}

TEST_CASE("who rises is darker than who stays, and a line goes through who falls") {
  auto const shapes = [](Course course) {
    return flow_plot({"", "", {"above", "below"}, {{1, 0, 3, course}}, "", ""}, "").shapes;
  };
  CHECK(count_of(shapes(Course::level), "class=\"pale\"") == 1);
  CHECK(count_of(shapes(Course::rising), "class=\"pale\"") == 2);
  CHECK(count_of(shapes(Course::falling), "class=\"bound\"") == 1);
  CHECK(count_of(shapes(Course::rising), "class=\"bound\"") == 0);
}

TEST_CASE("everything keeps inside of what a phone shows, and no word runs into another") {
  auto flow = season();
  for (auto const& band : std::vector<FlowBand>{{1, 0, 166'000}, {2, 1, 1}, {3, 4, 2}})
    flow.bands.push_back(band);
  auto const drawing = flow_plot(flow, "");
  CHECK(drawing.width == 328);
  CHECK(drawing.width / drawing.share == doctest::Approx(svg::page_wide));
  for (auto const path : pieces(drawing.shapes, " d=\"", "\"")) {
    bool left = true;
    for (auto const number : numbers_in(path)) {
      CHECK(number >= 0);
      CHECK(number <= (left ? std::max(drawing.width, drawing.height) : drawing.height));
      left = !left;
    }
  }
  struct Box {
    double left, right, base;
  };
  std::vector<Box> boxes;
  for (auto const& label : drawing.labels) {
    auto const wide = svg::width_of(label.text, label.size, label.strong);
    auto const left = label.anchor == Anchor::end ? label.x - wide : label.x;
    CHECK(left >= 0);
    CHECK(left + wide <= drawing.width + 0.01);
    CHECK(label.y - label.size >= drawing.top);
    CHECK(label.y <= drawing.height);
    for (auto const& other : boxes)
      CHECK((left >= other.right || left + wide <= other.left || label.y >= other.base + 12 ||
             other.base >= label.y + 12));
    boxes.push_back({left, left + wide, label.y});
  }
}

TEST_CASE("of one in a hundred thousand a line is drawn, of none nothing") {
  auto const few = flow_plot({"", "", {"above", "below"}, {{1, 0, 1}, {1, 1, 99'999}}, "", ""}, "");
  CHECK(count_of(few.shapes, "<path") == 2);
  auto const none = flow_plot({"", "", {"above", "below"}, {{1, 0, 0}, {0, 1, -4}}, "", ""}, "");
  CHECK(none.shapes.empty());
  CHECK(none.labels.empty());
}

}  // namespace
