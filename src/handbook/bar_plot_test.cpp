// SPDX-License-Identifier: Apache-2.0
#include "handbook/bar_plot.h"

#include <doctest/doctest.h>

#include <map>

using namespace otor::handbook;

namespace {

std::vector<std::string> labels(std::vector<Bar> const& bars) {
  std::vector<std::string> texts;
  for (auto const& label : bar_plot(bars, "").labels) texts.push_back(label.text);
  return texts;
}

TEST_CASE("every bar says its count, and none stands where nothing was") {
  CHECK(labels({{"11.02", 12}, {"11.09", 0}, {"11.16", 1'200}}) ==
        std::vector<std::string>{"12", "11.02", "11.09", "1,200", "11.16"});
  auto const drawing = bar_plot({{"11.02", 12}, {"11.09", 0}}, "Visits by week");
  CHECK(drawing.says == "Visits by week");
  // The floor and one bar.
  std::size_t bars = 0;
  for (auto at = drawing.shapes.find("<rect"); at != std::string::npos;
       at = drawing.shapes.find("<rect", at + 1))
    ++bars;
  CHECK(bars == 2);
}

TEST_CASE("a dash stands for what is not known, and counts get smaller before any is left out") {
  CHECK(labels({{"Tes", 5}, {"Tarialan", {}}}) ==
        std::vector<std::string>{"5", "Tes", "–", "Tarialan"});
  auto const drawing = bar_plot(std::vector<Bar>(19, {"Tes", 12'345}), "");
  CHECK(drawing.labels.size() == 38);
  CHECK(drawing.labels[0].size < drawing.labels[1].size);
  CHECK(bar_plot(std::vector<Bar>(19, {"Tes", 28}), "").labels[0].size == drawing.labels[1].size);
}

TEST_CASE("a few bars fit a phone, and paper draws them at the same size") {
  auto const few = bar_plot({{"Bayan-Ulgii", 330}, {"Khovd", 470}, {"Uvs", 495}}, "");
  auto const many = bar_plot(std::vector<Bar>(19, {"Tes", 28}), "");
  CHECK(few.width <= 328);  // what 360 leave
  CHECK(few.labels.size() == 6);
  CHECK(many.share == 1);
  CHECK(few.width / few.share == doctest::Approx(many.width));
}

TEST_CASE("what held beside the bars stands below them, and no word runs into another") {
  std::vector<Bar> const weeks(10, {"11.02", 5});
  std::string const longer = "Dzud: Ulgii, Buyant and Tolbo", other = "Dzud: Tes";
  auto const plain = bar_plot(weeks, "");
  auto const drawing =
      bar_plot(weeks, "", {{{0, 4, "Autumn"}, {5, 9, "Winter"}}, {{0, 0, longer}, {1, 1, other}}});
  CHECK(drawing.height > plain.height);
  std::map<std::string, Label> words;
  for (auto const& label : drawing.labels) words.emplace(label.text, label);
  CHECK(words.at("Autumn").x < words.at("Winter").x);
  CHECK(words.at("Autumn").y == words.at("Winter").y);
  CHECK(words.at(longer).y > words.at("Winter").y);
  CHECK(words.at(longer).y < drawing.height);
  CHECK(words.at(longer).x > drawing.width / 20);  // moved in from the edge
  CHECK_FALSE(words.contains(other));              // there is no room for it
}

TEST_CASE("nothing to draw is a floor, and a year of weeks keeps inside") {
  CHECK(labels({}).empty());
  std::vector<Bar> const year(52, {"12.28", 1'234});
  auto const drawing = bar_plot(year, "");
  for (auto const& label : drawing.labels) {
    CHECK(label.x > 0);
    CHECK(label.x < drawing.width);
    CHECK(label.y > drawing.top);
  }
  CHECK(drawing.labels.size() < 2 * year.size());
}

}  // namespace
