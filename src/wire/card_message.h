// SPDX-License-Identifier: Apache-2.0
#pragma once
// The card of one household, as the page draws it. Everything that can be put right or withdrawn
// carries what the event that does so must name: `heads`, or its own `id`.

#include "wire/record_message.h"

namespace otor::wire {

/// `household`. `on`: the day for which the camp is asked.
struct HouseholdRequest {
  event::Uuid id;
  std::optional<std::string> on;
};
BOOST_DESCRIBE_STRUCT(HouseholdRequest, (), (id, on))

/// A value that somebody told and nobody replaced.
struct Other {
  event::Value value;
  std::string author, at;
};
BOOST_DESCRIBE_STRUCT(Other, (), (value, author, at))

/// A field of a card; null where nobody has told it. A form that writes the field puts `heads` into
/// `over`.
struct Field {
  event::Value value;
  std::string author, at;
  std::vector<event::Uuid> heads;
  std::vector<Other> others;  // heads that say something else
};
BOOST_DESCRIBE_STRUCT(Field, (), (value, author, at, heads, others))

struct HouseholdFields {
  std::optional<Field> head, bagh, place, lat_e5, lon_e5, phone, language, note;
  std::optional<Field> area, officer, money_months;
};
BOOST_DESCRIBE_STRUCT(HouseholdFields, (),
                      (head, bagh, place, lat_e5, lon_e5, phone, language, note, area, officer,
                       money_months))

struct PersonFields {
  std::optional<Field> name, father, sex, born, children, relation, paid, insured_as;
  std::optional<Field> number_mark;
  std::optional<Field> contract_from, contract_to, contract_as, contact;
};
BOOST_DESCRIBE_STRUCT(PersonFields, (),
                      (name, father, sex, born, children, relation, paid, insured_as, number_mark,
                       contract_from, contract_to, contract_as, contact))

struct CampFields {
  std::optional<Field> season, place, bagh, area, lat_e5, lon_e5, from, to;
};
BOOST_DESCRIBE_STRUCT(CampFields, (), (season, place, bagh, area, lat_e5, lon_e5, from, to))

struct VisitFields {
  std::optional<Field> way, language, camp;
};
BOOST_DESCRIBE_STRUCT(VisitFields, (), (way, language, camp))

struct CampCard {
  event::Uuid id;
  CampFields fields;
  std::vector<event::Uuid> heads;
};
BOOST_DESCRIBE_STRUCT(CampCard, (), (id, fields, heads))

/// Where the household is on the day asked for. Not `sure`: a guess from the season.
struct CampNow {
  event::Uuid camp;
  bool sure = false;
};
BOOST_DESCRIBE_STRUCT(CampNow, (), (camp, sure))

/// Consent as it stands. `holds` only where nobody says otherwise.
struct ConsentCard {
  std::string state;  // given, refused, withdrawn
  bool holds = false, differs = false;
  std::optional<event::Told> version;
  std::string language;
  std::optional<event::How> how;
  std::string author, at;
  std::vector<event::Uuid> heads;
};
BOOST_DESCRIBE_STRUCT(ConsentCard, (),
                      (state, holds, differs, version, language, how, author, at, heads))

/// One paper of the checklist, by its code.
struct DocumentCard {
  std::string item;
  std::optional<Field> state, note;
};
BOOST_DESCRIBE_STRUCT(DocumentCard, (), (item, state, note))

/// One of several words about where a person belongs: a household, or why she left one.
struct HomeNote {
  std::optional<event::Uuid> household;
  std::optional<std::string> left;
  std::string head, bagh;  // of the household; empty where it is not known here
  std::string author, at;
};
BOOST_DESCRIBE_STRUCT(HomeNote, (), (household, left, head, bagh, author, at))

struct PersonCard {
  event::Uuid id;
  std::vector<event::Uuid> linked;  // other subjects that are the same person
  PersonFields fields;
  std::optional<Field> household;
  std::vector<HomeNote> homes;  // none where all agree; she stands on the cards of all of them
  std::vector<DocumentCard> documents;
  std::optional<ConsentCard> consent;  // of the person alone
  std::vector<event::Uuid> heads;
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(PersonCard, (),
                      (id, linked, fields, household, homes, documents, consent, heads, unsafe))

/// Someone who belongs here no more.
struct LeftCard {
  event::Uuid id;
  std::string name, why;
  std::optional<std::string> on;
  std::vector<event::Uuid> heads;  // for `over` of a person_met
};
BOOST_DESCRIBE_STRUCT(LeftCard, (), (id, name, why, on, heads))

struct ConsentNote {
  bool given = false;
  event::Told version;
  std::string language;
  std::optional<event::How> how;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(ConsentNote, (), (given, version, language, how, at))

struct ToldNote {
  event::Uuid id;
  std::optional<event::Uuid> person;
  std::vector<event::Topic> subjects;
};
BOOST_DESCRIBE_STRUCT(ToldNote, (), (id, person, subjects))

struct TeamNote {
  event::Uuid id;
  std::string role, organisation;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(TeamNote, (), (id, role, organisation, name))

struct PresentNote {
  event::Uuid id;
  std::vector<event::Uuid> people;
  std::optional<std::int64_t> women, men, youths;
};
BOOST_DESCRIBE_STRUCT(PresentNote, (), (id, people, women, men, youths))

struct PaymentNote {
  event::Uuid id;
  event::Channel how{};
  std::optional<std::string> by;
  std::optional<event::Uuid> person;
};
BOOST_DESCRIBE_STRUCT(PaymentNote, (), (id, how, by, person))

struct CalculationNote {
  event::Uuid id, person;
  event::Told request;
  std::string pack;
  std::optional<std::string> first, opens;
  std::optional<std::int64_t> pension, person_pays;
  std::string at;
};
BOOST_DESCRIBE_STRUCT(CalculationNote, (),
                      (id, person, request, pack, first, opens, pension, person_pays, at))

struct HandbookNote {
  event::Uuid id;
  event::Told edition;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(HandbookNote, (), (id, edition, count))

/// `answered`: brought later, by whom and when.
struct AnswerNote {
  event::Uuid id;
  std::string author, at;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AnswerNote, (), (id, author, at, note))

struct QuestionNote {
  event::Uuid id;
  std::string code;
  std::optional<std::string> text;
  event::Answer state{};
  std::optional<event::Uuid> person;
  std::optional<AnswerNote> answered;
};
BOOST_DESCRIBE_STRUCT(QuestionNote, (), (id, code, text, state, person, answered))

struct FindingNote {
  event::Uuid id;
  std::string code;
  std::optional<std::string> note;
  std::optional<event::Uuid> person;
};
BOOST_DESCRIBE_STRUCT(FindingNote, (), (id, code, note, person))

struct PromiseNote {
  event::Uuid promise;
  std::string what, by;
  event::Uuid visit;
  bool kept = false;
};
BOOST_DESCRIBE_STRUCT(PromiseNote, (), (promise, what, by, visit, kept))

struct StepNote {
  event::Uuid step;
  std::string what, by, owner;
  event::Uuid visit;
  bool done = false;
};
BOOST_DESCRIBE_STRUCT(StepNote, (), (step, what, by, owner, visit, done))

struct ReferralNote {
  event::Uuid referral;
  std::string to, why;
  std::optional<event::Uuid> person;
  event::Uuid visit;
  std::optional<event::Outcome> outcome;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ReferralNote, (), (referral, to, why, person, visit, outcome, note))

struct VisitCard {
  event::Uuid id;
  std::string started_at;
  std::optional<event::Way> way;
  VisitFields fields;
  std::optional<event::Uuid> trip;
  std::string officer, area;
  bool closed = false;
  bool nobody_found = false;
  std::optional<event::Stage> stage;
  std::optional<std::string> note;
  std::optional<ConsentNote> consent;  // what was said about it at this visit, last
  std::vector<TeamNote> team;
  std::vector<PresentNote> present;
  std::vector<ToldNote> told;
  std::vector<PaymentNote> payments;
  std::vector<CalculationNote> calculations;
  std::int64_t handbooks = 0;
  std::vector<HandbookNote> handbooks_given;
  std::vector<QuestionNote> questions;
  std::vector<FindingNote> findings;
  std::vector<PromiseNote> promises;
  std::vector<StepNote> steps;
  std::vector<ReferralNote> referrals;
  std::vector<event::Uuid> heads;
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(VisitCard, (),
                      (id, started_at, way, fields, trip, officer, area, closed, nobody_found,
                       stage, note, consent, team, present, told, payments, calculations, handbooks,
                       handbooks_given, questions, findings, promises, steps, referrals, heads,
                       unsafe))

/// What the soum that was asked said, where it closed the task of the request.
struct RequestAnswer {
  event::Closing how{};
  std::string author, at;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RequestAnswer, (), (how, author, at, note))

/// The soum `area` asks the soum `from` for the household.
struct RequestNote {
  event::Uuid id;
  std::string area, from, author, at;
  std::optional<std::string> note;
  std::optional<RequestAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(RequestNote, (), (id, area, from, author, at, note, answer))

/// A thing that was withdrawn; entry_restored with `heads` in `over` brings it back. `why`: a code
/// of the codebook, or words.
struct WithdrawnNote {
  event::Uuid entry;
  std::string author, at;
  std::optional<std::string> why;
  std::vector<event::Uuid> heads;
};
BOOST_DESCRIBE_STRUCT(WithdrawnNote, (), (entry, author, at, why, heads))

/// A subject that is the same household; sameness_told with `heads` in `over` parts them.
struct LinkNote {
  event::Uuid one, other;
  std::vector<event::Uuid> heads;
};
BOOST_DESCRIBE_STRUCT(LinkNote, (), (one, other, heads))

struct HouseholdCard {
  event::Uuid id;
  std::vector<event::Uuid> linked;  // other subjects that are the same household
  std::vector<LinkNote> links;
  std::string area, first_area;
  bool moved_away = false;  // to an area that is not of this account
  bool withdrawn = false;
  HouseholdFields fields;
  std::vector<CampCard> camps;
  std::optional<CampNow> camp_now;
  std::optional<ConsentCard> consent;
  std::vector<PersonCard> people;
  std::vector<LeftCard> left;
  std::vector<VisitCard> visits;      // the latest first
  std::vector<PromiseNote> promises;  // open ones first, the nearest first
  std::vector<StepNote> steps;        // the same
  std::vector<ReferralNote> referrals;
  std::vector<RequestNote> requests;  // that nobody took back, the earliest first
  std::vector<WithdrawnNote> withdrawals;
  std::vector<event::Uuid> heads;
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(HouseholdCard, (),
                      (id, linked, links, area, first_area, moved_away, withdrawn, fields, camps,
                       camp_now, consent, people, left, visits, promises, steps, referrals,
                       requests, withdrawals, heads, unsafe))

}  // namespace otor::wire
