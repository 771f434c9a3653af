// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of events (body.h) about training. The subject is the run of a course, that is one time
// it is held; of what somebody learns alone, the learner's own learning. Such events belong to no
// soum: their area is `own_area`, and they lie in a stream of their author that no colleague reads.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace otor::event {

/// In the place of a soum: the stream of the author alone.
inline constexpr std::string_view own_area = "own";

BOOST_DEFINE_ENUM_CLASS(RunState, draft, open, running, closed)
BOOST_DEFINE_ENUM_CLASS(RunWay, online, hall)
BOOST_DEFINE_ENUM_CLASS(Sitting, before, after, own)

// By a trainer.

/// When and where a course is held. Told again, it replaces what was told.
struct RunPlanned {
  std::string course;
  RunWay way{};
  std::vector<std::string> days;  // "2026-12-07", rising
  std::string from, to;           // "09:00", on each of the days, in the time of the west
  std::string secret;             // of which the codes of the days are made
  std::optional<std::string> place, link;
};
BOOST_DESCRIBE_STRUCT(RunPlanned, (), (course, way, days, from, to, secret, place, link))

struct RunStated {
  RunState state{};
};
BOOST_DESCRIBE_STRUCT(RunStated, (), (state))

struct LearnersInvited {
  std::vector<std::string> learners;  // accounts
};
BOOST_DESCRIBE_STRUCT(LearnersInvited, (), (learners))

struct LearnerTakenOff {
  std::string learner;
};
BOOST_DESCRIBE_STRUCT(LearnerTakenOff, (), (learner))

struct AttendanceNoted {
  std::string learner, day;
  bool came = false;
};
BOOST_DESCRIBE_STRUCT(AttendanceNoted, (), (learner, day, came))

/// What a trainer saw at a practice visit: codes of the checklist (training/checklist.h).
struct PracticeObserved {
  std::string learner;
  std::vector<std::string> seen, missed;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PracticeObserved, (), (learner, seen, missed, note))

/// `number` is on the paper, and nobody can guess it.
struct CertificateGiven {
  std::string learner, course, number, on;
};
BOOST_DESCRIBE_STRUCT(CertificateGiven, (), (learner, course, number, on))

struct CertificateWithdrawn {
  std::string number;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(CertificateWithdrawn, (), (number, why))

// By a learner.

/// The author was there: the code of the day, as it was shown.
struct Attended {
  std::string day, code;
};
BOOST_DESCRIBE_STRUCT(Attended, (), (day, code))

/// A test of the course, handed in on `on`: codes of its questions. What was left open is wrong.
struct TestHanded {
  std::string course, on;
  Sitting sitting{};
  std::vector<std::string> right, wrong;
};
BOOST_DESCRIBE_STRUCT(TestHanded, (), (course, on, sitting, right, wrong))

struct LessonRead {
  std::string course, lesson, on;
};
BOOST_DESCRIBE_STRUCT(LessonRead, (), (course, lesson, on))

}  // namespace otor::event
