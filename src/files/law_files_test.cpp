// SPDX-License-Identifier: Apache-2.0
#include "files/law_files.h"

#include <doctest/doctest.h>

#include "files/table_reader.h"
#include "files/temporary_folder.h"
#include "wire/pack.h"

namespace otor::files {
namespace {

std::string const head = R"(title = { mn = "Хэмжээ", kk = "Мөлшер", en = "Amount" }
checked = 2026-11-23
)";

std::string const source =
    R"(source = { act = "An act", article = "", url = "https://example.org/", confidence = "high" }
)";

// Lines: 1-2 head, 3 unit, 4 [[since]], 5 date, 6 value, 7 source.
std::string parameter(std::string const& unit, std::string const& value,
                      std::string const& date = "2025-04-01") {
  return head + "unit = \"" + unit + "\"\n[[since]]\ndate = " + date + "\n" + value + "\n" + source;
}

std::string const question = R"(asks = { mn = "Асуулт?", kk = "Сұрақ?", en = "Question?" }
status = "open"
known = "Little."
reading = "The careful one."
checked = 2026-11-23
urls = []
)";

std::string const acts = R"([[act]]
en = "An act"
mn = "Хууль"
kk = "Заң"
)";

std::string all_of(LawFindings const& findings) {
  std::string text;
  for (auto const& found : findings.problems) text += found.detail + "\n";
  return text;
}

struct Case {
  char const* says;
  std::string text;
  char const* finding;  // how one of the problems begins or what stands in it
};

Case const refused[] = {
    {"a key nobody knows", "colour = \"red\"\n" + parameter("tugrug", "value = 1"),
     "a/amount.toml:1: There is no key \"colour\""},
    {"a key nobody knows in an entry", parameter("tugrug", "value = 1\nend = 2"),
     "a/amount.toml:7: There is no key \"end\""},
    {"a day that does not exist", parameter("tugrug", "value = 1", "2025-02-30"),
     "a/amount.toml:5: "},
    {"a day long ago", parameter("tugrug", "value = 1", "1800-01-01"), "a/amount.toml:5: "},
    {"a date in quotes", parameter("tugrug", "value = 1", "\"2025-04-01\""), "date without quotes"},
    {"a float where a share is due", parameter("share", "value = 11.5"),
     "a/amount.toml:6: \"value\" is a floating-point number; money is a whole number and a share "
     "is "
     "written \"11.5 %\""},
    {"a float where money is due", parameter("tugrug", "value = 792000.0"),
     "a floating-point number"},
    {"a share without its sign", parameter("share", "value = \"11.5\""), "written \"11.5 %\""},
    {"money in quotes", parameter("tugrug", "value = \"792000\""), "a whole number is expected"},
    {"negative money", parameter("tugrug", "value = -1"), "a/amount.toml:4: The value is outside"},
    {"a month that does not exist", parameter("month", "value = \"1960-13\""), "a/amount.toml:6: "},
    {"neither value nor unknown", parameter("tugrug", ""), "\"value\" is missing"},
    {"value and unknown", parameter("tugrug", "value = 1\nunknown = true"), "has no value"},
    {"unknown that is false", parameter("tugrug", "unknown = false"), "may only be true"},
    {"a unit nobody knows", parameter("yaks", "value = 1"), "no unit \"yaks\""},
    {"no source", head + "unit = \"tugrug\"\n[[since]]\ndate = 2025-04-01\nvalue = 1\n",
     "a/amount.toml:4: The key \"source\" is missing"},
    {"a source without its article",
     head + "unit = \"tugrug\"\n[[since]]\ndate = 2025-04-01\nvalue = 1\n"
            "source = { act = \"An act\", url = \"\", confidence = \"high\" }\n",
     "a/amount.toml:7: The key \"article\" is missing"},
    {"a source without act",
     head + "unit = \"tugrug\"\n[[since]]\ndate = 2025-04-01\nvalue = 1\n"
            "source = { act = \"\", article = \"\", url = \"\", confidence = \"high\" }\n",
     "a/amount.toml:4: Its source names no act"},
    {"a source whose act is not declared",
     head + "unit = \"tugrug\"\n[[since]]\ndate = 2025-04-01\nvalue = 1\n"
            "source = { act = \"A act\", article = \"\", url = \"\", confidence = \"high\" }\n",
     "a/amount.toml:4: Its act \"A act\" is not declared in acts.toml."},
    {"no Kazakh title",
     "title = { mn = \"а\", en = \"a\" }\nchecked = 2026-11-23\nunit = \"tugrug\"\n[[since]]\n"
     "date = 2025-04-01\nvalue = 1\n" +
         source,
     "a/amount.toml:1: The key \"kk\" is missing"},
    {"no entry", head + "unit = \"tugrug\"\n", "\"since\" is missing"},
    {"entries out of order",
     parameter("tugrug", "value = 1") + "[[since]]\ndate = 2024-01-01\nvalue = 1\n" + source,
     "a/amount.toml:8: Its date is not after"},
    {"a question nobody asked", parameter("tugrug", "value = 1\nquestion = \"U9\""),
     "a/amount.toml:4: There is no question \"U9\""},
    {"text that is not TOML", head + "unit = \n", "a/amount.toml:3: TOML: "},
    {"a key twice", head + "checked = 2026-11-23\n", "a/amount.toml:3: TOML: "},
    {"text that is not UTF-8", head + "unit = \"\xff\"\n",
     "a/amount.toml:3: The text is not UTF-8"},
    {"an empty file", "", "is missing"},
};

}  // namespace

TEST_CASE("a sound folder gives a pack that names its country and its content") {
  TemporaryFolder folder;
  folder.put("law/mn/a/amount.toml",
             parameter("tugrug_per_month", "value = 792_000\nquestion = \"U2\""));
  folder.put("law/mn/b/c/share.toml", parameter("share", "value = \"11.5 %\""));
  folder.put("law/mn/b/tiers.toml",
             parameter("share_by_count", "value = [{ from = 1, share = \"50 %\" }]"));
  folder.put("law/mn/b/ramp.toml",
             parameter("months_by_year",
                       "value = { first_year = 2017, last_year = 2037, first = 240, step = 3 }"));
  folder.put("law/mn/b/born.toml", parameter("month", "value = \"1960-01\""));
  folder.put("law/mn/b/gone.toml", parameter("days", "unknown = true"));
  folder.put("law/mn/question/U2.toml", question);
  folder.put("law/mn/acts.toml", acts + "described = true\n");
  folder.put("law/mn/README.md", "words");
  folder.put("law/mn/.hidden/x.toml", "no law");
  auto const found = read_law(folder.path() / "law");
  INFO(all_of(found));
  REQUIRE(found.pack);
  auto const& pack = *found.pack;
  CHECK(pack.country == "mn");
  REQUIRE(pack.parameters.size() == 6);
  CHECK(pack.parameters[0].name == "amount");
  CHECK(pack.parameters[0].entries[0].value == law::Value{std::int64_t{792'000}});
  CHECK(pack.parameters[4].entries[0].value == law::Value{Rate{115'000}});
  CHECK_FALSE(pack.parameters[2].entries[0].value);
  CHECK(pack.questions[0].name == "U2");
  CHECK(pack.id == wire::pack_id(pack));
  CHECK(found.acts == std::vector{law::Text{"Хууль", "Заң", "An act"}});
  CHECK(read_law(folder.path() / "law" / "mn" / "").pack->id == pack.id);

  folder.put("pack.json", wire::pack_text(pack) + "\n");
  auto const loaded = load_law(folder.path() / "pack.json");
  REQUIRE(loaded);
  CHECK(loaded->parameters == pack.parameters);
}

TEST_CASE("everything else is refused with its file and line") {
  for (auto const& item : refused) {
    INFO(item.says);
    TemporaryFolder folder;
    folder.put("a/amount.toml", item.text);
    folder.put("acts.toml", acts);
    auto const found = read_law(folder.path());
    INFO(all_of(found));
    CHECK_FALSE(found.pack);
    CHECK(all_of(found).find(item.finding) != std::string::npos);
    for (auto const& each : found.problems) CHECK(each.detail.starts_with("a/amount.toml:"));
  }
}

TEST_CASE("all problems are told at once, and what follows from one is not told again") {
  TemporaryFolder folder;
  folder.put("a.toml", parameter("tugrug", "value = 1.5\nquestion = \"U2\"\nend = 1"));
  folder.put("b.toml", parameter("yaks", "value = 1"));
  folder.put("acts.toml", acts);
  folder.put("question/U2.toml", "status = \"open\"\n");
  auto const found = read_law(folder.path());
  INFO(all_of(found));
  CHECK(found.problems.size() == 2 + 1 + 5);
}

TEST_CASE("a name stands once in the whole tree") {
  TemporaryFolder folder;
  folder.put("acts.toml", acts);
  folder.put("a/amount.toml", parameter("tugrug", "value = 1"));
  folder.put("b/amount.toml", parameter("tugrug", "value = 2"));
  auto const found = read_law(folder.path());
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].detail ==
        "b/amount.toml: The name is taken: a/amount.toml already says what it is.");
}

TEST_CASE("an act is declared once, in three languages, and some entry names it") {
  Case const refused_acts[] = {
      {"an act that no entry names",
       acts + "[[act]]\nen = \"Another act\"\nmn = \"Хууль\"\nkk = \"Заң\"\n",
       "acts.toml:5: No entry names \"Another act\"."},
      {"no Kazakh", "[[act]]\nen = \"An act\"\nmn = \"Хууль\"\n",
       "acts.toml:1: The key \"kk\" is missing"},
      {"no Mongolian", "[[act]]\nen = \"An act\"\nkk = \"Заң\"\n",
       "acts.toml:1: The key \"mn\" is missing"},
      {"no English", "[[act]]\nmn = \"Хууль\"\nkk = \"Заң\"\n",
       "acts.toml:1: The key \"en\" is missing"},
      {"a title of nothing", "[[act]]\nen = \"An act\"\nmn = \" \"\nkk = \"Заң\"\n",
       "acts.toml:3: \"mn\" says nothing."},
      {"an act twice", acts + acts, "acts.toml:5: The act \"An act\" stands twice."},
      {"a language nobody reads", acts + "ru = \"Закон\"\n", "acts.toml:5: There is no key \"ru\""},
      {"described that is false", acts + "described = false\n",
       "acts.toml:5: \"described\" may only be true"},
      {"text that is not TOML", "[[act]\n", "acts.toml:1: TOML: "},
      {"an empty file", "", "acts.toml:1: The key \"act\" is missing"},
  };
  for (auto const& item : refused_acts) {
    INFO(item.says);
    TemporaryFolder folder;
    folder.put("a/amount.toml", parameter("tugrug", "value = 1"));
    folder.put("acts.toml", item.text);
    auto const found = read_law(folder.path());
    INFO(all_of(found));
    CHECK(found.problems.size() == 1);
    CHECK(all_of(found).starts_with(item.finding));
  }
}

TEST_CASE("a folder without acts.toml declares no act") {
  TemporaryFolder folder;
  folder.put("a/amount.toml", parameter("tugrug", "value = 1"));
  CHECK(all_of(read_law(folder.path())) ==
        "a/amount.toml:4: Its act \"An act\" is not declared in acts.toml.\n");
}

TEST_CASE("links, strange files, empty and absent folders are refused") {
  TemporaryFolder folder;
  CHECK_FALSE(read_law(folder.path()).problems.empty());
  CHECK(read_law(folder.path() / "nowhere").problems.at(0).kind == ProblemKind::not_found);
  folder.put("amount.toml", parameter("tugrug", "value = 1"));
  folder.put("acts.toml", acts);
  CHECK(read_law(folder.path()).pack);
  folder.put("amount.tml", parameter("tugrug", "value = 2"));
  CHECK_FALSE(read_law(folder.path()).pack);
  std::filesystem::remove(folder.path() / "amount.tml");
  std::filesystem::create_symlink("/etc/hostname", folder.path() / "host.toml");
  CHECK_FALSE(read_law(folder.path()).pack);
}

TEST_CASE("the order in which files were written does not change the pack") {
  TemporaryFolder one, other;
  one.put("acts.toml", acts);
  other.put("acts.toml", acts);
  one.put("a/x.toml", parameter("tugrug", "value = 1"));
  one.put("b/y.toml", parameter("tugrug", "value = 2"));
  other.put("c/y.toml", parameter("tugrug", "value = 2"));
  other.put("x.toml", parameter("tugrug", "value = 1"));
  CHECK(read_law(one.path()).pack->id == read_law(other.path()).pack->id);
}

TEST_CASE("a share is read exactly or not at all") {
  CHECK(share_of_text("11.5 %") == Rate{115'000});
  CHECK(share_of_text("0 %") == Rate{0});
  CHECK(share_of_text("0.1875 %") == Rate{1'875});
  CHECK(share_of_text("100 %") == Rate{one_whole});
  for (auto const* text : {"11.5", "11.5%", "11,5 %", "-1 %", "+1 %", ".5 %", "1. %", "0.18755 %",
                           " 1 %", "1  %", "%", "", "12345 %"}) {
    INFO(text);
    CHECK_FALSE(share_of_text(text));
  }
}

TEST_CASE("the law of the repository is sound") {
  auto const found = read_law("law");
  INFO(all_of(found));
  CHECK(found.pack);
}

}  // namespace otor::files
