// SPDX-License-Identifier: Apache-2.0
#include "app/heard.h"

#include <algorithm>

#include "base/word.h"
#include "outreach/follow_up.h"
#include "outreach/objection.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

using outreach::HouseholdField;
using outreach::PersonField;

std::string typed(std::optional<std::string> const& words) {
  return words ? outreach::masked_register_numbers(*words) : std::string();
}

HeardPerson person_of(outreach::Person const& person, bool member) {
  HeardPerson heard{person.id, member, {}, {}};
  auto const sex = person.text(PersonField::sex);
  if (!sex.empty()) heard.sex = sex == "female" ? event::Sex::female : event::Sex::male;
  if (auto const born = parse_birth(person.text(PersonField::born))) heard.born = *born;
  return heard;
}

// An answer that was told may be told again when it is another, without being asked anew.
std::optional<Date> last_told(outreach::Household const& home, event::QuestionAsked const& asked,
                              event::Uuid id, outreach::Visit const& visit) {
  std::optional<Date> last;
  if (asked.state == event::Answer::answered) last = outreach::day_of(visit.first());
  for (auto const& answer : home.answers) {
    if (answer.fact.question != id || home.has_withdrawn(answer.origin)) continue;
    auto const day = outreach::day_of(*answer.origin);
    if (!last || *last < day) last = day;
  }
  return last;
}

/// The facts of one visit in the order in which they were told.
class Facts {
 public:
  Facts(outreach::Household const& home, outreach::Book const& book) : home_(home), book_(book) {}

  std::vector<HeardFact> of(outreach::Visit const& visit) {
    for (auto const* found : home_.told<event::FindingNoted>(visit)) {
      auto const& fact = found->fact;
      put({found->origin->id, false, fact.code, typed(fact.note)}, fact.person);
    }
    for (auto const* asked : home_.told<event::QuestionAsked>(visit)) {
      auto const& fact = asked->fact;
      HeardFact heard{asked->origin->id, true, fact.code, typed(fact.text), {}, fact.state};
      heard.told = last_told(home_, fact, heard.event, visit);
      if (auto const* answer = home_.answer_to(heard.event))
        heard.answered = outreach::day_of(*answer->origin);
      put(std::move(heard), fact.person);
    }
    return std::move(facts_);
  }

 private:
  // Under the name that those who are the same have together.
  void put(HeardFact fact, std::optional<event::Uuid> const& person) {
    auto const* card = person ? book_.person(*person) : nullptr;
    if (person) fact.person = card == nullptr ? *person : card->id;
    fact.silent = card != nullptr && outreach::has_objected(book_, home_, *card);
    facts_.push_back(std::move(fact));
  }

  outreach::Household const& home_;
  outreach::Book const& book_;
  std::vector<HeardFact> facts_;
};

void put_people(HeardFamily& family, outreach::Household const& home, outreach::Book const& book) {
  for (auto const* member : book.members(home)) family.people.push_back(person_of(*member, true));
  for (auto const& visit : family.visits) {
    for (auto const& fact : visit.facts) {
      if (!fact.person || family.person(*fact.person) != nullptr) continue;
      auto const* card = book.person(*fact.person);
      family.people.push_back(card == nullptr ? HeardPerson{*fact.person, false, {}, {}}
                                              : person_of(*card, false));
    }
  }
}

}  // namespace

HeardPerson const* HeardFamily::person(event::Uuid id) const {
  auto const found = std::ranges::find(people, id, &HeardPerson::person);
  return found == people.end() ? nullptr : &*found;
}

std::size_t HeardFamily::size() const {
  std::size_t size = visits.size();
  for (auto const& visit : visits) size += visit.facts.size();
  return size;
}

std::optional<HeardFamily> heard_of(outreach::Household const& home, std::string_view soum,
                                    outreach::Book const& book) {
  if (home.is_withdrawn()) return std::nullopt;
  HeardFamily family;
  auto const& given = home.field(HouseholdField::officer);
  auto const* shown = given.shown();
  bool const here = shown != nullptr && (soum.empty() || shown->origin->area == soum);
  for (auto const* visit : home.held_visits()) {
    auto const& first = visit->first();
    if (!soum.empty() && first.area != soum) continue;
    HeardVisit heard{visit->id, outreach::day_of(first), first.author, true, false, {}};
    heard.given_since = here && event::earlier(first, *shown->origin);
    heard.facts = Facts(home, book).of(*visit);
    heard.met = !heard.facts.empty() || home.told<event::NobodyFound>(*visit).empty();
    family.visits.push_back(std::move(heard));
  }
  if (family.visits.empty()) return std::nullopt;
  std::ranges::sort(family.visits, {},
                    [](HeardVisit const& visit) { return std::pair(visit.day, visit.visit); });
  family.household = home.id;
  family.head = outreach::masked_register_numbers(home.text(HouseholdField::head));
  family.bagh = outreach::masked_register_numbers(home.text(HouseholdField::bagh));
  if (here) family.given = home.text(HouseholdField::officer);
  family.silent = outreach::has_objected(home);
  put_people(family, home, book);
  return family;
}

}  // namespace otor::app
