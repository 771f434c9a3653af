// SPDX-License-Identifier: Apache-2.0
#include "files/handbook_files.h"

#include <doctest/doctest.h>

#include "files/icon_file.h"
#include "files/temporary_folder.h"
#include "wire/handbook.h"

namespace otor::files {
namespace {

constexpr std::string_view chapter =
    "icon = \"page\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";
constexpr std::string_view example =
    "[[example]]\nname = \"one\"\nsex = \"female\"\nage = 30\nchildren = 2\nstart = 1\n"
    "as = \"herder\"\nincome = \"minimum\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";

HandbookFindings read(std::string const& blocks, std::string_view examples = example) {
  TemporaryFolder folder;
  folder.put("01_one.toml", std::string(chapter) + blocks);
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
  folder.put("01_one.toml", std::string(chapter) + "[[block]]\nkind = \"open\"\n");
  folder.put("examples.toml", example);
  std::filesystem::create_directory(folder.path() / "leaflets");
  folder.put("leaflets/card.toml", std::string(chapter) + "[[block]]\nkind = \"open\"\n");
  auto const found = read_handbook_files(folder.path(), {});
  REQUIRE(found.handbook.has_value());
  CHECK(found.handbook->leaflets.front().name == "card");
  folder.put("leaflets/card.toml", std::string(chapter) + "[[block]]\nkind = \"text\"\n");
  CHECK(all_of(read_handbook_files(folder.path(), {}).problems)
            .starts_with("card.toml:3: it says nothing"));
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
