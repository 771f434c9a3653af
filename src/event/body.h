// SPDX-License-Identifier: Apache-2.0
#pragma once
// What can have happened. Each kind of event is one struct whose members are the keys of its body;
// the words of an enum are the words on the wire. In a `..._changed` kind every present member
// writes one register (merge.h). Adding a kind means adding a struct, its row in OTOR_KINDS, and
// then whatever no longer compiles.
//
// A body only grows by optional members, so that what was written once is read for ever. Codes of
// findings, questions, papers, offices and roles are text here: what they mean is data
// (outreach/codebook.h), and a code that a program does not know is carried like any other.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "event/money_body.h"
#include "event/quality_body.h"
#include "event/record_body.h"
#include "event/reflection_body.h"
#include "event/training_body.h"
#include "event/uuid.h"

namespace otor::event {

/// A value kept as it was told: canonical JSON text. Equal values have equal text.
struct Told {
  std::string text;
  bool operator==(Told const&) const = default;
};

BOOST_DEFINE_ENUM_CLASS(Sex, female, male)
BOOST_DEFINE_ENUM_CLASS(Relation, head, spouse, child, parent, other)
BOOST_DEFINE_ENUM_CLASS(Leaving, moved, married, died, other)
BOOST_DEFINE_ENUM_CLASS(Season, winter, spring, summer, autumn, otor)
BOOST_DEFINE_ENUM_CLASS(Paper, missing, requested, found)
BOOST_DEFINE_ENUM_CLASS(Contact, phone, message, visit)
BOOST_DEFINE_ENUM_CLASS(Way, home, bagh_meeting, phone, market, school_day)
BOOST_DEFINE_ENUM_CLASS(How, spoken, written)
BOOST_DEFINE_ENUM_CLASS(Channel, none, explained, tried_together, paid)
BOOST_DEFINE_ENUM_CLASS(Answer, answered, referred, promised)
BOOST_DEFINE_ENUM_CLASS(Outcome, helped, not_helped, did_not_go)
BOOST_DEFINE_ENUM_CLASS(Closing, done, not_needed)
BOOST_DEFINE_ENUM_CLASS(Moved, received, returned, lost)
BOOST_DEFINE_ENUM_CLASS(ShelfMove, received, issued, taken_back, lost, counted)
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

/// Writes the register `area`: where the household belongs from now on. Only an area it belongs to
/// may give it away.
struct HouseholdMoved {
  std::string area;
};
BOOST_DESCRIBE_STRUCT(HouseholdMoved, (), (area))

/// Asks the area `from` for a household that came to stay here; nothing moves by it.
struct HandOverRequested {
  std::string from;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(HandOverRequested, (), (from, note))

/// Writes the register `officer`: who looks after the household; "" is the soum.
struct HouseholdAssigned {
  std::string officer;
};
BOOST_DESCRIBE_STRUCT(HouseholdAssigned, (), (officer))

/// Writes the register `money_months`: months of the year in which money comes in, 1 to 12, rising.
struct MoneyMonthsTold {
  std::vector<std::int64_t> months;
};
BOOST_DESCRIBE_STRUCT(MoneyMonthsTold, (), (months))

/// A camp is a part with its own UUID. `from` is the first day there, `to` the first day no longer.
struct CampChanged {
  Uuid camp;
  std::optional<Season> season;
  std::optional<std::string> place, bagh;
  std::optional<std::string> area;  // where it lies in another soum than the household's
  std::optional<std::int64_t> lat_e5, lon_e5;
  std::optional<std::string> from, to;  // "2026-11-01"
};
BOOST_DESCRIBE_STRUCT(CampChanged, (), (camp, season, place, bagh, area, lat_e5, lon_e5, from, to))

// About a person.

/// Writes the register `household`: the person belongs there.
struct PersonMet {
  Uuid household;
};
BOOST_DESCRIBE_STRUCT(PersonMet, (), (household))

/// Writes the same register: the person belongs to no household that is known.
struct PersonLeft {
  Uuid household;
  Leaving why{};
  std::optional<std::string> on;  // "2026-10-02"
};
BOOST_DESCRIBE_STRUCT(PersonLeft, (), (household, why, on))

struct PersonChanged {
  std::optional<std::string> name, father;
  std::optional<Sex> sex;
  std::optional<std::string> born;  // "1996-03"
  std::optional<std::int64_t> children;
  std::optional<Relation> relation;
  std::optional<Told> paid;  // list of {from, to, as, income}
  std::optional<std::string> insured_as;
  std::optional<std::string> number_mark;  // of her register number (outreach/register_number.h)
};
BOOST_DESCRIBE_STRUCT(PersonChanged, (),
                      (name, father, sex, born, children, relation, paid, insured_as, number_mark))

/// Writes a register for each paper: item is a code of the codebook.
struct DocumentNoted {
  std::string item;
  Paper state{};
  std::optional<std::string> note;
  std::optional<Uuid> visit;
};
BOOST_DESCRIBE_STRUCT(DocumentNoted, (), (item, state, note, visit))

/// Each present member writes one register of the person: the voluntary contract as it was seen.
struct ContractChanged {
  std::optional<std::string> from, to;  // days; `to` is the last one covered
  std::optional<std::string> as;        // herder, voluntary, ...
};
BOOST_DESCRIBE_STRUCT(ContractChanged, (), (from, to, as))

/// Writes the register `contact`: how the person may be contacted; an empty list: not at all.
struct ContactAgreed {
  std::vector<Contact> ways;
  std::optional<Uuid> visit;
};
BOOST_DESCRIBE_STRUCT(ContactAgreed, (), (ways, visit))

// About a visit; the subject is the household, the visit has a UUID of its own.

/// Writes the registers way, language and camp of the visit.
struct VisitStarted {
  Uuid visit;
  Way way{};
  std::optional<std::string> language;  // of the conversation
  std::optional<Uuid> camp, trip;
};
BOOST_DESCRIBE_STRUCT(VisitStarted, (), (visit, way, language, camp, trip))

/// Puts right what was told at the start.
struct VisitChanged {
  Uuid visit;
  std::optional<Way> way;
  std::optional<std::string> language;
  std::optional<Uuid> camp;
};
BOOST_DESCRIBE_STRUCT(VisitChanged, (), (visit, way, language, camp))

/// Somebody who came along: role and organisation are codes of the codebook.
struct TeamMemberCame {
  Uuid visit;
  std::string role, organisation;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(TeamMemberCame, (), (visit, role, organisation, name))

/// Who was there: members of the household by name, others by number.
struct PeoplePresent {
  Uuid visit;
  std::vector<Uuid> people;
  std::optional<std::int64_t> women, men, youths;  // youths: 16 to 30, among the others
};
BOOST_DESCRIBE_STRUCT(PeoplePresent, (), (visit, people, women, men, youths))

struct NobodyFound {
  Uuid visit;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(NobodyFound, (), (visit, note))

/// Given, refused and withdrawn write one register: of the household, or of the person named.
struct ConsentGiven {
  Uuid visit;
  Told version;  // a text or a number
  std::string language;
  How how{};
  std::optional<Uuid> person;
};
BOOST_DESCRIBE_STRUCT(ConsentGiven, (), (visit, version, language, how, person))

struct ConsentRefused {
  Uuid visit;
  Told version;
  std::string language;
  std::optional<Uuid> person;
};
BOOST_DESCRIBE_STRUCT(ConsentRefused, (), (visit, version, language, person))

struct ConsentWithdrawn {
  How how{};
  std::optional<Uuid> person, visit;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ConsentWithdrawn, (), (how, person, visit, note))

struct PersonTold {
  Uuid visit;
  std::optional<Uuid> person;
  std::vector<Topic> subjects;
};
BOOST_DESCRIBE_STRUCT(PersonTold, (), (visit, person, subjects))

/// How far paying was shown. `by` is a code of the codebook: an application, a bank, the office.
struct PaymentShown {
  Uuid visit;
  Channel how{};
  std::optional<std::string> by;
  std::optional<Uuid> person;
};
BOOST_DESCRIBE_STRUCT(PaymentShown, (), (visit, how, by, person))

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

/// The question is known by the id of this event.
struct QuestionAsked {
  Uuid visit;
  std::string code;  // of the codebook, or "other"
  std::optional<std::string> text;
  Answer state{};
  std::optional<Uuid> person;
};
BOOST_DESCRIBE_STRUCT(QuestionAsked, (), (visit, code, text, state, person))

/// An answer that was promised, brought later.
struct QuestionAnswered {
  Uuid question;
  std::optional<Uuid> visit;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(QuestionAnswered, (), (question, visit, note))

struct FindingNoted {
  Uuid visit;
  std::string code;  // of the codebook
  std::optional<std::string> note;
  std::optional<Uuid> person;
};
BOOST_DESCRIBE_STRUCT(FindingNoted, (), (visit, code, note, person))

struct PromiseMade {
  Uuid visit;
  Uuid promise;
  std::string what;
  std::string by;                // "2026-12-07"
  std::optional<Uuid> question;  // whose answer is promised, by the id of its event
};
BOOST_DESCRIBE_STRUCT(PromiseMade, (), (visit, promise, what, by, question))

struct PromiseKept {
  Uuid promise;
  std::optional<Uuid> visit;
};
BOOST_DESCRIBE_STRUCT(PromiseKept, (), (promise, visit))

/// What comes next, by when, and whose it is: an account, or "" where the family does it itself.
struct NextStepAgreed {
  Uuid visit;
  Uuid step;
  std::string what;
  std::string by;  // "2026-12-07"
  std::string owner;
};
BOOST_DESCRIBE_STRUCT(NextStepAgreed, (), (visit, step, what, by, owner))

struct NextStepDone {
  Uuid step;
  std::optional<Uuid> visit;
};
BOOST_DESCRIBE_STRUCT(NextStepDone, (), (step, visit))

/// Sent to another office: `to` is a code of the codebook.
struct ReferralMade {
  Uuid visit;
  Uuid referral;
  std::string to;
  std::string why;
  std::optional<Uuid> person;
};
BOOST_DESCRIBE_STRUCT(ReferralMade, (), (visit, referral, to, why, person))

struct ReferralClosed {
  Uuid referral;
  Outcome outcome{};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ReferralClosed, (), (referral, outcome, note))

struct VisitClosed {
  Uuid visit;
  std::optional<Stage> stage;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(VisitClosed, (), (visit, stage, note))

// About tasks: `rule` is a code of the follow-up rules, `about` the fact a task follows from.

struct TaskClosed {
  std::string rule;
  Uuid about;
  Closing how{};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TaskClosed, (), (rule, about, how, note))

struct TaskPutOff {
  std::string rule;
  Uuid about;
  std::string until;  // "2026-12-07"
};
BOOST_DESCRIBE_STRUCT(TaskPutOff, (), (rule, about, until))

/// A shock in the author's soum, or in one bagh of it; the subject is the shock itself. Noted again
/// with the former note in `over`, it is put right, or ended with its last day.
struct ShockNoted {
  std::string shock;  // of the codebook
  std::string from;   // first day
  std::optional<std::string> bagh;
  std::optional<std::string> to;  // last day
};
BOOST_DESCRIBE_STRUCT(ShockNoted, (), (shock, from, bagh, to))

/// Handbooks of one edition that came to the author, went back to the office, or were lost or
/// spoiled; the subject is the movement itself. A mistake is put right by another movement: a count
/// of stock is a sum, and nothing in it is edited.
struct HandbooksMoved {
  Told edition;  // a text or a number
  Moved how{};
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(HandbooksMoved, (), (edition, how, count))

/// What a department writes of handbooks of one edition: they came from `giver`, went to an officer
/// or came back from her, were lost or spoiled, or stood on the shelf when it was counted at the
/// end of the day. The subject is the movement itself; written again under it, it is put right, and
/// with `struck` it never was. What concerns an officer lies in the stream of her soum, the rest in
/// that of the department.
struct HandbooksBooked {
  Told edition;  // a text or a number
  ShelfMove how{};
  std::int64_t count = 0;
  std::string on;                      // "2026-06-01"
  std::optional<std::string> officer;  // of what was issued or taken back
  std::optional<std::string> giver;    // of what was received
  std::optional<bool> struck;
};
BOOST_DESCRIBE_STRUCT(HandbooksBooked, (), (edition, how, count, on, officer, giver, struck))

/// A kind, or a version of a kind, that this program does not know: stored, carried and counted,
/// never folded.
struct Unknown {};

/// A kind that is known, with a body that does not fit it: kept and carried, never folded.
struct Unfit {
  std::string why;  // names the member
};

/// Name on the wire, struct.
#define OTOR_KINDS(KIND)                            \
  KIND(household_met, HouseholdMet)                 \
  KIND(household_changed, HouseholdChanged)         \
  KIND(household_moved, HouseholdMoved)             \
  KIND(hand_over_requested, HandOverRequested)      \
  KIND(household_assigned, HouseholdAssigned)       \
  KIND(money_months_told, MoneyMonthsTold)          \
  KIND(camp_changed, CampChanged)                   \
  KIND(person_met, PersonMet)                       \
  KIND(person_left, PersonLeft)                     \
  KIND(person_changed, PersonChanged)               \
  KIND(document_noted, DocumentNoted)               \
  KIND(contract_changed, ContractChanged)           \
  KIND(contact_agreed, ContactAgreed)               \
  KIND(visit_started, VisitStarted)                 \
  KIND(visit_changed, VisitChanged)                 \
  KIND(team_member_came, TeamMemberCame)            \
  KIND(people_present, PeoplePresent)               \
  KIND(nobody_found, NobodyFound)                   \
  KIND(consent_given, ConsentGiven)                 \
  KIND(consent_refused, ConsentRefused)             \
  KIND(consent_withdrawn, ConsentWithdrawn)         \
  KIND(person_told, PersonTold)                     \
  KIND(payment_shown, PaymentShown)                 \
  KIND(calculation_shown, CalculationShown)         \
  KIND(handbook_given, HandbookGiven)               \
  KIND(question_asked, QuestionAsked)               \
  KIND(question_answered, QuestionAnswered)         \
  KIND(finding_noted, FindingNoted)                 \
  KIND(promise_made, PromiseMade)                   \
  KIND(promise_kept, PromiseKept)                   \
  KIND(next_step_agreed, NextStepAgreed)            \
  KIND(next_step_done, NextStepDone)                \
  KIND(referral_made, ReferralMade)                 \
  KIND(referral_closed, ReferralClosed)             \
  KIND(visit_closed, VisitClosed)                   \
  KIND(visit_explained, VisitExplained)             \
  KIND(task_closed, TaskClosed)                     \
  KIND(task_put_off, TaskPutOff)                    \
  KIND(shock_noted, ShockNoted)                     \
  KIND(handbooks_moved, HandbooksMoved)             \
  KIND(handbooks_booked, HandbooksBooked)           \
  KIND(advance_paid, AdvancePaid)                   \
  KIND(rest_returned, RestReturned)                 \
  KIND(expense_claimed, ExpenseClaimed)             \
  KIND(receipt_pictured, ReceiptPictured)           \
  KIND(expense_taken_back, ExpenseTakenBack)        \
  KIND(expense_explained, ExpenseExplained)         \
  KIND(expense_reviewed, ExpenseReviewed)           \
  KIND(period_closed, PeriodClosed)                 \
  KIND(run_planned, RunPlanned)                     \
  KIND(run_stated, RunStated)                       \
  KIND(learners_invited, LearnersInvited)           \
  KIND(learner_taken_off, LearnerTakenOff)          \
  KIND(attendance_noted, AttendanceNoted)           \
  KIND(practice_observed, PracticeObserved)         \
  KIND(certificate_given, CertificateGiven)         \
  KIND(certificate_withdrawn, CertificateWithdrawn) \
  KIND(attended, Attended)                          \
  KIND(test_handed, TestHanded)                     \
  KIND(lesson_read, LessonRead)                     \
  KIND(meeting_told, MeetingTold)                   \
  KIND(point_told, PointTold)                       \
  KIND(decision_told, DecisionTold)                 \
  KIND(decision_followed, DecisionFollowed)         \
  KIND(record_linked, RecordLinked)                 \
  KIND(reflection_withdrawn, ReflectionWithdrawn)   \
  KIND(calls_drawn, CallsDrawn)                     \
  KIND(call_noted, CallNoted)                       \
  KIND(sameness_told, SamenessTold)                 \
  KIND(entry_withdrawn, EntryWithdrawn)             \
  KIND(entry_restored, EntryRestored)

#define OTOR_BODY(name, Kind) , Kind
using AnyKind = std::variant<Unknown, Unfit OTOR_KINDS(OTOR_BODY)>;
#undef OTOR_BODY

/// What an event says. How it is copied, moved and destroyed is compiled once, in body.cpp: a file
/// that only hands events on would otherwise spend a third of its time on that.
struct Body : AnyKind {
  using AnyKind::AnyKind;
  Body();
  Body(Body const& other);
  Body(Body&& other) noexcept;
  Body& operator=(Body const& other);
  Body& operator=(Body&& other) noexcept;
  ~Body();
};

}  // namespace otor::event
