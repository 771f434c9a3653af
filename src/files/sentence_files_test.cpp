// SPDX-License-Identifier: Apache-2.0
#include "files/sentence_files.h"

#include <doctest/doctest.h>

#include "files/temporary_folder.h"

namespace otor::files {
namespace {

std::string all_of(SentenceFindings const& findings) {
  std::string text;
  for (auto const& found : findings.problems) text += found.detail + "\n";
  return text;
}

SentenceFindings read(std::string const& mn, std::string const& kk, std::string const& en) {
  TemporaryFolder folder;
  folder.put("mn.toml", mn);
  folder.put("kk.toml", kk);
  folder.put("en.toml", en);
  return read_sentences(folder.path());
}

struct Case {
  char const* says;
  std::string mn, kk, en;
  char const* finding;  // null: nothing is wrong
};

Case const cases[] = {
    {"the same key in each", "a = \"а\"", "a = \"а\"", "a = \"a\"", nullptr},
    {"one lacks a key", "[x]\na = \"а\"\nb = \"б\"", "[x]\na = \"а\"", "[x]\na = \"a\"\nb = \"b\"",
     "kk.toml:1: There is no \"x.b\""},
    {"English has one too few", "a = \"а\"\nb = \"б\"", "a = \"а\"\nb = \"б\"", "a = \"a\"",
     "en.toml:1: There is no \"b\""},
    {"other places", "a = \"{x} а\"", "a = \"{y} а\"", "a = \"{x}\"",
     "kk.toml:1: \"a\" has the places {y} where another language has {x}"},
    {"the same places in another order, one of them twice", "a = \"{x} {y}\"",
     "a = \"{y} {x} {y}\"", "a = \"{x} {y}\"", nullptr},
    {"a suffix behind a place", "a = \"{x}ийн\"", "a = \"{x} а\"", "a = \"{x}'s\"",
     "mn.toml:1: \"a\" puts a letter"},
    {"a hyphen behind a place", "a = \"{x} а\"", "a = \"{x}-ға\"", "a = \"{x}-th\"",
     "kk.toml:1: \"a\" puts a letter"},
    {"English may", "a = \"{x}\"", "a = \"{x}\"", "a = \"{x}s\"", nullptr},
    {"marks and dashes behind a place", "a = \"{x}–{y}…\"", "a = \"{x}: {y}.\"", "a = \"{x}, {y}\"",
     nullptr},
    {"an open brace", "a = \"{x\"", "a = \"{x}\"", "a = \"{x}\"", "mn.toml:1: \"a\": A brace"},
    {"a place with a space", "a = \"{x }\"", "a = \"{x}\"", "a = \"{x}\"",
     "mn.toml:1: \"a\": A brace"},
    {"counting needs one", "a = \"{n} сар\"", "a = \"{n} ай\"", "a = \"{n} months\"",
     "needs \"a_one\""},
    {"only English needs one", "a = \"{n} сар\"", "a = \"{n} ай\"",
     "a = \"{n} months\"\na_one = \"one month\"", nullptr},
    {"the others may have one", "a = \"{n} сар\"", "a = \"{n} ай\"\na_one = \"бір ай\"",
     "a = \"{n} months\"\na_one = \"{n} month\"", nullptr},
    {"one keeps the other places", "a = \"{n} {x}\"", "a = \"{n} {x}\"",
     "a = \"{n} {x}\"\na_one = \"one\"", "\"a_one\" has the places none"},
    {"a key that only ends in _one", "no_one = \"а\"", "no_one = \"а\"", "no_one = \"a\"", nullptr},
    {"a number", "a = 1", "a = \"а\"", "a = \"a\"", "mn.toml:1: \"a\" is a whole number"},
    {"nothing said", "a = \" \"", "a = \"а\"", "a = \"a\"", "says nothing"},
    {"a key of other letters", "\"А\" = \"а\"", "", "", "not small letters"},
    {"not TOML", "a = ", "a = \"a\"", "a = \"a\"", "mn.toml:1: TOML"},
};

}  // namespace

TEST_CASE("every sentence in every language, with the same places") {
  for (auto const& item : cases) {
    INFO(item.says);
    auto const found = read(item.mn, item.kk, item.en);
    INFO(all_of(found));
    if (item.finding == nullptr) {
      CHECK(found.problems.empty());
    } else {
      CHECK(all_of(found).find(item.finding) != std::string::npos);
    }
  }
}

TEST_CASE("nested tables give dotted keys, and a missing _one is lent") {
  auto const found = read("[cost.month]\na = \"{n} сар\"", "[cost.month]\na = \"{n} ай\"",
                          "[cost.month]\na = \"{n} months\"\na_one = \"one month\"");
  REQUIRE(found.problems.empty());
  CHECK(found.sentences[0].at("cost.month.a_one") == "{n} сар");
  CHECK(found.sentences[2].at("cost.month.a_one") == "one month");
}

TEST_CASE("a language that is missing is told") {
  TemporaryFolder folder;
  folder.put("mn.toml", "a = \"а\"");
  folder.put("en.toml", "a = \"a\"");
  auto const found = read_sentences(folder.path());
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].kind == ProblemKind::not_found);
}

TEST_CASE("the sentences of the repository are sound") {
  auto const found = read_sentences("text");
  INFO(all_of(found));
  CHECK(found.problems.empty());
}

}  // namespace otor::files
