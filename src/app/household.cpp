// SPDX-License-Identifier: Apache-2.0
// The card of one household.
#include <algorithm>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

using outreach::Household;
using outreach::Person;
using outreach::PersonField;

std::vector<event::Uuid> list_of(std::set<event::Uuid> const& ids) {
  return {ids.begin(), ids.end()};
}

std::vector<wire::DocumentCard> documents_of(Person const& person) {
  std::vector<wire::DocumentCard> cards;
  for (auto const& [item, document] : person.documents) {
    cards.push_back({item, field_of(document.state), field_of(document.note)});
  }
  return cards;
}

std::vector<wire::HomeNote> homes_of(outreach::Book const& book, Person const& person) {
  auto const homes = book.homes(person);
  std::vector<wire::HomeNote> notes;
  if (homes.size() < 2) return notes;
  for (auto const& home : homes) {
    wire::HomeNote note;
    auto const& told = std::get<std::string>(home.value);
    note.household = event::parse_uuid(told);
    if (!note.household) note.left = told;
    if (auto const* card = note.household ? book.household(*note.household) : nullptr) {
      note.head = card->text(outreach::HouseholdField::head);
      note.bagh = card->text(outreach::HouseholdField::bagh);
    }
    note.author = home.origin->author;
    note.at = home.origin->at;
    notes.push_back(std::move(note));
  }
  return notes;
}

wire::PersonCard card_of(outreach::Book const& book, Person const& person) {
  wire::PersonCard card;
  card.id = person.id;
  card.linked = list_of(person.linked);
  card.fields = fields_of<wire::PersonFields>(person.fields);
  card.household = field_of(person.household);
  card.homes = homes_of(book, person);
  card.documents = documents_of(person);
  card.consent = consent_of(book.own_consent(person));
  card.heads = ids_of(person.heads());
  card.unsafe = unsafe_in(person.origins) + unsafe_in(person.withdrawn);
  return card;
}

// The head of the household first, then in the order in which they were met.
std::vector<wire::PersonCard> people_of(RecordSession const& session, Household const& household) {
  auto members = session.book.told_here(household);
  std::ranges::sort(members, [](auto const* one, auto const* other) {
    bool const heads[] = {one->text(PersonField::relation) != "head",
                          other->text(PersonField::relation) != "head"};
    if (heads[0] != heads[1]) return heads[0] < heads[1];
    return event::earlier(outreach::earliest(one->origins), outreach::earliest(other->origins));
  });
  std::vector<wire::PersonCard> cards;
  for (auto const* person : members) cards.push_back(card_of(session.book, *person));
  return cards;
}

std::vector<wire::LeftCard> left_of(RecordSession const& session, Household const& household) {
  std::vector<wire::LeftCard> cards;
  for (auto const* person : session.book.left(household)) {
    wire::LeftCard card{person->id, std::string(person->text(PersonField::name)),
                        std::string(outreach::text_in(person->household)), std::nullopt,
                        head_ids(person->household)};
    if (auto const on = outreach::text_in(person->left_on); !on.empty()) card.on = on;
    cards.push_back(std::move(card));
  }
  return cards;
}

void put_camps(wire::HouseholdCard& card, Household const& household,
               std::optional<Date> const& day) {
  for (auto const& [id, camp] : household.camps) {
    if (household.has_withdrawn(camp)) continue;
    card.camps.push_back({id, fields_of<wire::CampFields>(camp.fields), ids_of(camp.heads())});
  }
  if (!day) return;
  auto const now = outreach::camp_on(household, *day);
  if (now.camp != nullptr) card.camp_now = wire::CampNow{now.camp->id, now.sure};
}

std::optional<wire::RequestAnswer> answer_to(event::Uuid request, Household const& household) {
  std::optional<wire::RequestAnswer> answer;
  for (auto const* closed : outreach::in_order(household.tasks.closed)) {
    auto const& [origin, fact] = *closed;
    if (fact.about != request || household.has_withdrawn(origin)) continue;
    answer = wire::RequestAnswer{fact.how, origin->author, origin->at, fact.note};
  }
  return answer;
}

void put_requests(wire::HouseholdCard& card, Household const& household) {
  for (auto const* request : outreach::in_order(household.requests)) {
    auto const& [origin, fact] = *request;
    if (household.has_withdrawn(origin)) continue;
    card.requests.push_back({origin->id, origin->area, fact.from, origin->author, origin->at,
                             fact.note, answer_to(origin->id, household)});
  }
}

void put_records(wire::HouseholdCard& card, RecordSession const& session,
                 Household const& household) {
  for (auto const& [entry, held] : household.withdrawn) {
    auto const* shown = held.shown();
    if (shown == nullptr || std::get<std::string>(shown->value) != outreach::withdrawn_word) {
      continue;
    }
    auto const why = household.reasons.find(shown->origin->id);
    card.withdrawals.push_back(
        {entry, shown->origin->author, shown->origin->at,
         why == household.reasons.end() ? std::nullopt : std::optional(why->second),
         head_ids(held)});
  }
  auto const is_here = [&](event::Uuid id) {
    return id == household.id || household.linked.contains(id);
  };
  for (auto const& [pair, told] : session.book.samenesses()) {
    if (!is_here(pair.first) || !is_here(pair.second)) continue;
    card.links.push_back({pair.first, pair.second, head_ids(told)});
  }
}

}  // namespace

Result<wire::HouseholdCard> household(RecordSession& session,
                                      wire::HouseholdRequest const& request) {
  std::optional<Date> day;
  if (request.on) {
    auto const on = parse_date(*request.on);
    if (!on) return std::unexpected(on.error());
    day = *on;
  }
  auto const* found = session.book.household(request.id);
  if (found == nullptr || found->origins.empty()) {
    return problem(ProblemKind::not_found, "There is no such household here.");
  }
  wire::HouseholdCard card;
  card.id = found->id;
  card.linked = list_of(found->linked);
  card.area = found->area();
  card.first_area = found->first_area();
  card.moved_away = moved_away(session, *found);
  card.withdrawn = found->is_withdrawn();
  card.fields = fields_of<wire::HouseholdFields>(found->fields);
  put_camps(card, *found, day);
  card.consent = consent_of(found->consent);
  card.people = people_of(session, *found);
  card.left = left_of(session, *found);
  card.visits = visits_of(*found);
  card.promises = promises_of(*found, nullptr);
  card.steps = steps_of(*found, nullptr);
  card.referrals = referrals_of(*found, nullptr);
  put_requests(card, *found);
  put_records(card, session, *found);
  card.heads = ids_of(found->heads());
  card.unsafe = unsafe_in(found->origins) + unsafe_in(found->withdrawn);
  for (auto const& person : card.people) card.unsafe += person.unsafe;
  return card;
}

}  // namespace otor::app
