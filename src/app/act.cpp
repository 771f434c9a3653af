// SPDX-License-Identifier: Apache-2.0
#include "app/act.h"

#include <chrono>
#include <cstdlib>

#include "app/handbook_desk.h"
#include "base/month.h"
#include "base/word.h"

namespace otor::app {

namespace {

constexpr std::int64_t day_ms = 86'400'000;

template <class Kind, class... Kinds>
constexpr bool among = (std::is_same_v<Kind, Kinds> || ...);

template <class Kind>
concept NotCounted =
    among<Kind, event::Unknown, event::Unfit, event::HouseholdChanged, event::HouseholdMoved,
          event::HandOverRequested, event::HouseholdAssigned, event::MoneyMonthsTold,
          event::CampChanged, event::PersonMet, event::PersonLeft, event::PersonChanged,
          event::DocumentNoted, event::ContractChanged, event::ContactAgreed, event::PeoplePresent,
          event::ConsentGiven, event::ConsentRefused, event::ConsentWithdrawn, event::PersonTold,
          event::QuestionAnswered, event::PromiseMade, event::PromiseKept, event::NextStepAgreed,
          event::NextStepDone, event::ReferralClosed, event::TaskClosed, event::TaskPutOff,
          event::ShockNoted, event::HandbooksMoved, event::HandbooksBooked, event::AdvancePaid,
          event::RestReturned, event::ExpenseClaimed, event::ReceiptPictured,
          event::ExpenseTakenBack, event::ExpenseExplained, event::ExpenseReviewed,
          event::PeriodClosed, event::RunPlanned, event::RunStated, event::LearnersInvited,
          event::LearnerTakenOff, event::AttendanceNoted, event::PracticeObserved,
          event::CertificateGiven, event::CertificateWithdrawn, event::Attended, event::TestHanded,
          event::LessonRead, event::MeetingTold, event::PointTold, event::DecisionTold,
          event::DecisionFollowed, event::RecordLinked, event::ReflectionWithdrawn,
          event::CallsDrawn, event::CallNoted, event::VisitExplained, event::SamenessTold,
          event::EntryWithdrawn, event::EntryRestored>;

struct Reads {
  Act act;

  std::optional<Act> counted() { return std::move(act); }
  std::optional<Act> operator()(event::HouseholdMet const&) { return counted(); }
  std::optional<Act> operator()(event::VisitStarted const& body) {
    act.visit = body.visit;
    act.word = word_of(body.way);
    return counted();
  }
  std::optional<Act> operator()(event::VisitChanged const& body) {
    if (!body.way) return std::nullopt;
    act.visit = body.visit;
    act.word = word_of(*body.way);
    return counted();
  }
  std::optional<Act> operator()(event::CalculationShown const& body) {
    act.visit = body.visit;
    act.person = body.person;
    act.word = body.first.value_or("");
    act.opens = body.opens;
    act.pension = body.pension;
    act.person_pays = body.person_pays;
    return counted();
  }
  std::optional<Act> operator()(event::HandbookGiven const& body) {
    act.visit = body.visit;
    act.word = edition_of(body.edition);
    act.number = body.count;
    return counted();
  }
  std::optional<Act> operator()(event::QuestionAsked const& body) {
    act.visit = body.visit;
    act.person = body.person;
    act.word = body.code;
    act.number = body.state == event::Answer::answered ? 1 : 0;
    return counted();
  }
  std::optional<Act> operator()(event::FindingNoted const& body) {
    act.visit = body.visit;
    act.person = body.person;
    act.word = body.code;
    return counted();
  }
  std::optional<Act> operator()(event::PaymentShown const& body) {
    act.visit = body.visit;
    act.person = body.person;
    act.word = word_of(body.how);
    return counted();
  }
  std::optional<Act> operator()(event::ReferralMade const& body) {
    act.visit = body.visit;
    act.person = body.person;
    act.word = body.to;
    return counted();
  }
  std::optional<Act> operator()(event::NobodyFound const& body) {
    act.visit = body.visit;
    return counted();
  }
  std::optional<Act> operator()(event::TeamMemberCame const& body) {
    act.visit = body.visit;
    act.word = body.organisation;
    return counted();
  }
  std::optional<Act> operator()(event::VisitClosed const& body) {
    act.visit = body.visit;
    act.word = body.stage ? word_of(*body.stage) : "";
    return counted();
  }
  // What the desk does not count, named one by one: a new kind has to be put into one of the lists.
  std::optional<Act> operator()(NotCounted auto const&) { return {}; }
};

std::int64_t first_ms_of(Date date) {
  using namespace std::chrono;
  auto const days = sys_days(year(date.month.year()) / date.month.month_of_year() / date.day);
  return duration_cast<milliseconds>(days.time_since_epoch()).count() - event::west_offset_ms;
}

}  // namespace

std::string day_of(std::int64_t ms) {
  using namespace std::chrono;
  milliseconds const in_west(ms + event::west_offset_ms);
  year_month_day const date(floor<days>(sys_time<milliseconds>(in_west)));
  auto const month = month_of(static_cast<int>(date.year()),
                              static_cast<int>(static_cast<unsigned>(date.month())));
  return text_of(Date{month, static_cast<std::int32_t>(static_cast<unsigned>(date.day()))});
}

std::string day_told(std::string const& at, std::int64_t moment) {
  auto const told = parse_date(std::string_view(at).substr(0, 10));
  if (told && std::abs(first_ms_of(*told) + day_ms / 2 - moment) < 2 * day_ms)
    return text_of(*told);
  return day_of(moment);
}

std::optional<Act> act_of(event::Event const& event, event::Received const& received) {
  auto const& envelope = event.envelope;
  Reads reads;
  reads.act.event = envelope.id;
  reads.act.household = envelope.subject;
  reads.act.area = envelope.area;
  reads.act.officer = envelope.author;
  reads.act.kind = envelope.kind;
  reads.act.at = envelope.at;
  reads.act.moment = event::when(envelope.clock, received).ms;
  reads.act.day = day_told(envelope.at, reads.act.moment);
  return std::visit(reads, event.body);
}

std::optional<HeadWrite> head_write_of(event::Event const& event, event::Received const& received) {
  auto const* changed = std::get_if<event::HouseholdChanged>(&event.body);
  if (changed == nullptr || !changed->head) return std::nullopt;
  auto const& envelope = event.envelope;
  return HeadWrite{envelope.id,
                   envelope.subject,
                   envelope.device,
                   envelope.seq,
                   event::when(envelope.clock, received).ms,
                   envelope.area,
                   *changed->head,
                   envelope.over};
}

std::optional<Withdrawal> withdrawal_of(event::Event const& event,
                                        event::Received const& received) {
  auto const* withdrawn = std::get_if<event::EntryWithdrawn>(&event.body);
  auto const* restored = std::get_if<event::EntryRestored>(&event.body);
  if (withdrawn == nullptr && restored == nullptr) return std::nullopt;
  auto const& envelope = event.envelope;
  return Withdrawal{envelope.id,
                    envelope.subject,
                    withdrawn != nullptr ? withdrawn->entry : restored->entry,
                    envelope.device,
                    envelope.seq,
                    event::when(envelope.clock, received).ms,
                    envelope.area,
                    withdrawn != nullptr,
                    envelope.over};
}

}  // namespace otor::app
