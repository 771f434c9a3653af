// SPDX-License-Identifier: Apache-2.0
#include "outreach/duplicates.h"

#include <doctest/doctest.h>

#include "outreach/told_for_tests.h"

namespace otor::outreach {
namespace {

constexpr Uuid other_home{1, 2};
constexpr Uuid other_bat{4, 2};

event::HouseholdChanged in_bagh(std::string head, std::string bagh) {
  auto changed = named(std::move(head));
  changed.bagh = std::move(bagh);
  return changed;
}

Told two_of(std::string one, std::string other, std::string other_born = "1996-03",
            std::string other_bagh = "1") {
  Told told;
  told.say(home, in_bagh("А", "1")).say(other_home, in_bagh("Б", std::move(other_bagh)));
  told.say(bat, event::PersonMet{home}).say(other_bat, event::PersonMet{other_home});
  told.say(bat, person_named(std::move(one)));
  told.say(other_bat, person_named(std::move(other), std::move(other_born)));
  return told;
}

}  // namespace

TEST_CASE("people who may be one: the name as it sounds, the month of birth, the bagh") {
  struct Case {
    char const* says;
    Told told;
    std::size_t pairs;
  };
  Case const cases[] = {
      {"the same name, spelt with other letters", two_of("Өлзий", "Олзий"), 1},
      {"a Kazakh name spelt as in a Mongolian register", two_of("Қайрат", "Кайрат"), 1},
      {"another name", two_of("Бат", "Болд"), 0},
      {"another month of birth", two_of("Бат", "Бат", "1996-04"), 0},
      {"another bagh", two_of("Бат", "Бат", "1996-03", "2"), 0},
      {"no name", two_of("", ""), 0},
  };
  for (auto const& [says, told, pairs] : cases) {
    CAPTURE(says);
    auto const found = duplicates(folded(told.events), "");
    CHECK(found.size() == pairs);
    for (auto const& pair : found) CHECK((pair.one == bat && pair.other == other_bat));
  }
}

TEST_CASE("fathers of other names part two people; one who is not told does not") {
  auto told = two_of("Бат", "Бат");
  event::PersonChanged father;
  father.father = "Дорж";
  told.say(bat, father);
  CHECK(duplicates(folded(told.events), "").size() == 1);
  father.father = "Ганаа";
  told.say(other_bat, father);
  CHECK(duplicates(folded(told.events), "").empty());
}

TEST_CASE("what was said about a pair, either way, is not asked again") {
  for (bool const same : {true, false}) {
    auto told = two_of("Бат", "Бат");
    told.say(bat, event::SamenessTold{other_bat, same});
    CHECK(duplicates(folded(told.events), "").empty());
  }
}

TEST_CASE("households with the same head in one bagh, in the soum asked for") {
  Told told;
  told.say(other_home, in_bagh("Бат Эрдэнэ", "1")).say(home, in_bagh("Бат-Эрдэнэ", "1"));
  told.say({1, 3}, in_bagh("Бат-Эрдэнэ", "2"));
  auto const book = folded(told.events);
  REQUIRE(duplicates(book, "18301").size() == 1);
  CHECK(duplicates(book, "18301").front().household);
  CHECK(duplicates(book, "18301").front().one == home);
  CHECK(duplicates(book, "18304").empty());
}

}  // namespace otor::outreach
