// SPDX-License-Identifier: Apache-2.0
// Entries taken back and put back, and shocks, as the page asks for them. The people are made up.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

constexpr std::string_view visit = "01934f6e-8c00-7abc-8def-0000000000aa";

std::string of_visit(std::string const& rest = "") {
  return R"({"visit":")" + std::string(visit) + "\"" + rest + "}";
}

struct Family {
  std::string home, person;
};

Family a_family(PageOfTest& page) {
  auto const home = subject_of(page.say("household_met", "", "{}"));
  page.say("household_changed", home, R"({"head":"Жишээ Бат","bagh":"2"})");
  auto const person = subject_of(page.say("person_met", "", R"({"household":")" + home + R"("})"));
  page.say("person_changed", person, R"({"name":"Жишээ Сараа","sex":"female"})");
  page.say("visit_started", home, of_visit(R"(,"way":"home")"));
  page.say("consent_given", home, of_visit(R"(,"version":"1","language":"mn","how":"spoken")"));
  page.say("people_present", home, of_visit(R"(,"people":[")" + person + R"("],"men":2)"));
  page.say("calculation_shown", home,
           of_visit(R"(,"person":")" + person +
                    R"(","request":{},"pack":"p","opens":"2046-02","pension":769000)"));
  page.say("handbook_given", home, of_visit(R"(,"edition":"1","count":2)"));
  page.say("person_told", home,
           of_visit(R"(,"person":")" + person + R"(","subjects":["old_age"])"));
  page.say("question_asked", home, of_visit(R"(,"code":"Q9","state":"answered")"));
  page.say("finding_noted", home, of_visit(R"(,"code":"B1")"));
  page.say("next_step_agreed", home,
           of_visit(R"(,"step":"01934f6e-8c00-7abc-8def-0000000000cc","what":"утасдах",)"
                    R"("by":"2026-12-07","owner":"tes")"));
  page.say("visit_closed", home, of_visit(R"(,"stage":"considering")"));
  page.say("camp_changed", home,
           R"({"camp":"01934f6e-8c00-7abc-8def-0000000000dd","season":"winter","place":"Булаг"})");
  return {home, person};
}

json::value card(PageOfTest& page, std::string const& home) {
  return page.ask("household", R"({"id":")" + home + R"("})");
}

json::array entries(PageOfTest& page, std::string const& home) {
  return page.ask("entries", R"({"household":")" + home + R"("})").at("entries").as_array();
}

json::value entry(PageOfTest& page, std::string const& home, std::string_view kind) {
  for (auto const& row : entries(page, home)) {
    if (row.at("kind").as_string() == kind) return row;
  }
  FAIL("there is no such entry: " << kind);
  return {};
}

std::string told(json::value const& row, char const* kind, PageOfTest& page,
                 std::string const& why = "") {
  auto const text = [&](char const* key) { return std::string(row.at(key).as_string()); };
  return page.say(kind, text("subject"), R"({"entry":")" + text("entry") + '"' + why + "}",
                  R"(,"over":)" + canonical(row.at("over")));
}

std::size_t shown(json::value const& of, char const* list) { return of.at(list).as_array().size(); }

}  // namespace

TEST_CASE(
    "everything told at a visit is an entry that can be taken back, in the order it was told") {
  PageOfTest page;
  auto const home = a_family(page).home;
  std::vector<std::string> kinds;
  for (auto const& row : entries(page, home)) {
    kinds.emplace_back(row.at("kind").as_string());
    CHECK(row.at("taken").is_null());
  }
  CHECK(kinds.front() == "visit");
  std::ranges::sort(kinds);
  CHECK(kinds == std::vector<std::string>{"calculation_shown", "camp", "finding_noted",
                                          "handbook_given", "next_step_agreed", "people_present",
                                          "person", "person_told", "question_asked", "visit",
                                          "visit_closed"});
  CHECK(entry(page, home, "people_present").at("count").as_int64() == 3);
  CHECK(entry(page, home, "calculation_shown").at("count").as_int64() == 769000);
  CHECK(entry(page, home, "camp").at("text").as_string() == "Булаг");
  CHECK(page.ask("entries", R"({"household":"01934f6e-8c00-7abc-8def-0000000000ff"})")
            .at("problem")
            .at("code")
            .as_string() == "not_found");
}

TEST_CASE("each kind of entry is taken back with a reason, counts no more, and comes back") {
  struct Row {
    char const* kind;
    std::size_t (*count)(json::value const& card);
  };
  Row const rows[] = {
      {"finding_noted",
       [](json::value const& of) { return shown(of.at("visits").at(0), "findings"); }},
      {"question_asked",
       [](json::value const& of) { return shown(of.at("visits").at(0), "questions"); }},
      {"calculation_shown",
       [](json::value const& of) { return shown(of.at("visits").at(0), "calculations"); }},
      {"people_present",
       [](json::value const& of) { return shown(of.at("visits").at(0), "present"); }},
      {"next_step_agreed", [](json::value const& of) { return shown(of, "steps"); }},
      {"visit_closed",
       [](json::value const& of) -> std::size_t {
         return of.at("visits").at(0).at("closed").as_bool();
       }},
      {"visit", [](json::value const& of) { return shown(of, "visits"); }},
      {"camp", [](json::value const& of) { return shown(of, "camps"); }},
      {"person", [](json::value const& of) { return shown(of, "people"); }},
  };
  for (auto const& [kind, count] : rows) {
    CAPTURE(kind);
    PageOfTest page;
    auto const home = a_family(page).home;
    REQUIRE(count(card(page, home)) == 1);
    for (int round = 0; round < 2; ++round) {  // once more after it came back
      told(entry(page, home, kind), "entry_withdrawn", page, R"(,"why":"twice")");
      CHECK(count(card(page, home)) == 0);
      auto const taken = entry(page, home, kind).at("taken");
      CHECK(taken.at("why").as_string() == "twice");
      CHECK(taken.at("author").as_string() == "tes");
      told(entry(page, home, kind), "entry_restored", page);
      CHECK(count(card(page, home)) == 1);
      CHECK(entry(page, home, kind).at("taken").is_null());
    }
  }
}

TEST_CASE("the card tells why an entry was taken back; what was told at a visit goes with it") {
  PageOfTest page;
  auto const home = a_family(page).home;
  told(entry(page, home, "finding_noted"), "entry_withdrawn", page, R"(,"why":"Андуурсан")");
  told(entry(page, home, "visit"), "entry_withdrawn", page);
  auto const notes = card(page, home).at("withdrawals").as_array();
  REQUIRE(notes.size() == 2);
  auto const whys = std::ranges::count_if(notes, [](auto const& note) {
    return note.at("why").is_string() && note.at("why").as_string() == "Андуурсан";
  });
  CHECK(whys == 1);
  CHECK(entry(page, home, "question_asked").at("with_visit").as_bool());
  CHECK(!entry(page, home, "visit").at("with_visit").as_bool());
  CHECK(!entry(page, home, "camp").at("with_visit").as_bool());
  CHECK(card(page, home).at("consent").at("holds").as_bool());  // what was allowed stays allowed
}

TEST_CASE("an entry of which another phone told more is shown on, and can be taken back again") {
  PageOfTest page;
  auto const home = a_family(page).home;
  auto const before = entry(page, home, "camp");
  PageOfTest other("01934f6e-8c00-7abc-8def-000000000002", "uvs");
  auto const line = other.make(
      "camp_changed", home, R"({"camp":"01934f6e-8c00-7abc-8def-0000000000dd","place":"Харгана"})",
      R"(,"over":)" + canonical(before.at("over")));
  CHECK(page.load({line}).at("bad").as_array().empty());
  told(before, "entry_withdrawn", page);
  CHECK(shown(card(page, home), "camps") == 1);
  told(entry(page, home, "camp"), "entry_withdrawn", page);
  CHECK(shown(card(page, home), "camps") == 0);
}

TEST_CASE("shocks are told for the soums of the account and for a household on a day") {
  PageOfTest page;
  auto const home = a_family(page).home;
  auto const ask = [&](std::string const& on, bool of_home) {
    auto const of = of_home ? R"(,"household":")" + home + '"' : "";
    return page.ask("shocks", R"({"on":")" + on + '"' + of + "}").at("shocks").as_array();
  };
  CHECK(ask("2026-12-01", false).empty());
  auto const line =
      page.say("shock_noted", "", R"({"shock":"dzud","from":"2026-11-10","bagh":"2"})");
  auto const dzud = subject_of(line);
  page.say("shock_noted", "", R"({"shock":"drought","from":"2026-08-01","bagh":"3"})");
  REQUIRE(ask("2026-12-01", false).size() == 2);
  CHECK(ask("2026-12-01", false).front().at("shock").as_string() == "dzud");
  REQUIRE(ask("2026-12-01", true).size() == 1);
  auto const over = R"(,"over":)" + canonical(ask("2026-12-01", true).front().at("heads"));
  page.say("shock_noted", dzud,
           R"({"shock":"dzud","from":"2026-11-10","bagh":"2","to":"2026-11-30"})", over);
  CHECK(ask("2026-12-01", true).empty());
  CHECK(!ask("2026-12-01", false).front().at("holds").as_bool());
  CHECK(ask("2026-11-30", true).size() == 1);
  auto const row = ask("2026-11-30", true).front();
  page.say("entry_withdrawn", dzud, R"({"entry":")" + dzud + R"(","why":"was_not"})",
           R"(,"over":)" + canonical(row.at("over")));
  CHECK(ask("2026-11-30", true).empty());
  auto const gone = ask("2026-11-30", false).front();
  CHECK(gone.at("taken").at("why").as_string() == "was_not");
  page.say("entry_restored", dzud, R"({"entry":")" + dzud + R"("})",
           R"(,"over":)" + canonical(gone.at("over")));
  CHECK(ask("2026-11-30", true).size() == 1);
  CHECK(page.ask("shocks", R"({"on":"2026-13-01"})").at("problem").at("code").as_string() ==
        "bad_month");
}

}  // namespace otor::app
