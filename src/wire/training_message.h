// SPDX-License-Identifier: Apache-2.0
#pragma once
// Training that is held, as the trainer's desk, a learner's phone and the totals are told of it.
// Shares are in thousandths: 125 is 12.5 per cent.

#include "training/results.h"
#include "wire/json.h"

namespace otor::wire {

/// A certificate as it stands today. `read_again`: lessons whose law has changed since.
struct CertificateRow {
  std::string number, course, learner, name, on;
  std::string through;  // the last day; "" where no time is set
  training::Standing standing{};
  std::vector<std::string> read_again;
};
BOOST_DESCRIBE_STRUCT(CertificateRow, (),
                      (number, course, learner, name, on, through, standing, read_again))

/// A test that counts.
struct TestScore {
  std::string on;
  std::int64_t right = 0, of = 0;
  bool passed = false;
};
BOOST_DESCRIBE_STRUCT(TestScore, (), (on, right, of, passed))

/// A day of a run as its learner is told of it. `tag` knows a code that was mistyped, and gives
/// none away: the first four digits of sha256("otor-day-1\n" run "\n" day "\n" code "\n").
struct LearnerDay {
  std::string day, tag;
  std::optional<training::Came> came;
};
BOOST_DESCRIBE_STRUCT(LearnerDay, (), (day, tag, came))

/// `last`: the last day on which a test of it counts.
struct LearnerRun {
  event::Uuid run;
  std::string course, trainer;  // a name
  event::RunState state{};
  event::RunWay way{};
  std::string from, to, place, link, last;
  std::vector<LearnerDay> days;
  std::optional<TestScore> before, after;
};
BOOST_DESCRIBE_STRUCT(LearnerRun, (),
                      (run, course, trainer, state, way, from, to, place, link, last, days, before,
                       after))

/// What the server knows of a learner's training.
struct MyTraining {
  std::string today;
  std::vector<LearnerRun>
      runs;  // open, running and closed ones she is invited to, the newest first
  std::vector<CertificateRow> certificates;
};
BOOST_DESCRIBE_STRUCT(MyTraining, (), (today, runs, certificates))

// On the phone, out of its own log.

struct OwnTrainingRequest {};
BOOST_DESCRIBE_STRUCT(OwnTrainingRequest, (), ())

struct OwnLesson {
  std::string course, lesson, on;  // the last time
};
BOOST_DESCRIBE_STRUCT(OwnLesson, (), (course, lesson, on))

struct OwnTest {
  event::Uuid event, run;
  std::string course, on;
  event::Sitting sitting{};
  std::int64_t right = 0, of = 0;
};
BOOST_DESCRIBE_STRUCT(OwnTest, (), (event, run, course, on, sitting, right, of))

struct OwnDay {
  event::Uuid run;
  std::string day, code;
};
BOOST_DESCRIBE_STRUCT(OwnDay, (), (run, day, code))

struct OwnTraining {
  std::vector<OwnLesson> lessons;
  std::vector<OwnTest> tests;
  std::vector<OwnDay> days;
};
BOOST_DESCRIBE_STRUCT(OwnTraining, (), (lessons, tests, days))

// At the trainer's desk.

/// Days without a code have none yet.
struct RunDay {
  std::string day, code;
  std::int64_t came = 0;
};
BOOST_DESCRIBE_STRUCT(RunDay, (), (day, code, came))

struct RunRow {
  event::Uuid run;
  std::string course, trainer, trainer_name;
  event::RunState state{};
  event::RunWay way{};
  std::string from, to, place, link;
  std::vector<std::string> days;
  std::int64_t invited = 0, before = 0, after = 0, passed = 0, certificates = 0;
};
BOOST_DESCRIBE_STRUCT(RunRow, (),
                      (run, course, trainer, trainer_name, state, way, from, to, place, link, days,
                       invited, before, after, passed, certificates))

/// Somebody who can be invited.
struct PersonToTrain {
  std::string user, name, role, area;  // "" where the role has none
};
BOOST_DESCRIBE_STRUCT(PersonToTrain, (), (user, name, role, area))

/// Who trained whom: of every trainer the runs and those who got a certificate in them.
struct Trained {
  std::string trainer, name;
  std::string trained_by;  // the trainer whose certificate this one holds; "" where none
  std::int64_t runs = 0, learners = 0, certificates = 0;
  std::int64_t before = 0, after = 0;  // mean share of right answers of those who sat both
};
BOOST_DESCRIBE_STRUCT(Trained, (),
                      (trainer, name, trained_by, runs, learners, certificates, before, after))

struct TrainerDesk {
  std::string today;
  std::vector<RunRow> runs;  // the newest first
  std::vector<PersonToTrain> people;
  std::vector<Trained> cascade;
};
BOOST_DESCRIBE_STRUCT(TrainerDesk, (), (today, runs, people, cascade))

struct LearnerDayRow {
  std::string day;
  std::optional<training::Came> came;
};
BOOST_DESCRIBE_STRUCT(LearnerDayRow, (), (day, came))

struct PracticeRow {
  std::string by, on, note;
  std::vector<std::string> seen, missed;
};
BOOST_DESCRIBE_STRUCT(PracticeRow, (), (by, on, note, seen, missed))

/// `again`: lessons of which more than a third was wrong at the test after. `may_certify`: present
/// on half of the days at least, and passed.
struct LearnerRow {
  std::string user, name, area;
  bool invited = true;  // else she came, or handed in a test, all the same
  std::vector<LearnerDayRow> days;
  std::optional<TestScore> before, after;
  std::int64_t not_counted = 0;  // tests handed in twice, or after the end
  std::int64_t wrong_codes = 0;
  std::optional<PracticeRow> practice;
  std::optional<CertificateRow> certificate;
  std::vector<std::string> again;
  bool may_certify = false;
};
BOOST_DESCRIBE_STRUCT(LearnerRow, (),
                      (user, name, area, invited, days, before, after, not_counted, wrong_codes,
                       practice, certificate, again, may_certify))

BOOST_DEFINE_ENUM_CLASS(Deed, visits, calculations, answers, readiness)

/// How much of it a learner did in a week, in thousandths of a deed, in the weeks before the run
/// and in those after; `readiness` counts households that came nearer to being insured.
struct DeedChange {
  Deed deed{};
  std::optional<training::MeanChange> change;
};
BOOST_DESCRIBE_STRUCT(DeedChange, (), (deed, change))

/// Nothing is told of fewer than five learners, and of no single one.
struct RunEffect {
  std::int64_t weeks = 0;  // on each side; fewer where the time has not passed yet
  std::int64_t learners = 0;
  bool too_few = false, too_early = false;
  std::vector<DeedChange> deeds;
};
BOOST_DESCRIBE_STRUCT(RunEffect, (), (weeks, learners, too_few, too_early, deeds))

struct RunDesk {
  std::string today;
  RunRow run;
  std::vector<RunDay> days;
  std::vector<LearnerRow> learners;  // by name
  training::Results results;
  RunEffect effect;
  std::int64_t pass = 0;  // of a hundred
};
BOOST_DESCRIBE_STRUCT(RunDesk, (), (today, run, days, learners, results, effect, pass))

BOOST_DEFINE_ENUM_CLASS(TrainingOrderKind, plan, state, invite, take_off, attendance, practice,
                        certify, withdraw)

/// An order of a trainer; which members it needs hangs on what it is. `plan` without `run` plans a
/// new one. The same key again is written once.
struct TrainingOrder {
  TrainingOrderKind what{};
  event::Uuid key;
  std::optional<event::Uuid> run;
  std::optional<std::string> course, from, to, place, link;
  std::optional<event::RunWay> way;
  std::optional<std::vector<std::string>> days;
  std::optional<event::RunState> state;
  std::optional<std::vector<std::string>> learners;
  std::optional<std::string> day;
  std::optional<bool> came;
  std::optional<std::vector<std::string>> seen, missed;
  std::optional<std::string> note, number, why;
};
BOOST_DESCRIBE_STRUCT(TrainingOrder, (),
                      (what, key, run, course, from, to, place, link, way, days, state, learners,
                       day, came, seen, missed, note, number, why))

struct TrainingOrdered {
  event::Uuid run;
  std::int64_t written = 0;
};
BOOST_DESCRIBE_STRUCT(TrainingOrdered, (), (run, written))

// For heads and the programme.

struct TrainedOfficer {
  std::string user, name, area;
  std::vector<CertificateRow> certificates;  // the newest of each course
  std::vector<std::string> invited;          // courses of runs that are open or running
};
BOOST_DESCRIBE_STRUCT(TrainedOfficer, (), (user, name, area, certificates, invited))

struct TrainedOfficers {
  std::string today;
  std::vector<TrainedOfficer> officers;
};
BOOST_DESCRIBE_STRUCT(TrainedOfficers, (), (today, officers))

/// `aimag`: "" for all together. Withheld where fewer than five officers would be told of.
struct AimagTraining {
  std::string aimag, course;
  bool withheld = false;
  std::int64_t officers = 0, invited = 0, came = 0, certified = 0;
  std::optional<training::MeanChange> gain;
};
BOOST_DESCRIBE_STRUCT(AimagTraining, (),
                      (aimag, course, withheld, officers, invited, came, certified, gain))

struct TrainingTotals {
  std::vector<AimagTraining> rows;
  RunEffect effect;  // of everybody who has a certificate
};
BOOST_DESCRIBE_STRUCT(TrainingTotals, (), (rows, effect))

/// What anybody is told who holds the paper.
struct CertificateSeen {
  std::string name, on, through;
  std::string course;  // its title
  training::Standing standing{};
  bool made_up = false;
};
BOOST_DESCRIBE_STRUCT(CertificateSeen, (), (name, on, through, course, standing, made_up))

}  // namespace otor::wire
