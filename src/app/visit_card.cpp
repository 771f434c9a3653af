// SPDX-License-Identifier: Apache-2.0
// The cards of visits: every fact that stands, with the id that a withdrawal of it has to name.
#include "app/record_view.h"

namespace otor::app {
namespace {

using outreach::Household;
using outreach::Visit;

// What was said last about consent at this visit.
std::optional<wire::ConsentNote> consent_at(Household const& household, Visit const& visit) {
  outreach::Consent::Told const* latest = nullptr;
  for (auto const& told : household.consent.told) {
    if (told.visit != visit.id || !told.version) continue;
    if (latest != nullptr && event::earlier(*told.origin, *latest->origin)) continue;
    latest = &told;
  }
  if (latest == nullptr) return std::nullopt;
  return wire::ConsentNote{latest->word == "given", *latest->version, latest->language, latest->how,
                           latest->origin->at};
}

void put_people(wire::VisitCard& card, Household const& household, Visit const& visit) {
  for (auto const* came : household.told<event::TeamMemberCame>(visit)) {
    auto const& fact = came->fact;
    card.team.push_back({came->origin->id, fact.role, fact.organisation, fact.name});
  }
  for (auto const* present : household.told<event::PeoplePresent>(visit)) {
    auto const& fact = present->fact;
    card.present.push_back({present->origin->id, fact.people, fact.women, fact.men, fact.youths});
  }
  card.nobody_found = !household.told<event::NobodyFound>(visit).empty();
}

std::optional<wire::AnswerNote> answer_of(Household const& household, event::Uuid question) {
  auto const* answer = household.answer_to(question);
  if (answer == nullptr) return std::nullopt;
  return wire::AnswerNote{answer->origin->id, answer->origin->author, answer->origin->at,
                          answer->fact.note};
}

void put_talk(wire::VisitCard& card, Household const& household, Visit const& visit) {
  for (auto const* told : household.told<event::PersonTold>(visit)) {
    card.told.push_back({told->origin->id, told->fact.person, told->fact.subjects});
  }
  for (auto const* shown : household.told<event::PaymentShown>(visit)) {
    auto const& fact = shown->fact;
    card.payments.push_back({shown->origin->id, fact.how, fact.by, fact.person});
  }
  for (auto const* shown : household.told<event::CalculationShown>(visit)) {
    auto const& fact = shown->fact;
    card.calculations.push_back({shown->origin->id, fact.person, fact.request, fact.pack,
                                 fact.first, fact.opens, fact.pension, fact.person_pays,
                                 shown->origin->at});
  }
  for (auto const* given : household.told<event::HandbookGiven>(visit)) {
    card.handbooks_given.push_back({given->origin->id, given->fact.edition, given->fact.count});
    card.handbooks += given->fact.count;
  }
  for (auto const* asked : household.told<event::QuestionAsked>(visit)) {
    auto const& fact = asked->fact;
    card.questions.push_back({asked->origin->id, fact.code, fact.text, fact.state, fact.person,
                              answer_of(household, asked->origin->id)});
  }
  for (auto const* noted : household.told<event::FindingNoted>(visit)) {
    auto const& fact = noted->fact;
    card.findings.push_back({noted->origin->id, fact.code, fact.note, fact.person});
  }
}

std::optional<event::Way> way_of(Visit const& visit) {
  event::Way way{};
  auto const word = std::string(outreach::text_in(visit.field(outreach::VisitField::way)));
  if (!boost::describe::enum_from_string(word.c_str(), way)) return std::nullopt;
  return way;
}

wire::VisitCard card_of(Household const& household, Visit const& visit) {
  wire::VisitCard card;
  card.id = visit.id;
  auto const& first = visit.first();
  card.started_at = first.at;
  card.officer = first.author;
  card.area = first.area;
  card.way = way_of(visit);
  card.fields = fields_of<wire::VisitFields>(visit.fields);
  for (auto const* started : household.told<event::VisitStarted>(visit)) {
    if (started->fact.trip) card.trip = started->fact.trip;
  }
  auto const closings = household.told<event::VisitClosed>(visit);
  card.closed = !closings.empty();
  card.stage = household.stage(visit);
  for (auto const* closing : closings) {
    if (closing->fact.note) card.note = closing->fact.note;
  }
  card.consent = consent_at(household, visit);
  put_people(card, household, visit);
  put_talk(card, household, visit);
  card.promises = promises_of(household, &visit.id);
  card.steps = steps_of(household, &visit.id);
  card.referrals = referrals_of(household, &visit.id);
  card.heads = ids_of(visit.origins);
  card.unsafe = unsafe_in(visit.origins);
  return card;
}

}  // namespace

std::vector<wire::VisitCard> visits_of(Household const& household) {
  std::vector<wire::VisitCard> cards;
  for (auto const* visit : household.held_visits()) cards.push_back(card_of(household, *visit));
  return cards;
}

}  // namespace otor::app
