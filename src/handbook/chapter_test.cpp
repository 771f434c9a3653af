// SPDX-License-Identifier: Apache-2.0
#include "handbook/chapter.h"

#include <doctest/doctest.h>

namespace otor::handbook {
namespace {

Named const named{{"minimum_wage"}, {"Q1"}};

ChapterBlock text_block(std::string mn, std::string kk, std::string en) {
  ChapterBlock block;
  block.kind = Kind::text;
  block.said = Said{std::move(mn), std::move(kk), std::move(en)};
  return block;
}

std::string first_fault(ChapterBlock block) {
  Handbook const handbook{{{"01", "mark", "", {"a", "b", "c"}, {std::move(block)}}}, {}, {}};
  auto const faults = faults_of(handbook, named);
  return faults.empty() ? "" : faults.front().what;
}

ChapterBlock of_kind(Kind kind, std::string code = "") {
  auto block = text_block("a", "b", "c");
  block.kind = kind;
  block.code = std::move(code);
  return block;
}

}  // namespace

TEST_CASE("a block that is whole has no fault") {
  CHECK(first_fault(text_block("Нь {minimum_wage} төгрөг.", "Ол {minimum_wage} төгрөг.",
                               "It is {minimum_wage}-ish.")) == "");
  CHECK(first_fault(of_kind(Kind::answer, "Q1")) == "");
  CHECK(first_fault(of_kind(Kind::history, "minimum_wage")) == "");
}

TEST_CASE("what cannot be printed is refused where it is written") {
  CHECK(first_fault(text_block("{no_such}", "{no_such}", "{no_such}")) ==
        "there is no parameter \"no_such\".");
  CHECK(first_fault(text_block("{minimum_wage}", "", "{minimum_wage}")) ==
        "it says nothing in one of the languages.");
  CHECK(first_fault(text_block("{minimum_wage}", "b", "{minimum_wage}")) ==
        "the references differ between the languages.");
  CHECK(first_fault(text_block("{minimum_wage}-ийн", "{minimum_wage}", "{minimum_wage}")) ==
        "letters stand right behind {minimum_wage}.");
  CHECK(first_fault(text_block("{minimum_wage", "b", "c")) == "a brace that does not close.");
  CHECK(first_fault(text_block("{example nobody pension}", "{example nobody pension}",
                               "{example nobody pension}")) == "there is no example \"nobody\".");
  CHECK(first_fault(of_kind(Kind::answer, "Q99")) == "there is no question \"Q99\".");
  CHECK(first_fault(of_kind(Kind::picture, "nobody")) == "there is no example \"nobody\".");
  CHECK(first_fault(of_kind(Kind::history, "no_such")) == "there is no parameter \"no_such\".");
  CHECK(first_fault(of_kind(Kind::list)) == "there is nothing in the list.");
  CHECK(first_fault(of_kind(Kind::table)) == "a table needs columns and rows.");
}

TEST_CASE(
    "changes reach back from a month to a hundred years, and a hand fills up to forty lines") {
  auto const counted = [](Kind kind, std::int64_t count) {
    auto block = of_kind(kind);
    block.count = count;
    return first_fault(std::move(block));
  };
  CHECK(counted(Kind::changes, 0) == "changes reach back from 1 to 1200 months.");
  CHECK(counted(Kind::changes, 1) == "");
  CHECK(counted(Kind::changes, 1200) == "");
  CHECK(counted(Kind::changes, 1201) == "changes reach back from 1 to 1200 months.");
  CHECK(counted(Kind::lines, 0) == "from 1 to 40 lines can be written on.");
  CHECK(counted(Kind::lines, 1) == "");
  CHECK(counted(Kind::lines, 40) == "");
  CHECK(counted(Kind::lines, 41) == "from 1 to 40 lines can be written on.");
}

TEST_CASE("rows and lists are equally long in every language") {
  ChapterBlock table;
  table.kind = Kind::table;
  table.items = SaidList{{"a", "b"}, {"a", "b"}, {"a", "b"}};
  table.rows.push_back({{"1"}, {"1"}, {"1"}});
  CHECK(first_fault(table) == "a row is not as long as the head of its table.");
  table.rows.front() = {{"1", "2"}, {"1", "2"}, {"1"}};
  CHECK(first_fault(table) == "the lists of the languages are not equally long.");
}

}  // namespace otor::handbook
