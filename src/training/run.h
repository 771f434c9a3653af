// SPDX-License-Identifier: Apache-2.0
#pragma once
// One time a course is held, folded from what trainers and learners said of it. Of what was said,
// the order in which the server received it decides.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "event/event.h"
#include "training/certificate.h"

namespace otor::training {

using Saying = std::variant<event::RunPlanned, event::RunStated, event::LearnersInvited,
                            event::LearnerTakenOff, event::AttendanceNoted, event::PracticeObserved,
                            event::CertificateGiven, event::CertificateWithdrawn, event::Attended,
                            event::TestHanded, event::LessonRead>;

/// What an event says about training. The subject is the run.
struct Fact {
  event::Uuid event, run;
  std::string author;
  std::optional<std::int64_t> received;  // ms since 1970; nothing while it is on a phone alone
  event::Stamp when;
  Saying said;
};

/// Nothing for a kind that is about no training.
std::optional<Fact> fact_of(event::Envelope const& envelope, event::Body const& body,
                            event::Received const& received);

/// Days behind the last day of a run on which its tests still count: phones come home late.
inline constexpr std::int64_t days_of_grace = 7;

struct Test {
  event::Uuid event;
  event::Sitting sitting{};
  std::string on;
  std::vector<std::string> right, wrong;

  std::int64_t of() const { return std::ssize(right) + std::ssize(wrong); }
  /// `pass`: of a hundred.
  bool passed(std::int64_t pass) const;
  /// Of its questions that is right, 0 to 1; 0 where there was none.
  double share() const;
};

struct Practice {
  std::string by, note;
  std::vector<std::string> seen, missed;
  std::int64_t ms = 0;  // since 1970
};

struct Certificate {
  event::Uuid run;
  std::string number, course, learner, by, on;
  std::optional<std::string> withdrawn;  // why
};

struct Learner {
  bool invited = false;
  std::map<std::string, Came> days;
  std::optional<Test> before, after;
  std::int64_t not_counted = 0;  // tests handed in again, or after the end
  std::int64_t wrong_codes = 0;
  std::optional<Practice> practice;
  std::optional<Certificate> certificate;  // the last one given

  bool came_on(std::string const& day) const;
};

struct Run {
  event::Uuid id;
  std::string trainer;  // who planned it first
  std::int64_t planned_ms = 0;
  std::int64_t told = 0;  // how often it was planned or stated
  event::RunPlanned plan;
  event::RunState state = event::RunState::draft;
  std::map<std::string, Learner> learners;

  /// The last day on which its tests count.
  std::string last() const;
  bool has_day(std::string const& day) const;
  /// On how many of its days somebody was there.
  std::int64_t days_there(Learner const& learner) const;
  /// Present on half of its days at least, and passed after it. `pass`: of a hundred.
  bool may_certify(std::string const& learner, std::int64_t pass) const;
};

/// Runs that were planned, by id. Facts come in any order.
std::map<event::Uuid, Run> runs_of(std::vector<Fact> facts);

/// What is shown on the day, and typed or scanned by who is there: six letters and digits.
std::string day_code(event::RunPlanned const& plan, event::Uuid run, std::string const& day);
/// Four hexadecimal digits by which a phone knows a code that was mistyped; they give none away.
std::string day_tag(event::Uuid run, std::string const& day, std::string const& code);

/// Whether a run may go from one state to the other.
bool may_become(event::RunState from, event::RunState to);

}  // namespace otor::training
