// SPDX-License-Identifier: Apache-2.0
#include "app/told_old.h"

#include <doctest/doctest.h>

#include "app/heard_record_for_tests.h"
#include "app/paper_calls.h"

namespace otor::app {
namespace {

/// What a month costs (Q9) hangs on the minimum wage, which is another from 2027-01-01.
struct Desk {
  HeardRecord record;
  Papers papers = *Papers::with(law_for_tests());
  AnswerBook answers{{papers.handbook, papers.codebook, papers.law}};
  std::vector<Account> officers{{"tes", "Б. Уянга", Role::officer, {"18301"}, true},
                                {"uvs", "А. Айгүл", Role::officer, {"18301"}, true}};
  Date today = *parse_date("2026-12-01");

  ToldOldAnswer ask(ToldOldQuestion const& question) {
    auto answer = told_old(question, Language::en,
                           {{record.folded(today)}, officers, officers, answers, today});
    REQUIRE_MESSAGE(answer.has_value(), answer.error().detail);
    return std::move(*answer);
  }
  std::int64_t on(char const* day) { return ask({.on = day}).found; }
};

}  // namespace

TEST_CASE("whoever was told before the law changed is on the list from that day on, to the day") {
  Desk desk;
  desk.record.home(10);
  desk.record.visit(10, 11);
  auto const asked = desk.record.asked(10, 11, "Q9");
  CHECK(desk.on("") == 0);
  CHECK(desk.on("2026-12-31") == 0);
  auto const answer = desk.ask({.on = "2027-01-01"});
  REQUIRE(answer.rows.size() == 1);
  auto const& row = answer.rows.front();
  CHECK(row.head == "Дорж");
  CHECK(row.about == asked);
  CHECK(row.told == "2026-11-20");
  CHECK(row.since == "2027-01-01");
  CHECK(row.by == "tes");
  REQUIRE(answer.then.size() == 1);
  REQUIRE(answer.now.size() == 1);
  CHECK(answer.then[0].answer.words != answer.now[0].words);
  CHECK_FALSE(answer.now[0].laws.empty());
  auto const wage = [](AnswerSaid const& said) {
    for (auto const& law : said.laws)
      if (law.title == "Minimum wage") return law;
    return AnswerLaw{};
  };
  CHECK(wage(answer.now[0]).since == "2027-01-01");
  CHECK(wage(answer.then[0].answer).since == "2025-04-01");
  CHECK(wage(answer.then[0].answer).next == "2027-01-01");
  REQUIRE(answer.officers.size() == 1);
  CHECK(answer.officers[0].name == "Б. Уянга");
}

TEST_CASE("who withdrew for herself is on no list; the others of her family are") {
  Desk desk;
  desk.record.home(10);
  desk.record.person(20, 10, "1990-05", "female");
  desk.record.visit(10, 11);
  desk.record.consent(10, 11, true);
  auto const about_her = R"(,"person":)" + quoted(20) + R"(,"text":"her own words")";
  desk.record.asked(10, 11, "Q9", "answered", about_her);
  CHECK(desk.on("2027-01-01") == 1);
  desk.record.say("consent_withdrawn", 10, R"({"how":"spoken","person":)" + quoted(20) + "}");
  CHECK(desk.on("2027-01-01") == 0);
  desk.record.asked(10, 11, "Q9");
  CHECK(desk.on("2027-01-01") == 1);
  desk.record.say("consent_withdrawn", 10, R"({"how":"spoken"})");
  CHECK(desk.on("2027-01-01") == 0);
}

TEST_CASE("told on the day of the change or told again since, nobody is on it") {
  Desk desk;
  desk.today = *parse_date("2027-02-01");
  desk.record.day = *parse_date("2027-01-01");
  desk.record.visit(10, 11);
  desk.record.asked(10, 11, "Q9");
  desk.record.day = *parse_date("2026-12-31");
  desk.record.visit(20, 21);
  desk.record.asked(20, 21, "Q9");
  desk.record.visit(30, 31);
  desk.record.asked(30, 31, "Q9");
  desk.record.day = *parse_date("2027-01-20");
  desk.record.visit(20, 22);
  desk.record.asked(20, 22, "Q9");
  auto const answer = desk.ask({});
  REQUIRE(answer.rows.size() == 1);
  CHECK(answer.rows.front().household == made_uuid(30));
}

TEST_CASE("what was promised counts from the day it was brought, what was referred not at all") {
  Desk desk;
  desk.record.visit(10, 11);
  desk.record.asked(10, 11, "Q9", "referred");
  desk.record.visit(20, 21);
  auto const promised = desk.record.asked(20, 21, "Q9", "promised");
  desk.record.visit(30, 31);
  desk.record.consent(30, 31, false);
  desk.record.asked(30, 31, "Q9");  // nobody goes there because of it
  desk.record.visit(40, 41);
  desk.record.asked(40, 41, "Q42");  // rests on no figure of the law
  CHECK(desk.on("2027-01-01") == 0);
  desk.record.say("question_answered", 20, R"({"question":")" + text_of(promised) + R"("})");
  CHECK(desk.on("2027-01-01") == 1);
}

TEST_CASE("what is told again without being asked anew goes from the list, and comes at the next") {
  Desk desk;
  desk.today = *parse_date("2027-02-01");
  desk.record.day = *parse_date("2026-12-31");
  desk.record.visit(10, 11);
  auto const asked = desk.record.asked(10, 11, "Q9");
  CHECK(desk.on("") == 1);
  desk.record.day = *parse_date("2027-01-20");
  desk.record.say("question_answered", 10, R"({"question":")" + text_of(asked) + R"("})");
  CHECK(desk.on("") == 0);
}

TEST_CASE("whose it is to tell the new answer: who told it, or who was given the family since") {
  Desk desk;
  desk.record.home(10);
  desk.record.visit(10, 11);
  desk.record.asked(10, 11, "Q9");
  auto const owner = [&] { return desk.ask({.on = "2027-01-01"}).rows.front().owner; };
  CHECK(owner() == "tes");
  desk.record.say("household_assigned", 10, R"({"officer":"uvs"})");
  CHECK(owner() == "uvs");
  desk.officers.pop_back();
  CHECK(owner() == "tes");
  desk.officers.clear();
  CHECK(owner() == "");
}

TEST_CASE("what is coming is counted by day, and for the programme nothing below five") {
  Desk desk;
  for (std::uint64_t home = 10; home <= 70; home += 10) {
    desk.record.visit(home, home + 1);
    desk.record.asked(home, home + 1, "Q9");
    if (home <= 30) desk.record.asked(home, home + 1, "Q33");
  }
  ToldOldPorts const ports{
      {desk.record.folded(desk.today)}, desk.officers, desk.officers, desk.answers, desk.today};
  auto const counts = told_old_counts(ports, desk.today, false);
  CHECK(counts.now.empty());
  REQUIRE(counts.coming.size() == 2);
  CHECK(counts.coming[0].question == "Q33");
  CHECK(counts.coming[0].families == 3);
  CHECK(counts.coming[1].families == 7);
  CHECK(counts.coming[1].since == "2027-01-01");
  auto const totals = told_old_counts(ports, desk.today, true);
  CHECK_FALSE(totals.coming[0].families);
  CHECK(totals.coming[1].families == 5);
  auto const later = told_old_counts(ports, *parse_date("2027-03-01"), false);
  REQUIRE(later.now.size() == 2);
  CHECK(later.now[1].families == 7);
  CHECK(later.now[1].asked == 7);
}

TEST_CASE("a page holds so many, and a day behind is refused") {
  Desk desk;
  for (std::uint64_t home = 10; home <= 70; home += 10) {
    desk.record.visit(home, home + 1);
    desk.record.asked(home, home + 1, "Q9");
  }
  auto const page = desk.ask({.on = "2027-01-01", .limit = 3, .skip = 6});
  CHECK(page.found == 7);
  CHECK(page.rows.size() == 1);
  CHECK(desk.ask({.on = "2027-01-01", .limit = 3, .skip = 60}).rows.empty());
  CHECK(desk.ask({.question = "Q10", .on = "2027-01-01"}).found == 0);
  CHECK(desk.ask({.area = "18304", .on = "2027-01-01"}).found == 0);
  ToldOldPorts const ports{{}, desk.officers, desk.officers, desk.answers, desk.today};
  CHECK(told_old({.on = "2026-11-30"}, Language::en, ports).error().kind == ProblemKind::bad_value);
  CHECK(told_old({.on = "soon"}, Language::en, ports).error().kind == ProblemKind::bad_month);
}

}  // namespace otor::app
