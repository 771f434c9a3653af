// SPDX-License-Identifier: Apache-2.0
// What a family was told and is otherwise now, as an officer's phone asks it. The people are made
// up.
#include <doctest/doctest.h>

#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

constexpr std::string_view visit = "01934f6e-8c00-7abc-8def-0000000000aa";

struct Family {
  PageOfTest page;
  std::string home, person;

  Family() {
    home = subject_of(page.say("household_met", "", "{}"));
    page.say("household_changed", home, R"({"head":"Жишээ Бат","bagh":"2-р баг"})");
    person = subject_of(page.say("person_met", "", R"({"household":")" + home + R"("})"));
    page.say("person_changed", person, R"({"name":"Жишээ Сараа"})");
    page.say("visit_started", home, of_visit(R"(,"way":"home")"));
  }

  static std::string of_visit(std::string const& rest) {
    return R"({"visit":")" + std::string(visit) + "\"" + rest + "}";
  }
  std::string asked(std::string const& rest) {
    return id_of(page.say("question_asked", home, of_visit(R"(,"code":"Q9")" + rest)));
  }
  json::array rows(std::string const& on, std::string const& rest = "") {
    auto const answer = page.ask(
        "other_now", R"({"on":")" + on +
                         R"(","changes":[{"question":"Q9","days":["2025-04-01","2027-01-01"]}])" +
                         rest + "}");
    return answer.at("rows").as_array();
  }
};

}  // namespace

TEST_CASE("an answer that was told is another from the day of the change on") {
  Family family;
  auto const about = family.asked(R"(,"state":"answered")");
  CHECK(family.rows("2026-12-31").empty());
  auto const rows = family.rows("2027-01-01");
  REQUIRE(rows.size() == 1);
  auto const& row = rows.at(0);
  CHECK(row.at("household").as_string() == family.home);
  CHECK(row.at("about").as_string() == about);
  CHECK(row.at("head").as_string() == "Жишээ Бат");
  CHECK(row.at("told").as_string() == "2026-11-18");
  CHECK(row.at("since").as_string() == "2027-01-01");
  CHECK(row.at("person").is_null());
  CHECK(family.rows("2027-01-01", R"(,"household":")" + family.home + "\"").size() == 1);
  CHECK(family.rows("2027-01-01", R"(,"household":")" + family.person + "\"").empty());
  // Told again without being asked anew: it is another from the next change on.
  family.page.say("question_answered", family.home, R"({"question":")" + about + R"("})");
  CHECK(family.rows("2027-01-01").size() == 1);  // that was before the change as well
}

TEST_CASE("what was only promised was not told, and what nobody wants kept is not said") {
  Family family;
  family.asked(R"(,"state":"promised")");
  CHECK(family.rows("2027-01-01").empty());
  family.asked(R"(,"state":"answered","person":")" + family.person + "\"");
  auto const rows = family.rows("2027-01-01");
  REQUIRE(rows.size() == 1);
  CHECK(rows.at(0).at("name").as_string() == "Жишээ Сараа");
  family.page.say("consent_withdrawn", family.home, R"({"how":"spoken"})");
  CHECK(family.rows("2027-01-01").empty());
}

TEST_CASE("a day that is none is refused, in the question and in the changes") {
  Family family;
  auto const code = [&](std::string const& body) {
    return family.page.ask("other_now", body).at("problem").at("code").as_string();
  };
  CHECK(code(R"({"on":"2026-13-01","changes":[]})") == "bad_month");
  CHECK(code(R"({"on":"2027-01-01","changes":[{"question":"Q9","days":["soon"]}]})") ==
        "bad_month");
}

}  // namespace otor::app
