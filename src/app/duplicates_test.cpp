// SPDX-License-Identifier: Apache-2.0
// Two records that may be one, as the page asks about them and tells them to be one, or two again.
#include <doctest/doctest.h>

#include <set>

#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

struct Family {
  std::string home, person;
};

Family meet(PageOfTest& page, std::string const& head, std::string const& name = "Жишээ Нарантуяа",
            std::string const& bagh = "1") {
  auto const home = subject_of(page.say("household_met", "", "{}"));
  page.say("household_changed", home, R"({"bagh":")" + bagh + R"(","head":")" + head + R"("})");
  auto const person = subject_of(page.say("person_met", "", R"({"household":")" + home + R"("})"));
  page.say("person_changed", person, R"({"name":")" + name + R"(","born":"1996-03"})");
  return {home, person};
}

std::string same(std::string const& other, bool same) {
  return R"({"other":")" + other + R"(","same":)" + (same ? "true" : "false") + "}";
}

json::value card_of(PageOfTest& page, std::string const& home) {
  return page.ask("household", R"({"id":")" + home + R"("})");
}

json::array pairs_of(PageOfTest& page, std::string const& home) {
  return page.ask("duplicates", R"({"household":")" + home + R"("})").at("pairs").as_array();
}

std::string over(json::value const& heads) { return R"(,"over":)" + canonical(heads); }

// What was told about a pair of the household, for the next word about it.
std::string over_told(PageOfTest& page, std::string const& home) {
  return over(pairs_of(page, home).at(0).at("heads"));
}

}  // namespace

TEST_CASE("two households that are one: listed, told, on one card, and parted again") {
  PageOfTest page;
  auto const meet = [&] {
    auto const home = subject_of(page.say("household_met", "", "{}"));
    page.say("household_changed", home, R"({"head":"Жишээ Өлзий","bagh":"1"})");
    return home;
  };
  auto const one = meet();
  auto const other = meet();
  auto const pair = page.ask("duplicates", "{}").at("pairs").at(0);
  CHECK(pair.at("household").as_bool());
  page.say("sameness_told", one, R"({"other":")" + other + R"(","same":true})");
  CHECK(page.ask("duplicates", "{}").at("pairs").as_array().empty());
  CHECK(page.ask("households", "{}").at("total").as_int64() == 1);
  auto const card = page.ask("household", R"({"id":")" + other + R"("})");
  CHECK(card.at("linked").as_array().size() == 1);
  page.say("sameness_told", one, R"({"other":")" + other + R"(","same":false})",
           R"(,"over":)" + canonical(card.at("links").at(0).at("heads")));
  CHECK(page.ask("households", "{}").at("total").as_int64() == 2);
}

TEST_CASE("what was said about a pair stands with its household, whichever way it was said") {
  PageOfTest page;
  auto const meet = [&](std::string const& head) {
    auto const home = subject_of(page.say("household_met", "", "{}"));
    page.say("household_changed", home, R"({"bagh":"1","head":")" + head + R"("})");
    auto const person =
        subject_of(page.say("person_met", "", R"({"household":")" + home + R"("})"));
    page.say("person_changed", person, R"({"name":"Жишээ Нарантуяа","born":"1996-03"})");
    return std::pair(home, person);
  };
  auto const [one, she] = meet("Жишээ Өлзий");
  auto const [other, her] = meet("Жишээ Болд");
  auto const stranger = subject_of(page.say("household_met", "", "{}"));
  auto const pairs = [&](std::string const& home) {
    return page.ask("duplicates", R"({"household":")" + home + R"("})").at("pairs").as_array();
  };
  REQUIRE(pairs(one).size() == 1);
  CHECK(pairs(other).size() == 1);
  CHECK(pairs(stranger).empty());
  CHECK(pairs(one)[0].at("told").is_null());
  std::set<std::string> const homes = {
      std::string(pairs(one)[0].at("one_household").as_string()),
      std::string(pairs(one)[0].at("other_household").as_string())};
  CHECK(homes == std::set{one, other});
  page.say("sameness_told", she, R"({"other":")" + her + R"(","same":false})");
  CHECK(page.ask("duplicates", "{}").at("pairs").as_array().empty());
  REQUIRE(pairs(other).size() == 1);
  auto const apart = pairs(other)[0];
  CHECK(!apart.at("told").at("same").as_bool());
  CHECK(!apart.at("told").at("author").as_string().empty());
  page.say("sameness_told", she, R"({"other":")" + her + R"(","same":true})",
           R"(,"over":)" + canonical(apart.at("heads")));
  CHECK(pairs(one)[0].at("told").at("same").as_bool());
  CHECK(!pairs(one)[0].at("told").at("differs").as_bool());
  CHECK(page.ask("duplicates", R"({"household":")" + she + R"("})").at("problem").at("code") ==
        "not_found");
}

TEST_CASE("two people told to be one stand on both cards until it is said where she lives") {
  PageOfTest page;
  auto const one = meet(page, "Жишээ Өлзий");
  auto const other = meet(page, "Жишээ Болд");
  auto const before =
      std::pair(canonical(card_of(page, one.home)), canonical(card_of(page, other.home)));
  page.say("sameness_told", one.person, same(other.person, true));
  for (auto const& home : {one.home, other.home}) {
    auto const people = card_of(page, home).at("people").as_array();
    REQUIRE(people.size() == 1);
    auto const homes = people[0].at("homes").as_array();
    REQUIRE(homes.size() == 2);
    CHECK(homes[0].at("household").as_string() == other.home);  // told last
    CHECK(homes[0].at("head") == "Жишээ Болд");
    CHECK(homes[1].at("household").as_string() == one.home);
    CHECK(homes[1].at("bagh") == "1");
  }
  CHECK(page.ask("people", "{}").at("total").as_int64() == 1);  // counted once
  auto const rows = page.ask("households", "{}").at("rows").as_array();
  for (auto const& row : rows) {
    CHECK(row.at("differs").as_bool());
    CHECK(row.at("members").as_int64() == (row.at("id").as_string() == other.home ? 1 : 0));
  }

  SUBCASE("not being one after all gives both cards back as they were") {
    page.say("sameness_told", one.person, same(other.person, false), over_told(page, one.home));
    CHECK(canonical(card_of(page, one.home)) == before.first);
    CHECK(canonical(card_of(page, other.home)) == before.second);
  }
  SUBCASE("where she lives is an ordinary write over all that was told") {
    auto const her = card_of(page, one.home).at("people").at(0);
    page.say("person_met", std::string(her.at("id").as_string()),
             R"({"household":")" + one.home + R"("})", over(her.at("household").at("heads")));
    CHECK(card_of(page, other.home).at("people").as_array().empty());
    auto const people = card_of(page, one.home).at("people").as_array();
    REQUIRE(people.size() == 1);
    CHECK(people[0].at("homes").as_array().empty());
    CHECK(!page.ask("households", "{}").at("rows").at(0).at("differs").as_bool());
    CHECK(!page.ask("households", "{}").at("rows").at(1).at("differs").as_bool());
  }
}

TEST_CASE("a family recorded twice, and its people: nobody is asked where they live") {
  PageOfTest page;
  auto const one = meet(page, "Жишээ Өлзий");
  auto const other = meet(page, "Жишээ Өлзий");
  REQUIRE(pairs_of(page, one.home).size() == 1);
  CHECK(pairs_of(page, one.home)[0].at("household").as_bool());
  page.say("sameness_told", one.home, same(other.home, true));
  page.say("sameness_told", one.person, same(other.person, true));
  auto const people = card_of(page, other.home).at("people").as_array();
  REQUIRE(people.size() == 1);
  CHECK(people[0].at("homes").as_array().empty());
  CHECK(!page.ask("households", "{}").at("rows").at(0).at("differs").as_bool());
  CHECK(page.ask("households", "{}").at("rows").at(0).at("members").as_int64() == 1);
}

TEST_CASE("one record says that she left, the other that she lives there") {
  PageOfTest page;
  auto const one = meet(page, "Жишээ Өлзий");
  auto const other = meet(page, "Жишээ Болд");
  auto const told = card_of(page, one.home).at("people").at(0).at("household").at("heads");
  page.say("person_left", one.person, R"({"household":")" + one.home + R"(","why":"married"})",
           over(told));
  page.say("sameness_told", one.person, same(other.person, true));
  auto const people = card_of(page, other.home).at("people").as_array();
  REQUIRE(people.size() == 1);  // the later word, that she left, does not take her away unseen
  REQUIRE(people[0].at("homes").as_array().size() == 2);
  CHECK(people[0].at("homes").at(0).at("left") == "married");
  CHECK(people[0].at("homes").at(1).at("household").as_string() == other.home);
  auto const card = card_of(page, one.home);
  CHECK(card.at("people").as_array().empty());
  CHECK(card.at("left").as_array().size() == 1);
}

TEST_CASE("what one of two records holds against storing holds for the person") {
  PageOfTest page;
  auto const one = meet(page, "Жишээ Өлзий");
  auto const other = meet(page, "Жишээ Болд");
  auto const consent = [&](std::string_view kind, std::string const& person) {
    page.say(kind, other.home,
             R"({"visit":"01934f6e-8c00-7abc-8def-0000000000aa","person":")" + person +
                 R"(","version":"2026-11","language":"mn"})");
  };
  consent("consent_refused", other.person);
  page.say("sameness_told", one.person, same(other.person, true));
  CHECK(card_of(page, other.home).at("people").at(0).at("consent").at("state") == "refused");
}

TEST_CASE("a register number leaves the core as a mark, by which two records find each other") {
  PageOfTest page;
  std::string const key(64, 'a'), another(64, 'b');
  auto const marked = [&](std::string const& typed, std::string const& under) {
    return page.ask("number_mark", R"({"typed":")" + typed + R"(","key":")" + under + R"("})");
  };
  auto const mark = std::string(marked("уб 99310112", key).at("mark").as_string());
  CHECK(mark == marked("УБ99310112", key).at("mark").as_string());
  CHECK(mark != marked("УБ99310112", another).at("mark").as_string());
  CHECK(marked("УБ99990112", key).at("fault") == "birthday");
  CHECK(marked("UB99310112", key).at("fault") == "letters");
  CHECK(marked("УБ99310112", "short").at("problem").at("code") == "bad_value");
  CHECK(marked("УБ99310112", std::string(64, 'x')).at("problem").at("code") == "bad_value");

  auto const one = meet(page, "Жишээ Өлзий");
  auto const other = meet(page, "Жишээ Болд", "Жишээ Өөр Нэр", "2");
  CHECK(pairs_of(page, one.home).empty());
  for (auto const& [home, person] : {one, other})
    page.say("person_changed", person, R"({"number_mark":")" + mark + R"("})");
  auto const pairs = pairs_of(page, other.home);
  REQUIRE(pairs.size() == 1);
  CHECK(!pairs[0].at("household").as_bool());
  CHECK(pairs[0].at("numbers") == "same");

  page.say("sameness_told", one.person, same(other.person, true));
  auto const her = card_of(page, one.home).at("people").at(0).at("fields").at("number_mark");
  CHECK(her.at("value").as_string() == mark);
  CHECK(her.at("heads").as_array().size() == 2);  // told in both records, and the same
  CHECK(her.at("others").as_array().empty());
  page.say("sameness_told", one.person, same(other.person, false), over_told(page, one.home));
  CHECK(card_of(page, one.home).at("people").as_array().size() == 1);
}

TEST_CASE("a register number itself is written into no event, and its mark can be taken off") {
  PageOfTest page;
  auto const person = meet(page, "Жишээ Өлзий").person;
  auto const answer = [&](std::string const& mark) {
    return page.ask("event_new", R"({"kind":"person_changed","subject":")" + person +
                                     R"(","area":"18301","body":{"number_mark":")" + mark +
                                     R"("},"wall_ms":1795000000999,)"
                                     R"("at":"2026-11-23T10:11:12+07:00","random":")" +
                                     std::string(32, '0') + R"("})");
  };
  for (char const* mark : {"УБ99310112", "12", "00112233.00112233445566778899aabbccddeeff.1x"}) {
    CAPTURE(mark);
    CHECK(answer(mark).at("problem").at("code") == "unfit_body");
  }
  CHECK(answer("00112233.00112233445566778899aabbccddeeff.12").as_object().contains("line"));
  CHECK(answer("").as_object().contains("line"));
}

}  // namespace otor::app
