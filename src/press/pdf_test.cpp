// SPDX-License-Identifier: Apache-2.0
#include "press/pdf.h"

#include <doctest/doctest.h>

#include <set>
#include <sstream>

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

TEST_CASE("a paper for one person whose name no font has is refused, and names the letter") {
  auto named = document_of({text("Бичвэр")});
  named.title = "Хуудас: Дорж \U000f1234";
  auto const refused = pdf_of(named, personal_sheet(sheet_a4));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ProblemKind::bad_value);
  CHECK(refused.error().detail.find("U+F1234") != std::string::npos);
  CHECK(pdf_of(named, {}).has_value());  // a report shows the number of the letter in a box
  named.title = "Хуудас: ᠮᠣᠩᠭᠣᠯ Д\u0301орж";
  CHECK(pdf_of(named, personal_sheet(sheet_a4)).has_value());
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

TEST_CASE("what a pile shows again and again is in the file once, and named once on each page") {
  Drawing flock;
  flock.width = 100;
  flock.height = 20;
  for (int sheep = 0; sheep < 30; ++sheep)
    flock.shapes += "<g transform=\"translate(" + std::to_string(3 * sheep) +
                    " 2) scale(1 1)\"><path class=\"give\" d=\"M0 0C2 0 2 2 2 4L0 4z\"/></g>";
  auto const document = document_of({{flock, {}}, {flock, {}}, {Icon{"sheep"}, {}}});
  auto const pile = [&](int count) {
    std::string bytes;
    Pdf pdf([&](std::string_view more) { return bytes += more, true; }, {}, document);
    for (int i = 0; i < count; ++i) REQUIRE(pdf.add(document).has_value());
    REQUIRE(pdf.finish().has_value());
    return bytes;
  };
  auto const three = pile(3), nine = pile(9);
  CHECK(pile(9) == nine);
  auto const stamps = [](std::string_view bytes) {
    std::size_t count = 0;
    for (auto at = bytes.find("/Subtype /Form"); at != bytes.npos;
         at = bytes.find("/Subtype /Form", at + 1))
      ++count;
    return count;
  };
  CHECK(stamps(three) == 60);  // all but the first of a page
  CHECK(stamps(nine) == 60);
  std::string_view rest = nine;
  std::size_t pages = 0;
  for (auto at = rest.find("/XObject <<"); at != rest.npos; at = rest.find("/XObject <<")) {
    rest.remove_prefix(at + 11);
    std::istringstream names{std::string(rest.substr(0, rest.find(">>")))};
    std::set<std::string> seen;
    for (std::string name, number, zero, r; names >> name >> number >> zero >> r;)
      CHECK_MESSAGE(seen.insert(name).second, name);
    ++pages;
  }
  CHECK(pages == 8);
}

TEST_CASE("a document is set as large as fits, whatever was set before it") {
  auto const of_lines = [](int count) {
    std::vector<Block> blocks;
    for (int i = 0; i < count; ++i) blocks.push_back(text("Энэ бол нэг мөр бичвэр."));
    return document_of(std::move(blocks));
  };
  Setting one{sheet_a5};
  one.on_one_page = true;
  // What is drawn on the last page; all pages are made of the same letters.
  auto const last_page = [&](std::vector<int> const& pile) {
    std::string bytes;
    Pdf pdf([&](std::string_view more) { return bytes += more, true; }, one, of_lines(1));
    for (auto const count : pile) CHECK(pdf.add(of_lines(count)).value_or(0) == 1);
    REQUIRE(pdf.finish().has_value());
    std::size_t at = 0;
    for (std::size_t i = 0; i < pile.size(); ++i) at = bytes.find("\nstream\n", at + 1);
    return bytes.substr(at, bytes.find("endstream", at) - at);
  };
  for (int const count : {3, 22, 27, 30, 33, 36}) {
    CAPTURE(count);
    auto const alone = last_page({count});
    CHECK(alone.size() > 100);
    CHECK(last_page({3, count}) == alone);
    CHECK(last_page({36, count}) == alone);
    CHECK(last_page({count + 1, count}) == alone);
  }
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
  CHECK(Hyphens("").put_into("зейнетақысы") == "зейнетақысы");
}

}  // namespace otor::press
