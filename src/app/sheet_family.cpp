// SPDX-License-Identifier: Apache-2.0
#include "app/sheet_family.h"

#include <algorithm>
#include <map>

#include "app/asked_of.h"
#include "app/person_case.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

using event::Uuid;
using outreach::Household;
using outreach::Person;
using outreach::PersonField;

constexpr std::int32_t of_age = 16 * 12;  // months: from then on people insure themselves

std::string told(std::string_view text) { return outreach::masked_register_numbers(text); }

std::optional<LeftOut> without_consent(outreach::Book const& book, Household const& home,
                                       Person const& person) {
  auto const why = outreach::objection(book, home, person);
  if (!why) return std::nullopt;
  switch (*why) {
    case outreach::Objection::not_asked: return LeftOut::no_consent;
    case outreach::Objection::refused: return LeftOut::consent_refused;
    case outreach::Objection::withdrawn: return LeftOut::consent_withdrawn;
    case outreach::Objection::doubtful: break;
  }
  return LeftOut::consent_doubtful;
}

bool is_contact_refused(Person const& person) {
  auto const* ways = person.field(PersonField::contact).shown();
  auto const* list = ways == nullptr ? nullptr : std::get_if<event::Told>(&ways->value);
  return list != nullptr && list->text == "[]";
}

// The people of one household.
class People {
 public:
  People(Household const& home, outreach::Book const& book, SheetTerms const& terms)
      : home_(home), book_(book), terms_(terms), members_(book.members(home)) {}

  std::vector<SheetPerson> of(std::span<outreach::Task const* const> tasks) const {
    std::map<Uuid, SheetPerson> people;
    for (auto const* member : of_family()) put(people, *member).family = true;
    for (auto const* task : tasks) {
      auto const* person = task->person ? book_.person(*task->person) : nullptr;
      if (person != nullptr && !person->is_withdrawn() && is_of_age(*person)) put(people, *person);
    }
    std::vector<SheetPerson> list;
    for (auto& [id, person] : people) list.push_back(std::move(person));
    return list;
  }

  std::vector<SheetPerson> withdrawn() const {
    std::vector<SheetPerson> list;
    for (auto const* person : book_.withdrawn_people(home_))
      list.push_back({person->id, {}, told(person->text(PersonField::name)), false, {}});
    return list;
  }

 private:
  bool is_of_age(Person const& person) const {
    auto const born = parse_birth(person.text(PersonField::born));
    return !born || age_in_months(*born, terms_.month) >= of_age;
  }

  std::vector<Person const*> of_family() const {
    auto people = members_;
    std::erase_if(people, [&](Person const* member) { return !is_of_age(*member); });
    auto shown = people;
    std::erase_if(shown, [&](Person const* member) {
      return outreach::last_calculation(home_, *member, outreach::Shown::any) == nullptr;
    });
    return shown.empty() ? people : shown;
  }

  SheetPerson& put(std::map<Uuid, SheetPerson>& people, Person const& person) const {
    auto const [place, fresh] = people.try_emplace(person.id);
    if (fresh)
      place->second = {person.id,
                       {person.linked.begin(), person.linked.end()},
                       told(person.text(PersonField::name)),
                       false,
                       why(person)};
    return place->second;
  }

  std::optional<LeftOut> why(Person const& person) const {
    if (std::ranges::find(members_, &person) == members_.end()) return LeftOut::moved;
    if (auto const objected = without_consent(book_, home_, person)) return objected;
    if (is_contact_refused(person)) return LeftOut::no_contact;
    if (home_.stage() == event::Stage::not_interested) return LeftOut::not_interested;
    auto const* shown = outreach::last_calculation(home_, person, outreach::Shown::any);
    auto asked = asked_of(person, shown == nullptr ? nullptr : &shown->fact, terms_.month, {});
    if (!asked)
      return asked.error().kind == ProblemKind::not_known ? LeftOut::no_sex_or_birth
                                                          : LeftOut::not_reckoned;
    if (!considered(std::move(*asked), terms_.law)) return LeftOut::not_reckoned;
    return std::nullopt;
  }

  Household const& home_;
  outreach::Book const& book_;
  SheetTerms const& terms_;
  std::vector<Person const*> members_;
};

}  // namespace

bool SheetPerson::is(Uuid id) const {
  return person == id || std::ranges::find(linked, id) != linked.end();
}

SheetFamily sheet_family(Household const& home, std::span<outreach::Task const* const> tasks,
                         outreach::Book const& book, SheetTerms const& terms) {
  SheetFamily family;
  family.household = home.id;
  family.head = told(home.text(outreach::HouseholdField::head));
  family.area = home.area();
  family.first = std::ranges::min(tasks, {}, &outreach::Task::due)->due;
  if (family.area != terms.soum) return family;
  People const people(home, book, terms);
  family.people = people.of(tasks);
  family.withdrawn = people.withdrawn();
  return family;
}

}  // namespace otor::app
