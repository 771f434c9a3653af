// SPDX-License-Identifier: Apache-2.0
#include "files/indicator_file.h"

#include <doctest/doctest.h>

#include "files/temporary_folder.h"
#include "wire/indicators.h"

namespace otor::files {
namespace {

std::string words(std::string const& key) {
  return key + ".mn = \"а\"\n" + key + ".kk = \"ә\"\n" + key + ".en = \"a\"\n";
}

std::string indicator(std::string const& code, std::string const& unit = "people",
                      std::string const& origin = "registered") {
  return "[[indicator]]\ncode = \"" + code + "\"\nunit = \"" + unit + "\"\norigin = \"" + origin +
         "\"\n" + words("title") + words("definition");
}

std::string measure(std::string const& numerator, std::string const& denominator,
                    std::string const& rest = "") {
  return "[[measure]]\ncode = \"share\"\nnumerator = \"" + numerator + "\"\ndenominator = \"" +
         denominator + "\"\n" + rest + words("title");
}

IndicatorFindings read(std::string const& text) {
  TemporaryFolder folder;
  folder.put("indicators.toml", text);
  return read_indicator_file(folder.path() / "indicators.toml");
}

std::string const two = indicator("paid") + indicator("all", "people", "statistic");

}  // namespace

TEST_CASE("what figures count is read, and written again as one text") {
  auto const found = read(two + indicator("left") + measure("paid", "all", "lapses = \"left\"\n"));
  CHECK(found.problems.empty());
  REQUIRE(found.definitions);
  CHECK(found.definitions->measures.front().lapses == "left");
  auto const text = wire::indicators_text(*found.definitions);
  auto const again = wire::read_indicators(text);
  REQUIRE(again);
  CHECK(wire::indicators_text(*again) == text);
  CHECK_FALSE(wire::read_indicators("{\"indicators\":[],\"measures\":[],\"more\":1}"));
}

TEST_CASE("a survey may name of whom it asked some") {
  auto const asked = indicator("say", "people", "self_reported") +
                     indicator("answered", "people", "self_reported") + two;
  auto const found = read(asked + measure("say", "answered", "population = \"all\"\n"));
  CHECK(found.problems.empty());
  REQUIRE(found.definitions);
  CHECK(found.definitions->measures.front().population == "all");
  CHECK_FALSE(read(asked + measure("paid", "all", "population = \"all\"\n")).definitions);
  CHECK_FALSE(read(asked + measure("say", "answered", "population = \"some\"\n")).definitions);
}

TEST_CASE("what is wrong in them is told with its line") {
  struct Case {
    char const* says;
    std::string text;
    char const* finding;
  };
  Case const cases[] = {
      {"people of households", two + indicator("homes", "households") + measure("paid", "homes"),
       ":31: share: people and households are not divided by each other"},
      {"a measure of nothing", two + measure("paid", "some"), ":21: share: there is no indicator"},
      {"a share of itself", two + measure("paid", "paid"), ":21: share: it would be a share of"},
      {"a register in those asked",
       indicator("paid") + indicator("asked", "people", "self_reported") + measure("paid", "asked"),
       ":21: share: what a register confirms"},
      {"lapses of others", two + measure("paid", "all", "lapses = \"all\"\n"),
       ":21: share: its lapses count others"},
      {"a code twice", two + indicator("paid"), ":21: paid: this code stands twice"},
      {"a code with a capital", indicator("Paid"), ":1: Paid: a code has"},
      {"a unit nobody knows", indicator("paid", "yurts"), ":3: \"yurts\" is no unit"},
      {"an origin nobody knows", indicator("paid", "people", "rumour"), ":4: \"rumour\" is no"},
      {"a key nobody knows", two + "colour = 1\n", ":21: "},
      {"a definition without Kazakh",
       "[[indicator]]\ncode = \"a\"\nunit = \"people\"\norigin = \"statistic\"\n" + words("title") +
           "definition.mn = \"а\"\ndefinition.en = \"a\"\n",
       ":8: "},
  };
  for (auto const& one : cases) {
    INFO(one.says);
    auto const found = read(one.text);
    CHECK_FALSE(found.definitions);
    REQUIRE_FALSE(found.problems.empty());
    INFO(found.problems.front().detail);
    CHECK(found.problems.front().detail.starts_with("indicators.toml" + std::string(one.finding)));
  }
  CHECK(read_indicator_file("/nowhere/indicators.toml").problems.size() == 1);
}

TEST_CASE("of the indicators that are shipped none mixes people and households") {
  auto const found = read_indicator_file("content/coverage/indicators.toml");
  REQUIRE(found.definitions);
  CHECK(found.definitions->indicators.size() >= 12);
  for (auto const& one : found.definitions->measures) {
    CHECK(coverage::indicator_of(*found.definitions, one.numerator)->unit ==
          coverage::indicator_of(*found.definitions, one.denominator)->unit);
  }
}

}  // namespace otor::files
