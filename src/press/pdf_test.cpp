// SPDX-License-Identifier: Apache-2.0
#include "press/pdf.h"

#include <doctest/doctest.h>

#include "press/hyphens.h"
#include "press/qr_code.h"

namespace otor::press {
namespace {

using namespace handbook;

Document document_of(std::vector<Block> blocks) {
  Document document;
  document.language = "mn";
  document.title = "Туршилт";
  document.made = {month_of(2026, 11), 23};
  document.blocks = std::move(blocks);
  return document;
}

Block text(std::string words, Part part = Part::body) {
  return {Paragraph{{Run{std::move(words)}}, part}, {}};
}

std::size_t pages_in(std::vector<Block> blocks, Setting const& setting) {
  std::string bytes;
  auto const document = document_of(std::move(blocks));
  Pdf pdf([&](std::string_view more) { return bytes += more, true; }, setting, document);
  auto const added = pdf.add(document);
  REQUIRE(added.has_value());
  REQUIRE(pdf.finish().has_value());
  CHECK(bytes.starts_with("%PDF-"));
  CHECK(bytes.find("%%EOF") != bytes.npos);
  return *added;
}

}  // namespace

TEST_CASE("the same document gives the same bytes") {
  auto const document = document_of({text("Нийгмийн даатгал", Part::title), text("Шимтгэл")});
  auto const once = pdf_of(document, {});
  REQUIRE(once.has_value());
  CHECK(*pdf_of(document, {}) == *once);
}

TEST_CASE("a long document has many pages, a short one has one") {
  CHECK(pages_in({text("Богино.")}, {}) == 1);
  std::vector<Block> many;
  for (int i = 0; i < 200; ++i) many.push_back(text("Энэ бол нэг мөр бичвэр."));
  CHECK(pages_in(std::move(many), {}) > 5);
}

TEST_CASE("what must stand on one page is set smaller until it does") {
  std::vector<Block> much;
  for (int i = 0; i < 34; ++i) much.push_back(text("Энэ бол нэг мөр бичвэр."));
  Setting one{sheet_a5};
  CHECK(pages_in(much, one) == 2);
  one.on_one_page = true;
  CHECK(pages_in(much, one) == 1);
}

TEST_CASE("a name of two hundred letters without a blank is broken, not cut and not refused") {
  std::string name;
  for (int i = 0; i < 200; ++i) name += "Ө";
  Setting one{sheet_a5};
  one.on_one_page = true;
  CHECK(pages_in({text(name, Part::title), text("Нэг.")}, one) == 1);
}

TEST_CASE("every kind of block can be set") {
  Table table{{{Run{"А"}}, {Run{"Б"}}}, {{{Run{"1"}}, {Run{"2"}}}}, true};
  Drawing drawing;
  drawing.shapes = "<path class=\"hill\" d=\"M0 10 30 0\"/>";
  drawing.labels = {{4, 9, 8, Tone::get, Anchor::middle, true, false, "46 хонь"}};
  drawing.width = 40;
  drawing.height = 12;
  Columns columns{{{1, {text("зүүн")}}, {2, {{Icon{"sheep"}, {}}, {Rule{true}, {}}}}}, true};
  std::vector<Block> blocks{
      {Heading{Level::chapter, "Бүлэг", "page", "ᠮᠠᠯᠴᠢᠨ"}, {}},
      {Contents{}, {}},
      {Heading{Level::section, "Хэсэг", "", ""}, {}},
      {List{{{{Run{"нэг"}}, ""}}, Bullets::dots}, {}},
      {List{{{{Run{"нэг"}}, ""}}, Bullets::numbers}, {}},
      {List{{{{Run{"нэг"}}, "page"}}, Bullets::icons}, {}},
      {List{{{{Run{"нэг"}}, ""}}, Bullets::boxes}, {}},
      {Box{Frame::important, "Анхаар", {{Run{"юм"}}}}, {}},
      {Box{Frame::not_settled, "", {{Run{"юм"}}}}, {}},
      {Box{Frame::example, "", {{Run{"юм"}}}}, {}},
      {table, {}},
      {drawing, {}},
      {Code{"https://example.mn/#/?b=1996-03", "уншуул"}, {}},
      {Lines{"Утас", 2}, {}},
      {columns, {}},
      {PageBreak{}, {}},
      {Paragraph{{Run{"өөрчлөгдсөн", true, Tone::give, Settled::not_settled}}},
       Date{month_of(2026, 1), 1}}};
  CHECK(pages_in(blocks, {}) >= 2);
  Setting booklet;
  booklet.imposition = Imposition::booklet;
  CHECK(pages_in(std::move(blocks), booklet) >= 2);
}

TEST_CASE("a drawing that is no SVG, and an address too long for a code, are refused") {
  Drawing broken;
  broken.shapes = "<path";
  broken.width = broken.height = 10;
  CHECK(pdf_of(document_of({{broken, {}}}), {}).error().kind == ProblemKind::internal);
  CHECK(pdf_of(document_of({{Code{std::string(4000, 'a'), ""}, {}}}), {}).error().kind ==
        ProblemKind::too_large);
}

TEST_CASE("a file that cannot be stored whole is told") {
  auto const document = document_of({text("Нэг.")});
  Pdf pdf([](std::string_view) { return false; }, {}, document);
  CHECK(pdf.add(document).has_value());
  CHECK(pdf.finish().error().kind == ProblemKind::storage);
}

TEST_CASE("Mongolian is broken between syllables; figures, names and addresses stay whole") {
  Hyphens const hyphens("mn");
  auto const shown = [&](std::string_view word) {
    auto text = hyphens.put_into(word);
    for (auto at = text.find(soft_hyphen); at != text.npos; at = text.find(soft_hyphen))
      text.replace(at, soft_hyphen.size(), "-");
    return text;
  };
  CHECK(shown("тэтгэвэр") == "тэт-гэ-вэр");
  CHECK(shown("даатгалын") == "даат-га-лын");
  CHECK(shown("сар") == "сар");
  CHECK(shown("769,000") == "769,000");
  CHECK(shown("portal.ndaatgal.mn") == "portal.ndaatgal.mn");
  CHECK(shown("А.Алтынбек") == "А.Алтынбек");
  CHECK(shown("НДЕГ") == "НДЕГ");
}

TEST_CASE("a language without patterns is not broken") {
  CHECK(Hyphens("kk").put_into("зейнетақысы") == "зейнетақысы");
}

}  // namespace otor::press
