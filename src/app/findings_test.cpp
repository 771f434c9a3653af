// SPDX-License-Identifier: Apache-2.0
#include "app/findings.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "app/heard_record_for_tests.h"

namespace otor::app {
namespace {

Date const today = *parse_date("2026-11-25");

struct Desk {
  std::vector<std::shared_ptr<SoumTasks const>> soums;
  outreach::Codebook codebook = *wire::read_codebook(outreach::default_codebook());
  bool totals = false;

  FindingsAnswer ask(FindingsQuestion const& question) {
    auto answer = findings(question, {soums, codebook, today, totals});
    REQUIRE_MESSAGE(answer.has_value(), answer.error().detail);
    return std::move(*answer);
  }
  ProblemKind problem_of(FindingsQuestion const& question) {
    auto const answer = findings(question, {soums, codebook, today, totals});
    REQUIRE_FALSE(answer.has_value());
    return answer.error().kind;
  }
};

Desk desk_of(HeardRecord& record) {
  Desk desk;
  desk.soums.push_back(record.folded(today));
  return desk;
}

FindingRow row(FindingsAnswer const& answer, std::string const& code) {
  auto const found = std::ranges::find(answer.findings, code, &FindingRow::code);
  REQUIRE(found != answer.findings.end());
  return *found;
}

std::size_t part(FindingsAnswer const& answer, std::string const& code) {
  auto const found = std::ranges::find(answer.strata, code, &SaidStratum::code);
  REQUIRE(found != answer.strata.end());
  return static_cast<std::size_t>(found - answer.strata.begin());
}

/// Officers who met so many families, of whom so many said it.
struct Design {
  std::string officers;
  double estimate = 0, low = 0, high = 0;
};

std::vector<Design> recorded() {
  std::ifstream file("cases/coverage/share_in_clusters.csv");
  std::vector<Design> designs;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() < '0' || line.front() > '9') continue;
    std::istringstream row(line);
    Design design;
    std::string word;
    std::getline(row, design.officers, ',');
    std::getline(row, word, ',');
    char comma = 0;
    row >> design.estimate >> comma >> design.low >> comma >> design.high;
    designs.push_back(std::move(design));
  }
  return designs;
}

}  // namespace

TEST_CASE("shares and their intervals are those that R computed of the same families") {
  auto const designs = recorded();
  REQUIRE(designs.size() > 3);
  for (auto const& design : designs) {
    CAPTURE(design.officers);
    HeardRecord record;
    std::istringstream officers(design.officers);
    std::uint64_t home = 0;
    std::int64_t number = 0;
    for (std::string one; officers >> one; ++number) {
      record.officer = "officer" + std::to_string(number);
      auto const hits = std::stoull(one), of = std::stoull(one.substr(one.find('/') + 1));
      for (std::uint64_t at = 0; at < of; ++at) {
        home += 10;
        record.visit(home, home + 1);
        if (at < hits) record.found(home, home + 1, "B1");
      }
    }
    auto desk = desk_of(record);
    auto const said = row(desk.ask({}), "B1");
    auto const hundredths = [](double share) { return std::llround(share * 10'000); };
    CHECK(said.all.share == hundredths(design.estimate));
    CHECK(said.all.low.has_value() == (number >= 5));
    if (number < 5) continue;
    CHECK(said.all.low == hundredths(design.low));
    CHECK(said.all.high == hundredths(design.high));
  }
}

TEST_CASE("a family is counted once, and only for visits of the time at which somebody was there") {
  HeardRecord record;
  record.visit(10, 11);
  record.found(10, 11, "B1");
  record.visit(10, 12);
  record.found(10, 12, "B1");
  record.found(10, 12, "C3");
  record.visit(20, 21);
  record.visit(30, 31);
  record.say("nobody_found", 30, R"({"visit":)" + quoted(31) + "}");
  record.visit(40, 41);
  record.consent(40, 41, false);
  auto const slip = record.found(20, 21, "D1");
  record.say("entry_withdrawn", 20, R"({"entry":")" + text_of(slip) + R"("})", {slip});
  record.day = *parse_date("2025-06-01");
  record.visit(50, 51);
  record.found(50, 51, "B1");
  auto desk = desk_of(record);
  auto const answer = desk.ask({});
  CHECK(answer.from == "2025-11-26");
  CHECK(answer.visited == 2);
  CHECK(answer.silent == 1);
  REQUIRE(answer.findings.size() == 2);  // what was withdrawn is not said
  CHECK(answer.findings[0].code == "B1");
  CHECK(answer.findings[0].all.households == 1);
  CHECK(answer.findings[0].all.share == 5'000);
  CHECK(answer.findings[0].times == 2);
  CHECK(answer.findings[0].group == "money");
  CHECK(desk.ask({.from = "2025-01-01"}).visited == 3);
  CHECK(desk.ask({.from = "2025-06-02", .to = "2025-12-31"}).visited == 0);
}

TEST_CASE("questions tell how they ended") {
  HeardRecord record;
  record.visit(10, 11);
  record.asked(10, 11, "Q9");
  record.asked(10, 11, "Q9", "referred");
  auto const brought = record.asked(10, 11, "Q9", "promised");
  record.asked(10, 11, "Q9", "promised");
  record.say("question_answered", 10, R"({"question":")" + text_of(brought) + R"("})");
  auto const answer = desk_of(record).ask({});
  REQUIRE(answer.questions.size() == 1);
  auto const& asked = answer.questions.front();
  CHECK(asked.said.times == 4);
  CHECK(asked.said.all.households == 1);
  CHECK(asked.answered == 1);
  CHECK(asked.referred == 1);
  CHECK(asked.brought == 1);
  CHECK(asked.owed == 1);
}

TEST_CASE("ages and sexes are of the people of the family, and of one alone where she is named") {
  HeardRecord record;
  record.home(10);
  record.person(12, 10, "1996-03", "female");
  record.person(13, 10, "1970-01", "male");
  record.person(14, 10, "2020-01", "female");  // a child is no part
  record.visit(10, 11);
  record.found(10, 11, "B1");
  record.found(10, 11, "C3", R"(,"person":)" + quoted(13));
  record.visit(20, 21);  // of nobody there is anything known
  record.found(20, 21, "B1");
  auto desk = desk_of(record);
  auto const by_sex = desk.ask({.by = FindingsBy::sex});
  CHECK(by_sex.strata.size() == 3);
  CHECK(by_sex.strata[part(by_sex, "female")].households == 1);
  CHECK(by_sex.strata[part(by_sex, "")].households == 1);
  CHECK(row(by_sex, "B1").strata[part(by_sex, "female")].households == 1);
  CHECK(row(by_sex, "B1").strata[part(by_sex, "male")].households == 1);
  CHECK(row(by_sex, "C3").strata[part(by_sex, "female")].households == 0);
  CHECK(row(by_sex, "C3").strata[part(by_sex, "male")].households == 1);
  CHECK(row(by_sex, "C3").named == 1);
  auto const by_age = desk.ask({.by = FindingsBy::age});
  CHECK(row(by_age, "B1").strata[part(by_age, "25-34")].households == 1);
  CHECK(row(by_age, "B1").strata[part(by_age, "55+")].households == 1);
  CHECK(row(by_age, "B1").strata[part(by_age, "16-24")].households == 0);
  CHECK(row(by_age, "C3").strata[part(by_age, "25-34")].households == 0);
  CHECK_FALSE(row(by_age, "B1").strata[part(by_age, "16-24")].share);  // of nobody
}

TEST_CASE("one soum is divided by its baghs however they were written, and the year by seasons") {
  HeardRecord record;
  record.home(10, "2");
  record.home(20, "2-р баг");
  record.home(30, "3");
  for (std::uint64_t const home : {10, 20, 30}) record.visit(home, home + 1);
  record.found(10, 11, "B1");
  record.day = *parse_date("2026-07-01");
  record.visit(30, 32);
  record.found(30, 32, "B1");
  auto desk = desk_of(record);
  auto const by_bagh = desk.ask({.area = "18301"});
  CHECK(by_bagh.strata.size() == 2);
  CHECK(by_bagh.strata[part(by_bagh, "2")].households == 2);
  CHECK(row(by_bagh, "B1").strata[part(by_bagh, "2")].share == 5'000);
  CHECK(row(by_bagh, "B1").strata[part(by_bagh, "3")].share == 10'000);
  auto const by_season = desk.ask({.by = FindingsBy::season});
  CHECK(by_season.strata[part(by_season, "winter")].households == 3);
  CHECK(by_season.strata[part(by_season, "summer")].households == 1);
  CHECK(row(by_season, "B1").strata[part(by_season, "winter")].households == 1);
  CHECK(row(by_season, "B1").strata[part(by_season, "summer")].households == 1);
  CHECK(row(by_season, "B1").all.households == 2);
}

TEST_CASE(
    "whoever sees no families is told of quarters and years, in fives, and nothing below five") {
  HeardRecord one, other("18401"), third("18501");
  auto const families = [](HeardRecord& record, std::uint64_t count, std::uint64_t said) {
    for (std::uint64_t at = 1; at <= count; ++at) {
      record.visit(at * 10, at * 10 + 1);
      if (at <= said) record.found(at * 10, at * 10 + 1, "B1");
      if (at <= 3) record.found(at * 10, at * 10 + 1, "C3");
      if (at <= count - 2) record.asked(at * 10, at * 10 + 1, "Q9");
    }
  };
  families(one, 23, 12);
  families(other, 19, 4);
  families(third, 17, 7);
  Desk desk;
  desk.totals = true;
  for (auto* record : {&one, &other, &third}) desk.soums.push_back(record->folded(today));
  auto const answer = desk.ask({.from = "2026-11-10", .to = "2026-11-30"});
  CHECK(answer.from == "2026-10-01");
  CHECK(answer.to == "2026-12-31");
  CHECK(desk.ask({.from = "2026-02-10", .to = "2026-11-30"}).from == "2026-01-01");
  CHECK(desk.ask({.from = "2025-02-10", .to = "2026-11-30"}).from == "2026-01-01");  // all time
  CHECK(desk.ask({.to = "2025-11-30"}).from == "2025-01-01");
  auto const by_age = desk.ask({.from = "2026-11-10", .by = FindingsBy::age});
  CHECK(by_age.from == "2026-01-01");  // of ages no quarter is told
  CHECK(answer.visited == 55);
  CHECK(answer.strata[part(answer, "183")].households == 20);
  auto const said = row(answer, "B1");
  CHECK(said.all.households == 20);
  CHECK(*said.all.share % 100 == 0);
  CHECK(said.strata[part(answer, "184")].withheld);  // four
  CHECK(said.strata[part(answer, "185")].households == 5);
  CHECK(said.strata[part(answer, "185")].share == 4'100);  // 7 of 17, the middles of 5 and 15
  CHECK_FALSE(said.strata[part(answer, "183")].withheld);
  CHECK(said.strata[part(answer, "184")].households == 0);
  CHECK_FALSE(said.strata[part(answer, "184")].share);
  auto const all_but_two = answer.questions.front().said;
  for (auto const& cell : all_but_two.strata) CHECK(cell.withheld);
  CHECK(desk.problem_of({.area = "18301"}) == ProblemKind::not_found);
  CHECK(desk.ask({.area = "183"}).visited == 20);
  desk.totals = false;
  CHECK(row(desk.ask({}), "B1").strata[1].households == 4);
}

TEST_CASE("fewer than five families are no figure for the programme") {
  HeardRecord record;
  for (std::uint64_t home = 10; home < 50; home += 10) {
    record.visit(home, home + 1);
    record.found(home, home + 1, "B1");
  }
  auto desk = desk_of(record);
  desk.totals = true;
  auto const answer = desk.ask({});
  CHECK(answer.withheld);
  CHECK(answer.visited == 0);
  CHECK(answer.findings.empty());
}

TEST_CASE("an area of somebody else, and days that are none, are refused") {
  HeardRecord record;
  record.visit(10, 11);
  auto desk = desk_of(record);
  CHECK(desk.problem_of({.area = "18401"}) == ProblemKind::not_found);
  CHECK(desk.problem_of({.area = "18"}) == ProblemKind::not_found);
  CHECK(desk.problem_of({.from = "2026-13-01"}) == ProblemKind::bad_month);
  CHECK(desk.problem_of({.from = "2026-11-02", .to = "2026-11-01"}) == ProblemKind::bad_value);
  desk.soums.clear();
  auto const nothing = desk.ask({});
  CHECK(nothing.visited == 0);
  CHECK(nothing.strata.empty());
}

}  // namespace otor::app
