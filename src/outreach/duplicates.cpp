// SPDX-License-Identifier: Apache-2.0
#include "outreach/duplicates.h"

#include <tuple>

#include "outreach/name.h"

namespace otor::outreach {
namespace {

// Everything that must agree. Someone without a name or a month of birth is like nobody.
using Key = std::tuple<std::u32string, std::u32string, std::string>;  // name, bagh, born
using Groups = std::map<Key, std::vector<Duplicate>>;

void put(Groups& groups, Key key, Duplicate mine) {
  groups[std::move(key)].push_back(std::move(mine));
}

void put_people(Groups& groups, Book const& book, Household const& household) {
  auto const bagh = household.text(HouseholdField::bagh);
  for (auto const* person : book.members(household)) {
    auto const name = person->text(PersonField::name);
    auto const born = person->text(PersonField::born);
    if (name.empty() || born.empty()) continue;
    // The father's name is often left out: it parts two people only where both tell it, below.
    put(groups, {coarse_key(name), coarse_key(bagh), std::string(born)},
        {false,
         person->id,
         {},
         std::string(name),
         std::string(person->text(PersonField::father)),
         std::string(bagh),
         std::string(born)});
  }
}

bool may_be_one(Book const& book, Duplicate const& one, Duplicate const& other) {
  if (one.one == other.one || book.sameness(one.one, other.one) != nullptr) return false;
  if (one.household) return true;
  auto const& father = one.other_name;
  return father.empty() || other.other_name.empty() ||
         coarse_key(father) == coarse_key(other.other_name);
}

void pair_up(std::vector<Duplicate>& found, Book const& book, Groups const& groups) {
  for (auto const& [key, members] : groups) {
    for (std::size_t at = 0; at < members.size(); ++at) {
      for (auto next = at + 1; next < members.size(); ++next) {
        auto const* one = &members[at];
        auto const* other = &members[next];
        if (!may_be_one(book, *one, *other)) continue;
        if (other->one < one->one) std::swap(one, other);
        found.push_back({one->household, one->one, other->one, one->one_name, other->one_name,
                         one->bagh, one->born});
      }
    }
  }
}

}  // namespace

std::vector<Duplicate> duplicates(Book const& book, std::string_view area) {
  Groups households;
  Groups people;
  for (auto const* household : book.households()) {
    if (!area.empty() && household->area() != area) continue;
    if (household->is_withdrawn()) continue;
    auto const head = household->text(HouseholdField::head);
    auto const bagh = household->text(HouseholdField::bagh);
    if (!head.empty()) {
      put(households, {coarse_key(head), coarse_key(bagh), ""},
          {true, household->id, {}, std::string(head), "", std::string(bagh), ""});
    }
    put_people(people, book, *household);
  }
  std::vector<Duplicate> found;
  pair_up(found, book, households);
  pair_up(found, book, people);
  std::ranges::sort(found, [](Duplicate const& one, Duplicate const& other) {
    return std::tuple(!one.household, one.one, one.other) <
           std::tuple(!other.household, other.one, other.other);
  });
  return found;
}

}  // namespace otor::outreach
