// SPDX-License-Identifier: Apache-2.0
#include "outreach/duplicates.h"

#include <doctest/doctest.h>

#include <utility>

#include "outreach/told_for_tests.h"

namespace otor::outreach {
namespace {

constexpr Uuid other_home{1, 2};
constexpr Uuid other_bat{4, 2};

struct Row {
  std::string name, born = "1996-03", father = "", sex = "", relation = "", number = "";
};

struct Family {
  std::string head, bagh = "1", phone = "", area = "18301";
  std::vector<std::pair<Uuid, Row>> people = {};
};

void say(Told& told, Uuid id, Family const& family) {
  event::HouseholdChanged changed = named(family.head);
  if (!family.bagh.empty()) changed.bagh = family.bagh;
  if (!family.phone.empty()) changed.phone = family.phone;
  told.in(family.area).say(id, changed);
  for (auto const& [person, row] : family.people) {
    event::PersonChanged about;
    about.name = row.name;
    if (!row.born.empty()) about.born = row.born;
    if (!row.father.empty()) about.father = row.father;
    if (!row.sex.empty()) about.sex = row.sex == "female" ? event::Sex::female : event::Sex::male;
    if (!row.number.empty()) about.number_mark = number_mark("a key", row.number);
    if (row.relation == "head") about.relation = event::Relation::head;
    told.say(person, event::PersonMet{id}).say(person, about);
  }
}

Told two_of(Family const& one, Family const& other) {
  Told told;
  say(told, home, one);
  say(told, other_home, other);
  return told;
}

std::vector<Duplicate> found(Told const& told, std::string_view area = "") {
  FoldedNames names;
  auto const book = folded(told.events);
  return duplicates(book, names, area);
}

/// The pairs of a kind; every one of them is of the two that are asked about.
std::int64_t count(Told const& told, bool households) {
  std::int64_t pairs = 0;
  for (auto const& pair : found(told)) {
    if (pair.household != households) continue;
    ++pairs;
    CHECK(pair.one == (households ? home : bat));
    CHECK(pair.other == (households ? other_home : other_bat));
  }
  return pairs;
}

constexpr auto one_bagh = "1";

struct Case {
  std::string says;
  Row one, other;
  std::string bagh, other_bagh, other_area;
  bool asked;
};

void check(std::vector<Case> const& cases) {
  for (auto const& [says, one, other, bagh, other_bagh, other_area, asked] : cases) {
    CAPTURE(says);
    auto const pair = [&](Row const& mine, Row const& theirs) {
      return two_of({"Эхний", bagh, "", "18301", {{bat, mine}}},
                    {"Нөгөө", other_bagh, "", other_area, {{other_bat, theirs}}});
    };
    CHECK(count(pair(one, other), false) == (asked ? 1 : 0));
    CHECK(count(pair(other, one), false) == (asked ? 1 : 0));
    CHECK(count(pair(one, other), true) == 0);
  }
}

}  // namespace

TEST_CASE("people of two households who may be one, by the name") {
  check({
      {"ө for о", {"Өлзий"}, {"Олзий"}, "1", "1", "18301", true},
      {"ү for у", {"Үүрийнтуяа"}, {"Уурийнтуяа"}, "1", "1", "18301", true},
      {"ё for е", {"Ёндон"}, {"Ендон"}, "1", "1", "18301", true},
      {"v for ү, as a keyboard without it", {"Мvнх"}, {"Мүнх"}, "1", "1", "18301", true},
      {"a Kazakh name as in a Mongolian register", {"Қайрат"}, {"Кайрат"}, "1", "1", "18301", true},
      {"more of its letters", {"Әлібек"}, {"Алибек"}, "1", "1", "18301", true},
      {"ң and ұ", {"Ұлдаңа"}, {"Улдана"}, "1", "1", "18301", true},
      {"ғ and һ", {"Ғалымһан"}, {"Галымхан"}, "1", "1", "18301", true},
      {"a vowel more", {"Болормаа"}, {"Болорма"}, "1", "1", "18301", true},
      {"a hyphen", {"Бат-Эрдэнэ"}, {"Батэрдэнэ"}, "1", "1", "18301", true},
      {"another name", {"Бат"}, {"Болд"}, "1", "1", "18301", false},
      {"a letter left out of a long name", {"Болормаа"}, {"Болрмаа"}, "1", "1", "18301", true},
      {"two letters swapped", {"Болормаа"}, {"Болромаа"}, "1", "1", "18301", true},
      {"two letters wrong", {"Болормаа"}, {"Болрмоо"}, "1", "1", "18301", false},
      {"a letter in a short name: another name", {"Бат"}, {"Бад"}, "1", "1", "18301", false},
      {"the first letter: another name", {"Мандах"}, {"Сандах"}, "1", "1", "18301", false},
      {"no name", {""}, {""}, "1", "1", "18301", false},
      {"an empty name and a dot", {"."}, {"-"}, "1", "1", "18301", false},
  });
}

TEST_CASE("people who may be one only in one bagh that is known") {
  check({
      {"nobody knows either bagh", {"Бат"}, {"Бат"}, "", "", "18301", false},
      {"nobody knows one bagh", {"Бат"}, {"Бат"}, "1", "", "18301", false},
      {"another bagh", {"Бат"}, {"Бат"}, "1", "2", "18301", false},
      {"the same number, in another soum", {"Бат"}, {"Бат"}, "1", "1", "18304", false},
      {"a bagh with its word", {"Бат"}, {"Бат"}, "2", "2-р баг", "18301", true},
      {"a bagh with its number first", {"Бат"}, {"Бат"}, "баг 2", "2", "18301", true},
      {"a bagh by its name", {"Бат"}, {"Бат"}, "Хоёрын баг", "Хоерын", "18301", true},
      {"twelve is not two", {"Бат"}, {"Бат"}, "12", "2", "18301", false},
  });
}

TEST_CASE("people who may be one, by father, month and sex: in one bagh, and far away") {
  struct Told {
    std::string says, father, other_father, born, other_born;
    bool near, far;
  };
  Told const cases[] = {
      {"another father", "Дорж", "Ганаа", "1996-03", "1996-03", false, false},
      {"a father who is not told", "Дорж", "", "1996-03", "1996-03", true, false},
      {"no father is told", "", "", "1996-03", "1996-03", true, false},
      {"married into another soum", "Дорж", "Дорж", "1996-03", "1996-03", true, true},
      {"as he stands before a name", "Дорж", "Доржийн", "1996-03", "1996-03", true, true},
      {"another who begins alike", "Бат", "Батсүх", "1996-03", "1996-03", false, false},
      {"by his initial", "Дорж", "Д.", "1996-03", "1996-03", true, false},
      {"another initial", "Дорж", "Б.", "1996-03", "1996-03", false, false},
      {"one error", "Ганбаатар", "Ганбатор", "1996-03", "1996-03", true, false},
      {"the month before, of another year", "Дорж", "Дорж", "1996-12", "1997-01", false, false},
      {"a month that one does not tell", "Дорж", "Дорж", "", "1996-03", true, false},
      {"a month that none tells", "Дорж", "Дорж", "", "", true, false},
      {"neither month nor father", "", "", "", "", false, false},
      {"father and son of one name", "Дорж", "Бат", "1970-03", "1996-03", false, false},
      {"the same, where no father is told", "", "", "1970-03", "1996-03", false, false},
  };
  for (auto const& [says, father, other_father, born, other_born, near, far] : cases) {
    Row const one{"Бат", born, father};
    Row const other{"Бат", other_born, other_father};
    check(
        {{says, one, other, "1", "1", "18301", near}, {says, one, other, "1", "3", "18304", far}});
  }
  Row const woman{"Сараа", "1996-03", "Дорж", "female"};
  Row const man{"Сараа", "1996-03", "Дорж", "male"};
  Row const misspelt{"Сараана", "1996-03", "Дорж"};
  Row const spelt{"Сараани", "1996-03", "Дорж"};
  check({{"a woman and a man", woman, man, "1", "1", "18301", false},
         {"an error, near", misspelt, spelt, "1", "1", "18301", true},
         {"an error, far away", misspelt, spelt, "1", "3", "18304", false}});
}

TEST_CASE("people of one household who may be one: twins are not") {
  struct Case {
    std::string says;
    Row one, other;
    bool asked;
  };
  Case const cases[] = {
      {"twins", {"Хүрэлбаатар"}, {"Хүрэлтулга"}, false},
      {"twins whose names are a letter apart", {"Мөнхзаяа"}, {"Мөнхзула"}, false},
      {"the same, at their nearest", {"Энхцэцэг"}, {"Энхцэцэн"}, false},
      {"met twice", {"Энхцэцэг"}, {"Энхцэцэг"}, true},
      {"met twice, with other letters", {"Өнөр"}, {"Онор"}, true},
      {"father and son of one name", {"Бат", "1970-03", "Дорж"}, {"Бат", "1996-03", "Бат"}, false},
      {"the same where the months are not told", {"Бат", "", "Дорж"}, {"Бат", "", "Бат"}, false},
      {"met twice, a month not told", {"Бат", "", "Дорж"}, {"Бат", "1996-03", "Дорж"}, true},
  };
  for (auto const& [says, one, other, asked] : cases) {
    for (char const* bagh : {one_bagh, ""}) {
      CAPTURE(says);
      CAPTURE(bagh);
      Told told;
      say(told, home, {"Эхний", bagh, "", "18301", {{bat, one}, {other_bat, other}}});
      CHECK(count(told, false) == (asked ? 1 : 0));
    }
  }
}

TEST_CASE("households that may be one") {
  auto const headed = [](Row row) {
    row.relation = "head";
    return row;
  };
  auto const with = [&](std::string head, Row first) {
    return Family{std::move(head), "1", "", "18301", {{bat, headed(std::move(first))}}};
  };
  auto const with_other = [&](std::string head, std::string bagh, Row first) {
    return Family{
        std::move(head), std::move(bagh), "", "18301", {{other_bat, headed(std::move(first))}}};
  };
  struct Case {
    std::string says;
    Family one, other;
    bool asked;
  };
  Case const cases[] = {
      {"a space for a hyphen", {"Бат Эрдэнэ"}, {"Бат-Эрдэнэ"}, true},
      {"another bagh", {"Бат-Эрдэнэ"}, {"Бат-Эрдэнэ", "2"}, false},
      {"no bagh is told", {"Бат-Эрдэнэ", ""}, {"Бат-Эрдэнэ", ""}, false},
      {"one bagh is not told", {"Бат-Эрдэнэ"}, {"Бат-Эрдэнэ", ""}, false},
      {"the same bagh number of another soum", {"Бат"}, {"Бат", "1", "", "18304"}, false},
      {"no head is told", {""}, {""}, false},
      {"the words the other way round", {"Дорж Бат"}, {"Бат Дорж"}, true},
      {"an initial for the father", {"Дорж Бат"}, {"Д. Бат"}, true},
      {"an initial written close", {"Д.Бат"}, {"Дорж Бат"}, true},
      {"another initial", {"Д.Болормаа"}, {"Б.Болормаа"}, false},
      {"brothers", {"Дорж Бат"}, {"Дорж Баз"}, false},
      {"brothers whose names end otherwise", {"Дорж Ганболд"}, {"Дорж Ганбат"}, false},
      {"one error in a long name", {"Дорж Ганболд"}, {"Дорж Ганбод"}, true},
      {"a name without the father's", {"Дорж Бат"}, {"Бат"}, false},
      {"father and son of one name", with("Бат", {"Бат", "1960-01"}),
       with_other("Бат", "1", {"Бат", "1990-01"}), false},
      {"the same by their fathers", with("Бат", {"Бат", "", "Дорж"}),
       with_other("Бат", "1", {"Бат", "", "Бат"}), false},
      {"heads who may be one, wherever", with("Эхний", {"Бат", "1960-01", "Дорж"}),
       with_other("Нөгөө", "2", {"Бат", "1960-01", "Дорж"}), true},
      {"husband and wife with one telephone",
       {"Бат", "1", "9911 2233"},
       {"Сараа", "1", "+976 99112233"},
       true},
      {"a telephone, and a bagh not told",
       {"Бат", "1", "99112233"},
       {"Сараа", "", "99112233"},
       true},
      {"a telephone in two baghs", {"Бат", "1", "99112233"}, {"Сараа", "2", "99112233"}, false},
      {"a scrap of a number", {"Бат", "1", "99"}, {"Сараа", "1", "99"}, false},
  };
  for (auto const& [says, one, other, asked] : cases) {
    CAPTURE(says);
    CHECK(count(two_of(one, other), true) == (asked ? 1 : 0));
    auto const turned = two_of(other, one);
    CHECK(std::ranges::count(found(turned), true, &Duplicate::household) == (asked ? 1 : 0));
  }
}

TEST_CASE("one register number makes two be asked about, and two numbers speak against it") {
  auto const with = [](Row row, std::string number) {
    row.number = std::move(number);
    return row;
  };
  constexpr auto one = "УБ99310112", two = "УБ99310129";
  Row const bat{"Бат", "1996-03", "Дорж"}, sara{"Сараа", "1984-07", "Ганаа", "female"};
  Row const fatherless{"Бат"}, misspelt{"Болормаа"}, spelt{"Болрмаа"};
  check({
      {"nothing else agrees, in another soum", with(bat, one), with(sara, one), "1", "3", "18304",
       true},
      {"nor is a name told", with({""}, one), with({"", ""}, one), "", "", "18304", true},
      {"one number is not known", with(bat, one), sara, "1", "1", "18301", false},
      {"two numbers, and all else agrees", with(bat, one), with(bat, two), "1", "3", "18304", true},
      {"two numbers, in one bagh, no father told", with(fatherless, one), with(fatherless, two),
       "1", "1", "18301", false},
      {"two numbers and a typing error", with(misspelt, one), with(spelt, two), "1", "1", "18301",
       false},
      {"the error without the numbers", misspelt, spelt, "1", "1", "18301", true},
  });
}

TEST_CASE("a pair says what the numbers say; one number comes first, two come last") {
  auto const row = [](std::string name, std::string number) {
    return Row{std::move(name), "1996-03", "Дорж", "", "", std::move(number)};
  };
  Told told;
  say(told, home,
      {"Эхний",
       "1",
       "",
       "18301",
       {{{4, 1}, row("Бат", "УБ99310112")},
        {{4, 2}, row("Дэлгэр", "")},
        {{4, 3}, row("Сараа", "УБ99310129")}}});
  say(told, other_home,
      {"Нөгөө",
       "2",
       "",
       "18304",
       {{{4, 4}, row("Бат", "УБ99310146")},
        {{4, 5}, row("Дэлгэр", "")},
        {{4, 6}, row("Өөр нэр", "УБ99310129")}}});
  FoldedNames names;
  auto const book = folded(told.events);
  for (auto const* only : {static_cast<Household const*>(nullptr), book.household(other_home)}) {
    auto const pairs = duplicates(book, names, "", only);
    REQUIRE(pairs.size() == 3);
    std::vector<std::string> found;
    for (auto const& pair : pairs)
      found.push_back(pair.one_name + " " + boost::describe::enum_to_string(pair.numbers, ""));
    CHECK(found == std::vector<std::string>{"Сараа same", "Дэлгэр unknown", "Бат differ"});
  }
}

TEST_CASE("heads with one register number make two households be asked about, within the soum") {
  auto const headed = [](std::string name, std::string born) {
    return Row{std::move(name), std::move(born), "", "", "head", "УБ99310112"};
  };
  for (bool const near : {true, false}) {
    auto const told =
        two_of({"Эхний", "1", "", "18301", {{bat, headed("Бат", "1960-01")}}},
               {"Нөгөө", "2", "", near ? "18301" : "18304", {{other_bat, headed("Д", "1961-01")}}});
    auto const pairs = found(told);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].household == near);
    CHECK(pairs[0].numbers == Numbers::same);
  }
}

TEST_CASE("what was said about a pair, either way, is not asked again") {
  for (bool const same : {true, false}) {
    auto told = two_of({"Эхний", "1", "", "18301", {{bat, {"Бат"}}}},
                       {"Нөгөө", "1", "", "18301", {{other_bat, {"Бат"}}}});
    REQUIRE(count(told, false) == 1);
    told.say(bat, event::SamenessTold{other_bat, same});
    CHECK(found(told).empty());
  }
}

TEST_CASE("what was said of one of several that are one was said of all of them") {
  constexpr Uuid third_home{1, 3};
  constexpr Uuid third{4, 3};
  auto told = two_of({"Эхний", "1", "", "18301", {{bat, {"Бат"}}}},
                     {"Нөгөө", "1", "", "18301", {{other_bat, {"Бат"}}}});
  say(told, third_home, {"Гурав дахь", "1", "", "18301", {{third, {"Бат"}}}});
  CHECK(found(told).size() == 3);
  told.say(other_bat, event::SamenessTold{bat, true});
  CHECK(found(told).size() == 1);
  told.say(third, event::SamenessTold{other_bat, false});
  CHECK(found(told).empty());
}

TEST_CASE("a family recorded twice is asked about once, and its people after that") {
  Family const one{"Бат-Эрдэнэ", "1", "", "18301", {{bat, {"Сараа"}}}};
  auto told = two_of(one, {"Бат Эрдэнэ", "1", "", "18301", {{other_bat, {"Сараа"}}}});
  CHECK(count(told, true) == 1);
  CHECK(count(told, false) == 0);
  told.say(home, event::SamenessTold{other_home, true});
  CHECK(count(told, true) == 0);
  CHECK(count(told, false) == 1);
}

TEST_CASE("only the pairs of the soum, or of the household, that is asked for") {
  auto told = two_of({"Бат-Эрдэнэ"}, {"Бат Эрдэнэ"});
  say(told, {1, 3}, {"Дорж"});
  say(told, {1, 4}, {"Дорж"});
  auto const book = folded(told.events);
  FoldedNames names;
  CHECK(duplicates(book, names, "18301").size() == 2);
  CHECK(duplicates(book, names, "18304").empty());
  REQUIRE(duplicates(book, names, "", book.household(home)).size() == 1);
  CHECK(duplicates(book, names, "", book.household(home)).front().other == other_home);
}

}  // namespace otor::outreach
