// SPDX-License-Identifier: Apache-2.0
#include "files/codebook_files.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "files/temporary_folder.h"
#include "wire/codebook.h"

namespace otor::files {
namespace {

constexpr std::string_view title = "title.mn = \"а\"\ntitle.kk = \"ә\"\ntitle.en = \"a\"\n";

CodebookFindings read(std::string const& codes, std::string const& rules = "") {
  TemporaryFolder folder;
  folder.put("codes.toml", codes);
  if (!rules.empty()) folder.put("rules.toml", rules);
  return read_codebook_files(folder.path());
}

std::string codes(std::string_view code) {
  return "set = \"finding\"\n[[code]]\ncode = \"" + std::string(code) + "\"\n" + std::string(title);
}

std::string rule(std::string_view rest) {
  return "[[rule]]\ncode = \"owed\"\n" + std::string(title) + std::string(rest);
}

std::string all_of(CodebookFindings const& findings) {
  std::string text;
  for (auto const& found : findings.problems) text += found.detail + "\n";
  return text;
}

}  // namespace

TEST_CASE("codes and rules are read, and written again as one text") {
  auto const found = read(codes("A1"), rule("when = \"answer_owed\"\ndays = 14\nsource = \"s\""));
  CHECK(all_of(found).empty());
  REQUIRE(found.codebook);
  CHECK(found.codebook->codes.front().title.kk == "ә");
  CHECK(found.codebook->rules.front().days == 14);
  auto const text = wire::codebook_text(*found.codebook);
  auto const again = wire::read_codebook(text);
  REQUIRE(again);
  CHECK(wire::codebook_text(*again) == text);
}

TEST_CASE("what is wrong in a codebook is told with its line") {
  struct Case {
    char const* says;
    std::string codes, rules;
    char const* finding;
  };
  std::string const good = "when = \"answer_owed\"\ndays = 14\nsource = \"s\"";
  Case const cases[] = {
      {"a set nobody knows", "set = \"colour\"\n[[code]]\ncode = \"A1\"\n", "",
       "codes.toml:1: \"colour\" is no set"},
      {"an unknown key", codes("A1") + "hue = 1\n", "", "codes.toml:7: There is no key \"hue\""},
      {"a language that is missing",
       "set = \"finding\"\n[[code]]\ncode = \"A1\"\n"
       "title.mn = \"а\"\ntitle.en = \"a\"\n",
       "", "The key \"kk\" is missing."},
      {"a form no event could carry", codes("A 1"), "", "codes.toml:2: A 1: a code has"},
      {"a code twice", codes("A1") + "[[code]]\ncode = \"A1\"\n" + std::string(title), "",
       "A1: this stands twice"},
      {"a trigger nobody knows", codes("A1"), rule("when = \"moonrise\"\nsource = \"s\""),
       "rules.toml:6: \"moonrise\" is no when"},
      {"a number the trigger needs", codes("A1"), rule("when = \"answer_owed\"\nsource = \"s\""),
       "owed: days is missing"},
      {"a number it does not look at", codes("A1"), rule(good + "\nmonths = 2"),
       "owed: this trigger does not look at months"},
      {"a number that is no number", codes("A1"),
       rule("when = \"answer_owed\"\ndays = \"14\"\nsource = \"s\""), "\"days\" is a text"},
      {"no source", codes("A1"), rule("when = \"answer_owed\"\ndays = 14"),
       "The key \"source\" is missing."},
      {"no TOML", "set = ", "", "codes.toml:1: "},
  };
  for (auto const& [says, codes, rules, finding] : cases) {
    CAPTURE(says);
    auto const found = read(codes, rules);
    CAPTURE(all_of(found));
    CHECK(!found.codebook);
    CHECK(all_of(found).find(finding) != std::string::npos);
  }
}

TEST_CASE("the codebook of the house: 26 findings, 42 questions and one more of each, 16 rules") {
  auto const found = read_codebook_files("content/outreach");
  CHECK(all_of(found).empty());
  REQUIRE(found.codebook);
  auto const count = [&](outreach::CodeSet set) {
    return std::ranges::count(found.codebook->codes, set, &outreach::Code::set);
  };
  CHECK(count(outreach::CodeSet::finding) == 26 + 1);
  CHECK(count(outreach::CodeSet::asked) == 43);
  CHECK(found.codebook->rules.size() == 16);
}

TEST_CASE("a folder that is not there is told") {
  CHECK(!read_codebook_files("/nowhere/at/all").codebook);
}

}  // namespace otor::files
