// SPDX-License-Identifier: Apache-2.0
#include "app/edition.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/figures.h"
#include "app/law_for_tests.h"
#include "wire/codebook.h"
#include "wire/handbook.h"

namespace otor::app {
namespace {

using handbook::Document;

Month const december = month_of(2026, 12);

handbook::Handbook const& book() {
  static auto const read = *wire::read_handbook(handbook::default_handbook());
  return read;
}

outreach::Codebook const& codes() {
  static auto const read = *wire::read_codebook(outreach::default_codebook());
  return read;
}

std::string words_of(std::vector<handbook::Block> const& blocks);

struct TextOf {
  std::string operator()(handbook::Paragraph const& p) const { return text_of(p.words); }
  std::string operator()(handbook::Heading const& h) const { return h.text; }
  std::string operator()(handbook::List const& list) const {
    std::string out;
    for (auto const& item : list.items) out += text_of(item.words) + "\n";
    return out;
  }
  std::string operator()(handbook::Box const& box) const {
    auto out = box.title + "\n";
    for (auto const& words : box.paragraphs) out += text_of(words) + "\n";
    return out;
  }
  std::string operator()(handbook::Table const& table) const {
    std::string out;
    for (auto const& row : table.rows)
      for (auto const& cell : row) out += text_of(cell) + "\n";
    return out;
  }
  std::string operator()(handbook::Drawing const& drawing) const { return drawing.says; }
  std::string operator()(handbook::Columns const& columns) const {
    std::string out;
    for (auto const& column : columns.columns) out += words_of(column.blocks);
    return out;
  }
  std::string operator()(auto const&) const { return ""; }
};

std::string words_of(std::vector<handbook::Block> const& blocks) {
  std::string out;
  for (auto const& block : blocks) out += std::visit(TextOf{}, block.what) + "\n";
  return out;
}

std::string figure(std::string_view reference, Month month, Language language = Language::en,
                   LawInForce const& law = law_for_tests()) {
  Format const format(language);
  return Figures(book(), month, format, law).of(*handbook::parse_reference(reference)).text;
}

Document made(Month month, Language language = Language::en) {
  return edition({month, month - 12, "1", "", {}, {}}, language,
                 {book(), codes(), law_for_tests()});
}

// The law in which the minimum wage is another from a month on.
LawInForce changed_law(std::int64_t amount, Month since) {
  auto pack = *law_for_tests().law.pack;
  for (auto& parameter : pack.parameters) {
    if (parameter.name != "minimum_wage") continue;
    auto entry = parameter.entries.back();
    std::erase_if(parameter.entries,
                  [&](law::Entry const& one) { return one.date.month >= since; });
    entry.date = {since, 1};
    entry.value = amount;
    parameter.entries.push_back(entry);
  }
  return *LawInForce::of(std::move(pack));
}

}  // namespace

TEST_CASE("figures are those of the law of the month") {
  CHECK(figure("minimum_wage", december) == "792,000");
  CHECK(figure("minimum_wage", month_of(2027, 1)) == "1,000,000");
  CHECK(figure("minimum_wage in 2027-01", december) == "1,000,000");
  CHECK(figure("minimum_wage since", december) == "2025.04.01");
  CHECK(figure("months_needed_herder", december) == "240");
  CHECK(figure("months_needed_herder years", december) == "20");
  CHECK(figure("months_needed_ordinary at year", december) == "267");
  CHECK(figure("pension_rate", december) == "11.5%");
  CHECK(figure("due herder minimum person", december) == "61,380");
  CHECK(figure("due herder minimum state", december) == "45,540");
  CHECK(figure("due herder minimum half_year", december) == "368,280");
  CHECK(figure("year", december) == "2026");
}

TEST_CASE("worked examples are reckoned for the month of the edition") {
  CHECK(figure("example young_woman pension", december) == "769,000");
  CHECK(figure("example young_woman age", december) == "50");
  CHECK(figure("example young_woman start", december) == "January\u00a02027");
  CHECK(figure("example young_woman price_1", december) == "77,500");
}

TEST_CASE("what is not known says so in every language, and is never empty") {
  CHECK(figure("minimum_wage", month_of(1990, 1)) == "not known");
  CHECK(figure("minimum_wage", month_of(1990, 1), Language::mn) == "мэдэгдэхгүй");
  CHECK(figure("minimum_wage at 24", december) == "not known");
  CHECK(figure("maternity_days years", december) == "not known");
  CHECK(figure("example young_woman pension", month_of(1990, 1)) == "not known");
  CHECK(figure("due herder minimum person", month_of(1990, 1)) == "not known");
  CHECK(figure("example young_woman price_3", month_of(2027, 6)) == "not known");
}

TEST_CASE("a price that a life has not gets no row, where one that is not known keeps it") {
  auto const rows_of_prices = [](Month month) {
    std::size_t rows = 0;
    for (auto const& block : made(month).blocks)
      if (auto const* table = std::get_if<handbook::Table>(&block.what))
        if (text_of(table->head.front()).starts_with("Example: a herder who starts"))
          rows += table->rows.size();
    return rows;
  };
  CHECK(rows_of_prices(month_of(2026, 11)) == 3);
  CHECK(rows_of_prices(december) == 2);
}

TEST_CASE("an edition of any month and language is whole, and leaves no brace open") {
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    for (auto const month : {month_of(1995, 1), month_of(2024, 1), december, month_of(2031, 5)}) {
      auto const words = words_of(made(month, language).blocks);
      CHECK(words.find('{') == words.npos);
      CHECK(words.find('}') == words.npos);
      CHECK(words.find("**") == words.npos);
      CHECK(words.find("handbook.") == words.npos);
      CHECK(words.size() > 30'000);
    }
  }
}

TEST_CASE("the poster and the card of a month are whole in every language") {
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    for (auto const* name : {"poster", "card"}) {
      auto const document =
          leaflet(name, {december, december, "", "https://example.mn", {}, Tugrug{200'000}},
                  language, {book(), codes(), law_for_tests()});
      REQUIRE(document.has_value());
      auto const words = words_of(document->blocks);
      CHECK(words.find("61,380") != words.npos);
      CHECK(words.find('{') == words.npos);
    }
  }
  CHECK(leaflet("no such", {december, december, "", "", {}, {}}, Language::mn,
                {book(), codes(), law_for_tests()})
            .error()
            .kind == ProblemKind::not_found);
}

TEST_CASE("all 42 questions are answered or said to be open") {
  std::size_t answers = 0;
  for (auto const& chapter : book().chapters)
    for (auto const& block : chapter.blocks) answers += block.kind == handbook::Kind::answer;
  CHECK(answers == 42);
}

TEST_CASE("what changed since the edition before is marked, and nothing else") {
  auto const marked = [](Month month, Month before) {
    auto const document =
        edition({month, before, "", "", {}, {}}, Language::en, {book(), codes(), law_for_tests()});
    return std::ranges::count_if(document.blocks,
                                 [](auto const& b) { return b.changed.has_value(); });
  };
  CHECK(marked(december, december) == 0);
  CHECK(marked(month_of(2027, 1), december) > 5);
}

TEST_CASE("changes are told as far back as the chapter says") {
  auto const lines_of_the_wage = [](std::int64_t months) {
    handbook::ChapterBlock changes;
    changes.kind = handbook::Kind::changes;
    changes.count = months;
    handbook::Handbook one{{{"12_changes", "page", "", {"a", "b", "c"}, {changes}}}, {}, {}};
    auto const document = edition({december, december, "", "", {}, {}}, Language::en,
                                  {one, codes(), law_for_tests()});
    auto const words = words_of(document.blocks);
    return words.find("2025.04.01\u00a0 Minimum wage") != words.npos;
  };
  CHECK_FALSE(lines_of_the_wage(20));
  CHECK(lines_of_the_wage(21));
}

TEST_CASE("what is only proposed stands under what is to come, however old the proposal") {
  handbook::ChapterBlock changes;
  changes.kind = handbook::Kind::changes;
  changes.count = 36;
  handbook::Handbook one{{{"12_changes", "page", "", {"a", "b", "c"}, {changes}}}, {}, {}};
  auto const words = words_of(
      edition({december, december, "", "", {}, {}}, Language::en, {one, codes(), law_for_tests()})
          .blocks);
  auto const proposed = words.find("2026.07.02\u00a0 Proposal");
  REQUIRE(proposed != words.npos);
  CHECK(words.find("Decided or proposed for later") < proposed);
  CHECK(words.find("2026.01.01") < words.find("Decided or proposed for later"));
}

TEST_CASE("a new minimum wage in one file makes stale every figure that rests on it") {
  auto const before = law_for_tests();
  auto const after = changed_law(850'000, month_of(2026, 11));
  auto const found = stale(book(), Language::en, before, december, after, december);
  auto const tells = [&](std::string_view reference, std::string_view was, std::string_view now) {
    return std::ranges::any_of(found, [&](Stale const& one) {
      return one.reference == reference && one.was == was && one.now == now;
    });
  };
  CHECK(tells("minimum_wage", "792,000", "850,000"));
  CHECK(tells("due herder minimum person", "61,380", "65,875"));
  CHECK(std::ranges::none_of(found, [](Stale const& one) { return one.was == one.now; }));
  auto const line = [&](std::string_view kind, std::string_view now) {
    return std::ranges::any_of(found, [&](Stale const& one) {
      return one.reference.starts_with(kind) && one.now.find(now) != std::string::npos;
    });
  };
  CHECK(line("history minimum_wage", "850,000"));
  CHECK(line("changes", "850,000"));
  CHECK(line("picture ", "50"));
  // and each of them is told by an edition that is made anew
  auto const words = words_of(
      edition({december, december, "", "", {}, {}}, Language::en, {book(), codes(), after}).blocks);
  CHECK(words.find("850,000") != words.npos);
}

TEST_CASE("an edition whose law did not change is not stale") {
  CHECK(stale(book(), Language::mn, law_for_tests(), december, law_for_tests(), december).empty());
}

TEST_CASE("a later month alone makes an edition stale") {
  auto const found =
      stale(book(), Language::en, law_for_tests(), december, law_for_tests(), month_of(2027, 1));
  CHECK(std::ranges::any_of(found, [](Stale const& one) {
    return one.reference == "minimum_wage" && one.now == "1,000,000";
  }));
  CHECK(std::ranges::none_of(found, [](Stale const& one) {
    return one.reference.starts_with("changes") || one.reference.starts_with("history");
  }));
}

}  // namespace otor::app
