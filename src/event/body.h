// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can have happened. Each kind of event is one struct whose members are the keys of its body;
// the words of an enum are the words on the wire. In a `..._changed` kind every present member
// writes one register (merge.h). Adding a kind means adding a struct, its row in OTOR_KINDS, and
// then whatever no longer compiles.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "event/uuid.h"

namespace otor::event {

/// A value kept as it was told: canonical JSON text. Equal values have equal text.
struct Told {
  std::string text;
  bool operator==(Told const&) const = default;
};

BOOST_DEFINE_ENUM_CLASS(Sex, female, male)
BOOST_DEFINE_ENUM_CLASS(Relation, head, spouse, child, parent, other)
BOOST_DEFINE_ENUM_CLASS(Way, home, bagh_meeting, phone, market, school_day)
BOOST_DEFINE_ENUM_CLASS(How, spoken, written)
BOOST_DEFINE_ENUM_CLASS(Answer, answered, referred, promised)
BOOST_DEFINE_ENUM_CLASS(Stage, not_interested, considering, ready_at_income, enrolling, paying,
                        lapsed)
BOOST_DEFINE_ENUM_CLASS(Topic, pay_by_phone, old_age, sickness, birth, state_share, disability,
                        survivors, health, seasonal_payment, documents, welfare,
                        livestock_insurance)

// About a household.

struct HouseholdMet {};
BOOST_DESCRIBE_STRUCT(HouseholdMet, (), ())

struct HouseholdChanged {
  std::optional<std::string> head, bagh, place;
  std::optional<std::int64_t> lat_e5, lon_e5;  // 1e-5 degrees
  std::optional<std::string> phone, language, note;
};
BOOST_DESCRIBE_STRUCT(HouseholdChanged, (),
                      (head, bagh, place, lat_e5, lon_e5, phone, language, note))

// About a person.

struct PersonMet {
  Uuid household;
};
BOOST_DESCRIBE_STRUCT(PersonMet, (), (household))

struct PersonChanged {
  std::optional<std::string> name, father;
  std::optional<Sex> sex;
  std::optional<std::string> born;  // "1996-03"
  std::optional<std::int64_t> children;
  std::optional<Relation> relation;
  std::optional<Told> paid;  // list of {from, to, as, income}
  std::optional<std::string> insured_as;
};
BOOST_DESCRIBE_STRUCT(PersonChanged, (),
                      (name, father, sex, born, children, relation, paid, insured_as))

// About a visit; the subject is the household, the visit has a UUID of its own.

struct VisitStarted {
  Uuid visit;
  Way way{};
};
BOOST_DESCRIBE_STRUCT(VisitStarted, (), (visit, way))

struct ConsentGiven {
  Uuid visit;
  Told version;  // a text or a number
  std::string language;
  How how{};
};
BOOST_DESCRIBE_STRUCT(ConsentGiven, (), (visit, version, language, how))

struct ConsentRefused {
  Uuid visit;
  Told version;
  std::string language;
};
BOOST_DESCRIBE_STRUCT(ConsentRefused, (), (visit, version, language))

struct PersonTold {
  Uuid visit;
  std::optional<Uuid> person;
  std::vector<Topic> subjects;
};
BOOST_DESCRIBE_STRUCT(PersonTold, (), (visit, person, subjects))

struct CalculationShown {
  Uuid visit;
  Uuid person;
  Told request;      // the EstimateRequest as it was asked
  std::string pack;  // the law pack that answered
  std::optional<std::string> first, opens;
  std::optional<std::int64_t> pension, person_pays;
};
BOOST_DESCRIBE_STRUCT(CalculationShown, (),
                      (visit, person, request, pack, first, opens, pension, person_pays))

struct HandbookGiven {
  Uuid visit;
  Told edition;  // a text or a number
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(HandbookGiven, (), (visit, edition, count))

struct QuestionAsked {
  Uuid visit;
  std::string code;  // "Q1" to "Q42", or "other"
  std::optional<std::string> text;
  Answer state{};
};
BOOST_DESCRIBE_STRUCT(QuestionAsked, (), (visit, code, text, state))

struct FindingNoted {
  Uuid visit;
  std::string code;  // "A1" to "D5"
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(FindingNoted, (), (visit, code, note))

struct PromiseMade {
  Uuid visit;
  Uuid promise;
  std::string what;
  std::string by;  // "2026-12-07"
};
BOOST_DESCRIBE_STRUCT(PromiseMade, (), (visit, promise, what, by))

struct PromiseKept {
  Uuid promise;
  std::optional<Uuid> visit;
};
BOOST_DESCRIBE_STRUCT(PromiseKept, (), (promise, visit))

struct VisitClosed {
  Uuid visit;
  std::optional<Stage> stage;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(VisitClosed, (), (visit, stage, note))

/// A kind, or a version of a kind, that this program does not know: stored, carried and counted,
/// never folded.
struct Unknown {};

/// Name on the wire, struct.
#define OTOR_KINDS(KIND)                    \
  KIND(household_met, HouseholdMet)         \
  KIND(household_changed, HouseholdChanged) \
  KIND(person_met, PersonMet)               \
  KIND(person_changed, PersonChanged)       \
  KIND(visit_started, VisitStarted)         \
  KIND(consent_given, ConsentGiven)         \
  KIND(consent_refused, ConsentRefused)     \
  KIND(person_told, PersonTold)             \
  KIND(calculation_shown, CalculationShown) \
  KIND(handbook_given, HandbookGiven)       \
  KIND(question_asked, QuestionAsked)       \
  KIND(finding_noted, FindingNoted)         \
  KIND(promise_made, PromiseMade)           \
  KIND(promise_kept, PromiseKept)           \
  KIND(visit_closed, VisitClosed)

#define OTOR_BODY(name, Kind) , Kind
using Body = std::variant<Unknown OTOR_KINDS(OTOR_BODY)>;
#undef OTOR_BODY

}  // namespace otor::event
