// SPDX-License-Identifier: Apache-2.0
#include "app/sheet.h"

#include <doctest/doctest.h>

#include "app/case_address.h"
#include "app/law_for_tests.h"
#include "app/outlook.h"
#include "app/shown_life.h"
#include "app/words_for_tests.h"
#include "wire/codebook.h"

namespace otor::app {
namespace {

using namespace handbook;

constexpr std::string_view woman =
    R"("on":"2026-11","sex":"female","born":"1996-03-14","children":2,
       "plan":{"from":"2026-12","to":null,"as":"herder","income":"minimum"},"sheep_price":200000)";

outreach::Codebook const& codes() {
  static auto const read = *wire::read_codebook(outreach::default_codebook());
  return read;
}

wire::SheetRequest request(std::string_view words) {
  auto read =
      wire::read_text<wire::SheetRequest>("{" + std::string(woman) + std::string(words) + "}");
  REQUIRE_MESSAGE(read.has_value(), read.error().detail);
  return *read;
}

Result<Document> sheet_of(std::string_view words, Language language = Language::en,
                          std::string_view page = "") {
  return sheet(request(words), language, page, codes(), law_for_tests());
}

bool holds(std::string const& text, std::string_view words) {
  return text.find(words) != text.npos;
}

LifeShown life_of(std::string_view sheep) {
  auto const asked = request("").asked;
  auto changed = asked;
  if (sheep.empty()) changed.sheep_price.reset();
  auto const answer = outlook(changed, law_for_tests());
  REQUIRE(answer.has_value());
  return shown_life(answer->life, asked.born.month);
}

}  // namespace

TEST_CASE("the sheet tells what she pays, what she gets, and three ways beside each other") {
  auto const text = text_in(sheet_of("")->blocks);
  for (auto const* words : {"2026.12", "₮61,380", "₮77,500", "₮135,000", "₮769,000", "27,718,880",
                            "₮24,090,000", "March\u00a02029", "4,000,000", "37\u00a0months",
                            "₮816,000", "5 › 9", "Ask your officer."}) {
    CAPTURE(std::string(words));
    CHECK(holds(text, words));
  }
}

TEST_CASE("names, papers and the next step stand on it as they were written") {
  auto const text =
      text_in(sheet_of(R"(,"sheet":{"name":"Саран","officer":"Б.Уянга","phone":"00 00 00 00",
                  "next":"start together","next_day":"15 December",
                  "papers":["labour_book","A stamp"]})")
                  ->blocks);
  CHECK(holds(text, "Personal calculation sheet: Саран"));
  CHECK(holds(text, "Officer: Б.Уянга"));
  CHECK(holds(text, "15 December: start together"));
  CHECK(holds(text, "Labour book"));
  CHECK(holds(text, "A stamp"));
}

TEST_CASE("marks of direction in a name are taken out, and a made-up person is marked") {
  auto const document =
      *sheet_of(R"(,"sheet":{"name":"Са\u202eран","made_up":true})", Language::mn);
  CHECK(document.title == "Хувийн тооцооны хуудас: Саран");
  CHECK(document.watermark == "Зохиомол хүн");
}

TEST_CASE("what is too long to be words, and keys that nobody knows, are refused") {
  auto const long_name = std::string(401, 'a');
  CHECK(sheet_of(R"(,"sheet":{"name":")" + long_name + R"("})").error().kind ==
        ProblemKind::too_large);
  CHECK(sheet_of(R"(,"sheet":{"name":")" + std::string(200, 'a') + R"("})").has_value());
  CHECK(wire::read_text<wire::SheetRequest>(R"({"sheet":{"nmae":"x"}})").error().kind ==
        ProblemKind::unknown_key);
  CHECK_FALSE(wire::read_text<wire::SheetRequest>("[]").has_value());
}

TEST_CASE("a name of nothing that is seen is none, and a letter under a pile of marks is refused") {
  auto const named = [](std::string const& name) {
    return sheet_of(R"(,"sheet":{"name":")" + name + R"("})");
  };
  for (auto const* nothing : {"", "\u200d\u200b", "\u00a0", "\u2800"}) {
    auto const plain = named(nothing);
    REQUIRE(plain.has_value());
    CHECK(plain->title == "Personal calculation sheet");
  }
  std::string accents;
  for (int mark = 0; mark < 4; ++mark) accents += "\u0301";
  CHECK(named("Д" + accents + "орж").has_value());
  CHECK(named("Д" + accents + "\u0301орж").error().kind == ProblemKind::bad_value);
}

TEST_CASE("where no pension is reached the sheet says so and why") {
  auto read = wire::read_text<wire::SheetRequest>(
      R"({"on":"2026-11","sex":"male","born":"1950-01",
          "plan":{"from":"2026-12","as":"herder","income":"minimum"}})");
  REQUIRE(read.has_value());
  auto const document = sheet(*read, Language::en, "", codes(), law_for_tests());
  REQUIRE(document.has_value());
  CHECK(holds(text_in(document->blocks), "With this plan no pension is reached."));
}

TEST_CASE("the code on the sheet is the address of this calculation") {
  auto const text = text_in(sheet_of("", Language::en, "https://example.mn")->blocks);
  CHECK(holds(text, "https://example.mn/#/?on=2026-11&s=f&b=1996-03&c=2&f=2026-12&a=h&w=200000&k=" +
                        law_for_tests().note.pack.substr(0, 8) + "\n"));
  auto const asked = wire::read_text<wire::OutlookRequest>(
      R"({"on":"2026-11","sex":"male","born":"1980-01","paid":[
          {"from":"2018-01","to":"2019-12","as":"voluntary","income":320000},
          {"from":"2020-01","to":"2020-12","as":"herder","income":"minimum"}],
          "plan":{"from":"2026-12","to":"2030-01","as":"disabled_child_parent","income":900000}})");
  REQUIRE(asked.has_value());
  CHECK(case_address("https://example.mn/", *asked, "") ==
        "https://example.mn/#/?on=2026-11&s=m&b=1980-01&p=2018-01~2019-12~v~320000"
        "&p=2020-01~2020-12~h&f=2026-12&a=d&t=2030-01&i=900000");
}

TEST_CASE("a sheep that costs nothing is no price: the address leaves it out") {
  auto asked = request("").asked;
  asked.sheep_price = Tugrug{0};
  CHECK_FALSE(holds(case_address("https://example.mn", asked, ""), "&w="));
}

TEST_CASE("what was asked of the plan besides stands in the address, and so does the law") {
  auto asked = request("").asked;
  asked.later_by = 24;
  asked.missed = 6;
  asked.season = {4, 5, 10};
  CHECK(holds(case_address("https://example.mn", asked, "b66f30154a2e19cf"),
              "&a=h&l=24&m=6&y=4~5~10&w=200000&k=b66f3015"));
  asked.plan.reset();
  CHECK(holds(case_address("https://example.mn", asked, "b66f30154a2e19cf"),
              "&b=1996-03&c=2&w=200000&k=b66f3015"));
}

TEST_CASE("a wait that is not of whole years is told in months") {
  CHECK(holds(text_in(sheet_of(R"(,"later_by":24)")->blocks), "2\u00a0years later"));
  CHECK(holds(text_in(sheet_of(R"(,"later_by":6)")->blocks), "6\u00a0months later"));
  CHECK(holds(text_in(sheet_of(R"(,"later_by":1)")->blocks), "1\u00a0month later"));
}

TEST_CASE("who pays nothing is not told that it has paid for itself") {
  auto const read = wire::read_text<wire::SheetRequest>(
      R"({"on":"2026-11","sex":"male","born":"1962-03",
          "paid":[{"from":"1995-01","to":"2010-12","as":"voluntary","income":200000}],
          "plan":{"from":"2026-12","as":"herder","income":"minimum"}})");
  REQUIRE(read.has_value());
  auto const document = sheet(*read, Language::en, "", codes(), law_for_tests());
  REQUIRE(document.has_value());
  CHECK_FALSE(holds(text_in(document->blocks), "paid for itself"));
}

TEST_CASE("the picture is a flock of this year's price, and one sentence") {
  auto const drawing = life_picture(life_of("sheep"), Format(Language::en));
  std::size_t sheep = 0;
  for (auto at = drawing.shapes.find("class=\"head\""); at != drawing.shapes.npos;
       at = drawing.shapes.find("class=\"head\"", at + 1))
    ++sheep;
  CHECK(sheep == 5 + 9 + 46 + 2);  // the last of both paid flocks twice: pale, and its part
  CHECK(holds(drawing.says, "5\u00a0sheep"));
  CHECK(holds(drawing.says, "46\u00a0sheep"));
}

TEST_CASE("without a price of sheep the picture shows coins and says what one is") {
  auto const drawing = life_picture(life_of(""), Format(Language::en));
  CHECK(holds(drawing.shapes, "class=\"coin give\""));
  CHECK(std::ranges::any_of(drawing.labels,
                            [](Label const& label) { return label.text == "One coin: ₮200,000"; }));
}

}  // namespace otor::app
