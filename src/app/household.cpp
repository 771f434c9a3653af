// SPDX-License-Identifier: Apache-2.0
// The card of one household.
#include <algorithm>
#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

using outreach::in_order;

std::optional<wire::Field> field_of(event::Register const& held) {
  auto const* shown = held.shown();
  if (shown == nullptr) return std::nullopt;
  wire::Field field{shown->value, shown->origin->author, shown->origin->at, {}, {}};
  for (auto const& head : held.heads()) {
    field.heads.push_back(head.origin->id);
    if (head.value != shown->value) {
      field.others.push_back({head.value, head.origin->author, head.origin->at});
    }
  }
  return field;
}

// Registers and members stand in the same order: both are the members of the `..._changed` struct.
template <class Fields, std::size_t count>
Fields fields_of(std::array<event::Register, count> const& registers) {
  using Members = boost::describe::describe_members<Fields, boost::describe::mod_public>;
  static_assert(boost::mp11::mp_size<Members>::value == count);
  Fields fields;
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
    fields.*boost::mp11::mp_at_c<Members, index>::pointer = field_of(registers[index]);
  });
  return fields;
}

std::vector<wire::PromiseNote> promises_of(outreach::Household const& household,
                                           event::Uuid const* visit) {
  std::vector<wire::PromiseNote> notes;
  for (auto const& [id, promise] : household.promises) {
    if (!promise.made || (visit != nullptr && promise.made->fact.visit != *visit)) continue;
    auto const& made = promise.made->fact;
    notes.push_back({id, made.what, made.by, made.visit, !promise.kept.empty()});
  }
  std::ranges::sort(notes, [](auto const& one, auto const& other) {
    return std::tie(one.kept, one.by, one.promise) < std::tie(other.kept, other.by, other.promise);
  });
  return notes;
}

// What was said last about consent.
std::optional<wire::ConsentNote> consent_of(outreach::Visit const& visit) {
  std::optional<wire::ConsentNote> note;
  event::Origin const* latest = nullptr;
  for (auto const& [origin, fact] : visit.given) {
    if (latest != nullptr && event::earlier(*origin, *latest)) continue;
    note = wire::ConsentNote{true, fact.version, fact.language, fact.how, origin->at};
    latest = origin.get();
  }
  for (auto const& [origin, fact] : visit.refused) {
    if (latest != nullptr && event::earlier(*origin, *latest)) continue;
    note = wire::ConsentNote{false, fact.version, fact.language, std::nullopt, origin->at};
    latest = origin.get();
  }
  return note;
}

void put_talk(wire::VisitCard& card, outreach::Visit const& visit) {
  for (auto const* told : in_order(visit.told)) {
    card.told.push_back({told->fact.person, told->fact.subjects});
  }
  for (auto const* shown : in_order(visit.calculations)) {
    auto const& fact = shown->fact;
    card.calculations.push_back({shown->origin->id, fact.person, fact.request, fact.pack,
                                 fact.first, fact.opens, fact.pension, fact.person_pays,
                                 shown->origin->at});
  }
  for (auto const* asked : in_order(visit.questions)) {
    card.questions.push_back(
        {asked->origin->id, asked->fact.code, asked->fact.text, asked->fact.state});
  }
  for (auto const* noted : in_order(visit.findings)) {
    card.findings.push_back({noted->origin->id, noted->fact.code, noted->fact.note});
  }
}

wire::VisitCard card_of(outreach::Household const& household, outreach::Visit const& visit) {
  wire::VisitCard card;
  card.id = visit.id;
  card.started_at = visit.first().at;
  card.officer = visit.first().author;
  if (!visit.started.empty()) card.way = in_order(visit.started).front()->fact.way;
  card.closed = !visit.closed.empty();
  card.stage = visit.stage();
  for (auto const* closing : in_order(visit.closed)) {
    if (closing->fact.note) card.note = closing->fact.note;
  }
  card.consent = consent_of(visit);
  put_talk(card, visit);
  card.handbooks = visit.handbooks_given();
  card.promises = promises_of(household, &visit.id);
  card.unsafe = unsafe_in(visit.origins);
  return card;
}

std::vector<wire::VisitCard> visits_of(outreach::Household const& household) {
  std::vector<outreach::Visit const*> visits;
  for (auto const& [id, visit] : household.visits) visits.push_back(&visit);
  std::ranges::sort(visits, [](auto const* one, auto const* other) {
    return event::earlier(other->first(), one->first());
  });
  std::vector<wire::VisitCard> cards;
  for (auto const* visit : visits) cards.push_back(card_of(household, *visit));
  return cards;
}

// The head of the household first, then in the order in which they were met.
std::vector<wire::PersonCard> people_of(RecordSession const& session,
                                        outreach::Household const& household) {
  auto members = session.book.members(household);
  std::ranges::sort(members, [](auto const* one, auto const* other) {
    bool const heads[] = {one->text(outreach::PersonField::relation) != "head",
                          other->text(outreach::PersonField::relation) != "head"};
    if (heads[0] != heads[1]) return heads[0] < heads[1];
    return event::earlier(outreach::earliest(one->origins), outreach::earliest(other->origins));
  });
  std::vector<wire::PersonCard> cards;
  for (auto const* person : members) {
    cards.push_back(
        {person->id, fields_of<wire::PersonFields>(person->fields), unsafe_in(person->origins)});
  }
  return cards;
}

}  // namespace

Result<wire::HouseholdCard> household(RecordSession& session, wire::IdRequest const& request) {
  auto const* found = session.book.household(request.id);
  if (found == nullptr || found->origins.empty()) {
    return problem(ProblemKind::not_found, "There is no such household here.");
  }
  wire::HouseholdCard card;
  card.id = found->id;
  card.area = found->area();
  card.fields = fields_of<wire::HouseholdFields>(found->fields);
  card.people = people_of(session, *found);
  card.visits = visits_of(*found);
  card.promises = promises_of(*found, nullptr);
  card.unsafe = unsafe_in(found->origins);
  for (auto const& person : card.people) card.unsafe += person.unsafe;
  return card;
}

}  // namespace otor::app
