// SPDX-License-Identifier: Apache-2.0
// What a pile is made of: lists to tick off, and the sheets behind them. All people are made up.
#include "app/due_pile.h"

#include <doctest/doctest.h>

#include "app/due_record_for_tests.h"
#include "app/words_for_tests.h"

namespace otor::app {
namespace {

using namespace handbook;

struct Printed {
  RecordOfTest record;
  PileWords words{Language::en, "https://otor.example", {}, false};
  std::vector<std::string> pages;
  std::function<Result<void>(Document const&)> refuse = [](Document const&) {
    return Result<void>();
  };

  std::string print() {
    auto const people = record.found();
    auto const made = pile(
        people, record.question, record.terms, words, law_for_tests(), [] { return true; },
        [&](Document const& document) {
          auto const set = refuse(document);
          if (set) pages.push_back(document.title + "\n" + text_in(document.blocks));
          return set;
        });
    return made ? std::to_string(*made) : std::string(code(made.error().kind));
  }
  bool holds(std::size_t page, std::string_view text) const {
    return pages.at(page).find(text) != std::string::npos;
  }
};

constexpr std::uint64_t saran = 1'000, bat = 2'000;

}  // namespace

TEST_CASE("each officer has her list, and behind it the sheets in its order") {
  Printed printed;
  auto& record = printed.record;
  record.due_family(saran, "Saran", "2");
  record.due_family(bat, "Bat", "1");
  record.due_family(3'000, "Oyun", "1", "18304", "uvs");
  printed.words.programme.telephones = {{"183", "2026-01-01", "7042 0000"},
                                        {"183", "2026-12-01", "7042 1111"},
                                        {"184", "2026-01-01", "7043 0000"}};
  CHECK(printed.print() == "3");
  REQUIRE(printed.pages.size() == 5);
  CHECK(printed.holds(0, "Б. Уянга\nUlgii · 2\u00a0sheets · due until 2026.12.09\n"));
  CHECK(printed.holds(0,
                      "Bagh 1\n1. Bat · 2026.12.01 · Bring the form\n"
                      "Bagh 2\n2. Saran · 2026.12.01 · Bring the form\n"));
  CHECK(printed.holds(1, "Personal calculation sheet: Bat"));
  CHECK(printed.holds(1, "Officer: Б. Уянга · Ulgii"));
  CHECK(printed.holds(1, "7042 0000"));
  CHECK(printed.holds(1, "2026.12.01: Bring the form"));
  CHECK(
      printed.holds(1, "https://otor.example/#/?on=2026-11&s=f&b=1996-03&f=2026-12&a=h&w=200000"));
  CHECK(printed.holds(2, "Personal calculation sheet: Saran"));
  CHECK(printed.holds(3, "А. Айгүл\nBayannuur · 1\u00a0sheet · "));
  CHECK(printed.holds(4, "Personal calculation sheet: Oyun"));
}

TEST_CASE("the step is named as the task is, and a day that has passed is in the list alone") {
  Printed printed;
  auto& record = printed.record;
  record.meet(saran, "Saran");
  record.agree(saran);
  record.say("question_asked", saran,
             R"({"code":"Q17","state":"promised","visit":)" + quoted(saran + 2) + "}");
  record.say("promise_made", saran,
             R"({"by":"2026-11-20","promise":)" + quoted(7) + R"(,"question":")" +
                 text_of(wire::read_line(record.log.fed.back().second.line)->envelope.id) +
                 R"(","visit":)" + quoted(saran + 2) + R"(,"what":"?"})");
  CHECK(printed.print() == "1");
  CHECK(printed.holds(0, "1. Saran · 2026.11.20 · Answer: "));
  CHECK(printed.holds(1, "Next: Answer: "));
  CHECK(!printed.holds(1, "2026.11.20"));
  CHECK(!printed.holds(1, "Q17"));
}

TEST_CASE("a list of more names than a page holds goes on on the next") {
  Printed printed;
  for (std::uint64_t number = 1; number <= 25; ++number)
    printed.record.due_family(number * 10, "Made up " + std::to_string(100 + number));
  CHECK(printed.print() == "25");
  REQUIRE(printed.pages.size() == 27);
  CHECK(printed.holds(0, "24. Made up 124"));
  CHECK(!printed.holds(0, "25."));
  CHECK(printed.holds(1, "25. Made up 125"));
  CHECK(printed.holds(2, "Personal calculation sheet: Made up 101"));
}

TEST_CASE("whose sheet cannot be set is named on a last page, and the others are printed") {
  Printed printed;
  printed.record.due_family(saran, "Saran");
  printed.record.due_family(bat, "Bat");
  printed.refuse = [](Document const& document) -> Result<void> {
    if (document.title.find("Bat") == std::string::npos) return {};
    return problem(ProblemKind::too_large, "It does not fit.");
  };
  CHECK(printed.print() == "1");
  CHECK(printed.holds(1, "Personal calculation sheet: Saran"));
  CHECK(printed.holds(2, "Sheets that could not be printed\nUlgii · Bat\n"));
}

TEST_CASE("a name that covers what stands above it is not known on the list, and has no sheet") {
  Printed printed;
  std::string marked = "Бат";
  for (int mark = 0; mark < 300; ++mark) marked += "\u0301";
  printed.record.due_family(saran, "Saran");
  printed.record.due_family(bat, marked);
  CHECK(printed.print() == "1");
  CHECK(printed.holds(0, "2. not known · "));
  CHECK(printed.holds(2, "Sheets that could not be printed\nUlgii · not known\n"));
}

TEST_CASE("where the file cannot be stored the pile ends") {
  Printed printed;
  printed.record.due_family(saran, "Saran");
  printed.refuse = [](Document const&) -> Result<void> {
    return problem(ProblemKind::storage, "No room.");
  };
  CHECK(printed.print() == "storage");
}

TEST_CASE("words of any length are printed, shortened") {
  Printed printed;
  std::string long_name;
  for (int letter = 0; letter < 500; ++letter) long_name += "ө";
  printed.record.due_family(saran, long_name);
  CHECK(printed.print() == "1");
  CHECK(printed.holds(1, "өө…"));
}

TEST_CASE("a pile of nobody and one beyond the bound are refused before anything is set") {
  Printed printed;
  CHECK(printed.print() == "not_found");
  printed.record.due_family(saran, "Saran");
  auto people = printed.record.found();
  auto const one = people.people.front();
  auto const count = [&](std::size_t sheets) {
    people.people.assign(sheets, one);
    std::size_t set = 0;
    auto const made = pile(
        people, printed.record.question, printed.record.terms, printed.words, law_for_tests(),
        [&] { return set < 100; },
        [&](Document const&) {
          ++set;
          return Result<void>();
        });
    return std::string(code(made.error().kind)) + (set == 0 ? "" : " begun");
  };
  CHECK(count(2'000) == "internal begun");
  CHECK(count(2'001) == "too_large");
}

TEST_CASE("a number holds from its day on, and an unknown one is none") {
  Programme programme;
  programme.telephones = {{"183", "2026-01-01", "1"}, {"183", "2026-12-01", {}}};
  auto const on = [&](char const* day) { return telephone_of(programme, "183", *parse_date(day)); };
  CHECK(on("2025-12-31").empty());
  CHECK(on("2026-11-30") == "1");
  CHECK(on("2026-12-01").empty());
  CHECK(telephone_of(programme, "184", *parse_date("2026-11-30")).empty());
}

}  // namespace otor::app
