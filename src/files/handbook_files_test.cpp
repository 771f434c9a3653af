// SPDX-License-Identifier: Apache-2.0
#include "files/handbook_files.h"

#include <doctest/doctest.h>

#include "files/icon_file.h"
#include "files/temporary_folder.h"
#include "wire/handbook.h"

namespace otor::files {
namespace {

std::string const chapter = "icon = \"page\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";
constexpr std::string_view example =
    "[[example]]\nname = \"one\"\nsex = \"female\"\nage = 30\nchildren = 2\nstart = 1\n"
    "as = \"herder\"\nincome = \"minimum\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";

HandbookFindings read(std::string const& blocks, std::string_view examples = example) {
  TemporaryFolder folder;
  folder.put("01_one.toml", chapter + blocks);
  folder.put("examples.toml", examples);
  return read_handbook_files(folder.path(), {{"minimum_wage"}, {"Q1"}});
}

std::string all_of(std::vector<Problem> const& problems) {
  std::string text;
  for (auto const& found : problems) text += found.detail + "\n";
  return text;
}

}  // namespace

TEST_CASE("chapters and examples are read, and written again as one text") {
  auto const found = read(
      "[[block]]\nkind = \"lead\"\nmn = \"{minimum_wage} төгрөг\"\nkk = \"{minimum_wage} төгрөг\"\n"
      "en = \"{minimum_wage}\"\n"
      "[[block]]\nkind = \"steps\"\nmn = [\"a\", \"b\"]\nkk = [\"a\", \"b\"]\nen = [\"a\", \"b\"]\n"
      "[[block]]\nkind = \"picture\"\nexample = \"one\"\nmn = \"a\"\nkk = \"b\"\nen = \"c\"\n"
      "[[block]]\nkind = \"table\"\ncolumns = { mn = [\"a\"], kk = [\"a\"], en = [\"a\"] }\n"
      "[[block.row]]\nmn = [\"1\"]\nkk = [\"1\"]\nen = [\"1\"]\n"
      "[[block]]\nkind = \"open\"\n");
  CHECK(all_of(found.problems) == "");
  REQUIRE(found.handbook.has_value());
  CHECK(found.handbook->chapters.front().name == "01_one");
  CHECK(found.handbook->chapters.front().blocks.size() == 5);
  auto const text = wire::handbook_text(*found.handbook);
  auto const again = wire::read_handbook(text);
  REQUIRE(again.has_value());
  CHECK(wire::handbook_text(*again) == text);
}

TEST_CASE("a leaflet is read beside the chapters, and told by its own name where it is wrong") {
  TemporaryFolder folder;
  folder.put("01_one.toml", chapter + "[[block]]\nkind = \"open\"\n");
  folder.put("examples.toml", example);
  std::filesystem::create_directory(folder.path() / "leaflets");
  folder.put("leaflets/card.toml", chapter + "[[block]]\nkind = \"open\"\n");
  auto const found = read_handbook_files(folder.path(), {});
  REQUIRE(found.handbook.has_value());
  CHECK(found.handbook->leaflets.front().name == "card");
  folder.put("leaflets/card.toml", chapter + "[[block]]\nkind = \"text\"\n");
  CHECK(all_of(read_handbook_files(folder.path(), {}).problems)
            .starts_with("leaflets/card.toml:3: it says nothing"));
}

TEST_CASE("a folder laid over a handbook takes the place of what has its name and adds the rest") {
  TemporaryFolder base, own;
  std::string const open = "[[block]]\nkind = \"open\"\n";
  base.put("01_one.toml", chapter + open);
  base.put("03_three.toml", chapter + open);
  base.put("examples.toml", example);
  auto const first = read_handbook_files(base.path(), {});
  REQUIRE(first.handbook.has_value());
  std::string const picture =
      "[[block]]\nkind = \"picture\"\nexample = \"two\"\nmn = \"а\"\nkk = \"ә\"\nen = \"a\"\n";
  own.put("02_two.toml", chapter + picture);
  own.put("03_three.toml", chapter + picture + open);
  auto other = std::string(example);
  other.replace(other.find("one"), 3, "two");
  own.put("examples.toml", other);
  own.put("README.md", "what this is");
  std::filesystem::create_directory(own.path() / "leaflets");
  own.put("leaflets/card.toml", chapter + open);
  auto const found = read_handbook_files(own.path(), {}, *first.handbook);
  CHECK(all_of(found.problems) == "");
  REQUIRE(found.handbook.has_value());
  std::string told;
  for (auto const* one : found.handbook->all())
    told += one->name + " " + std::to_string(one->blocks.size()) + "; ";
  CHECK(told == "01_one 1; 02_two 1; 03_three 2; card 1; ");
  CHECK(found.handbook->examples.size() == 2);
}

TEST_CASE("what would be passed over in silence is refused") {
  auto const refused = [](std::string const& file, std::string const& text) {
    TemporaryFolder folder;
    std::filesystem::create_directories((folder.path() / file).parent_path());
    folder.put(file, text);
    return all_of(read_handbook_files(folder.path(), {}).problems);
  };
  auto const whole = chapter + "[[block]]\nkind = \"open\"\n";
  CHECK(refused("01_one.toml", whole) == "");
  CHECK(refused("one.toml", whole) ==
        "one.toml:1: a chapter's file is named as 16_our_soum.toml is.\n");
  CHECK(refused("1_one.toml", whole) ==
        "1_one.toml:1: a chapter's file is named as 16_our_soum.toml is.\n");
  CHECK(refused("leaflets/Card.toml", whole) ==
        "leaflets/Card.toml:1: its name is small Latin letters, figures and _.\n");
  CHECK(refused("01_one.txt", whole).starts_with("01_one.txt: Only .toml and .md files"));
  CHECK(refused("handbook/01_one.toml", whole).starts_with("handbook: It is a folder"));
  CHECK(refused("README.md", "").find("There is nothing of a handbook in it.") !=
        std::string::npos);
  CHECK(refused("examples.toml", std::string(example) + std::string(example)) ==
        "examples.toml:10: there is an example \"one\" above.\n");
  auto old = std::string(example);
  old.replace(old.find("30"), 2, "300");
  CHECK(refused("examples.toml", old) == "examples.toml:4: age is from 0 to 110.\n");
}

TEST_CASE("what is wrong is told with its file and line") {
  CHECK(all_of(read("[[block]]\nkind = \"poem\"\nmn = \"a\"\nkk = \"b\"\nen = \"c\"\n").problems) ==
        "01_one.toml:4: \"poem\" is no kind that is known.\n");
  CHECK(all_of(read("[[block]]\nkind = \"text\"\nmn = \"{nothing}\"\nkk = \"{nothing}\"\n"
                    "en = \"{nothing}\"\n")
                   .problems)
            .starts_with("01_one.toml:3: there is no parameter \"nothing\"."));
  CHECK(all_of(read("[[block]]\nkind = \"text\"\nmn = \"a\"\nkk = \"b\"\n").problems).find("en") !=
        std::string::npos);
  CHECK(
      all_of(read("[[block]]\nkind = \"text\"\nhue = \"red\"\nmn = \"a\"\nkk = \"b\"\nen = \"c\"\n")
                 .problems)
          .find("hue") != std::string::npos);
  CHECK(all_of(read("[[block]]\nkind = \"changes\"\n").problems) ==
        "01_one.toml:3: The key \"months\" is missing.\n");
  CHECK(all_of(read("[[block]]\nkind = \"changes\"\nmonths = 0\n").problems) ==
        "01_one.toml:3: changes reach back from 1 to 1200 months.\n");
  CHECK(all_of(read("[[block]]\nkind = \"open\"\nmonths = 12\n").problems) ==
        "01_one.toml:5: this kind has no months.\n");
  CHECK(all_of(read("", "[[example]]\nname = \"one\"\n").problems).find("examples.toml:1") !=
        std::string::npos);
  CHECK_FALSE(read_handbook_files("/no/such/folder", {}).handbook.has_value());
}

TEST_CASE("icons are paths, and nothing else") {
  TemporaryFolder folder;
  folder.put("icons.toml", "tick = \"M4 12.5 9.5 18 20 6.5\"\nevil = \"M0 0<script>\"\n");
  auto const found = read_icons(folder.path() / "icons.toml");
  CHECK(found.icons.at("tick") == "M4 12.5 9.5 18 20 6.5");
  CHECK(found.icons.size() == 1);
  CHECK(all_of(found.problems) == "icons.toml:2: This is no path of SVG.\n");
}

}  // namespace otor::files
