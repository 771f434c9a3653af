// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a department learned, as the desk is told of it and as it is noted there.

#include "reflection/meeting.h"
#include "wire/event_line.h"
#include "wire/json.h"

namespace otor::wire {

/// Somebody who can take part, or have a decision to carry out.
struct LessonPerson {
  std::string user, name, area;  // an aimag or a soum; "" where the role has none
};
BOOST_DESCRIBE_STRUCT(LessonPerson, (), (user, name, area))

/// What a phone asks its core for.
struct LessonsRequest {
  std::string on;  // "2026-11-23"
};
BOOST_DESCRIBE_STRUCT(LessonsRequest, (), (on))

struct MeetingRequest {
  std::string on;
  event::Uuid meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingRequest, (), (on, meeting))

struct MeetingRow {
  event::Uuid meeting;
  std::string area, title;
  std::vector<std::string> days;
  std::optional<std::string> place;
  std::int64_t people = 0, worked = 0, failed = 0, ideas = 0;
  std::int64_t open = 0, overdue = 0, done = 0, dropped = 0;  // decisions
  bool disputed = false;  // two wrote something of it at once, and nobody settled it
  bool made_up = false;
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (),
                      (meeting, area, title, days, place, people, worked, failed, ideas, open,
                       overdue, done, dropped, disputed, made_up))

/// A decision that is not done, with the meeting it is of.
struct OpenDecision {
  event::Uuid meeting, decision;
  std::string area, title, text, owner, owner_name, due;
  bool overdue = false, mine = false;
};
BOOST_DESCRIBE_STRUCT(OpenDecision, (),
                      (meeting, decision, area, title, text, owner, owner_name, due, overdue, mine))

/// `areas`: the departments whose lessons the reader sees. Decisions: the reader's own first, then
/// the overdue ones, then by day. `people`: for whoever may write.
struct LessonsDesk {
  std::string today;
  bool may_write = false;
  std::vector<std::string> areas;
  std::vector<MeetingRow> meetings;  // the latest first
  std::vector<OpenDecision> decisions;
  std::vector<LessonPerson> people;
};
BOOST_DESCRIBE_STRUCT(LessonsDesk, (), (today, may_write, areas, meetings, decisions, people))

/// Evidence as it is told. `withheld`: of too few to tell this reader, or another's page.
struct EvidenceTold {
  event::Evidence evidence;
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(EvidenceTold, (), (evidence, withheld))

/// Who wrote an entry, and on which day.
struct EntryBy {
  event::Uuid event;
  std::string author, name, on;
};
BOOST_DESCRIBE_STRUCT(EntryBy, (), (event, author, name, on))

struct MeetingVersion {
  EntryBy by;
  event::MeetingTold said;
  std::vector<std::string> names;  // of those who took part, in their order
};
BOOST_DESCRIBE_STRUCT(MeetingVersion, (), (by, said, names))

struct PointVersion {
  EntryBy by;
  event::PointKind what{};
  std::string text;
  std::vector<EvidenceTold> evidence;
};
BOOST_DESCRIBE_STRUCT(PointVersion, (), (by, what, text, evidence))

struct Withdrawn {
  EntryBy by;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(Withdrawn, (), (by, why))

/// A visit, or a household, that a point rests on; for readers who see the records of its soum.
struct LinkTold {
  EntryBy by;
  event::Uuid link, household;
  std::optional<event::Uuid> visit;
  std::string area;
  std::optional<std::string> day;  // of the visit
};
BOOST_DESCRIBE_STRUCT(LinkTold, (), (by, link, household, visit, area, day))

struct PointPage {
  event::Uuid point;
  std::vector<PointVersion> now, before;
  std::vector<Withdrawn> withdrawn;
  std::vector<LinkTold> links;
};
BOOST_DESCRIBE_STRUCT(PointPage, (), (point, now, before, withdrawn, links))

struct DecisionVersion {
  EntryBy by;
  std::string text, owner, owner_name, due;
  std::optional<event::Uuid> point;
};
BOOST_DESCRIBE_STRUCT(DecisionVersion, (), (by, text, owner, owner_name, due, point))

struct Followed {
  EntryBy by;
  event::Progress state{};
  std::string on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Followed, (), (by, state, on, note))

/// `states`: events of `followed` that nobody has followed by another.
struct DecisionPage {
  event::Uuid decision;
  std::vector<DecisionVersion> now, before;
  std::vector<Withdrawn> withdrawn;
  std::vector<Followed> followed;
  std::vector<event::Uuid> states;
  event::Progress state{};
  bool disputed = false, overdue = false, mine = false;
};
BOOST_DESCRIBE_STRUCT(DecisionPage, (),
                      (decision, now, before, withdrawn, followed, states, state, disputed, overdue,
                       mine))

/// What a code is called.
struct CodeName {
  std::string code, mn, kk, en;
};
BOOST_DESCRIBE_STRUCT(CodeName, (), (code, mn, kk, en))

/// What can be counted as evidence.
struct CountedNames {
  std::vector<CodeName> measures, findings, questions;
};
BOOST_DESCRIBE_STRUCT(CountedNames, (), (measures, findings, questions))

/// `unsafe`: entries that lie on this phone alone.
struct MeetingPage {
  std::string today;
  bool may_write = false, made_up = false;
  event::Uuid meeting;
  std::string area;
  std::vector<MeetingVersion> now, before;
  std::vector<PointPage> points;
  std::vector<DecisionPage> decisions;
  std::vector<LessonPerson> people;
  CountedNames names;
  std::vector<event::Uuid> unsafe;
};
BOOST_DESCRIBE_STRUCT(MeetingPage, (),
                      (today, may_write, made_up, meeting, area, now, before, points, decisions,
                       people, names, unsafe))

BOOST_DEFINE_ENUM_CLASS(LessonOrderKind, meeting, point, decision, follow, link, withdraw)

/// What is to be noted. `over`: the entries it is put in the place of, as the reader saw them; a
/// thing that there is already needs them. With a `key`, the same order sent again is written once.
/// `meeting`: the one it is about; a new one without. `point`: `what`, `text`, `evidence` to add
/// and, by their numbers from 0 among those of `over`, evidence to leave `out`. `link`: a visit, or
/// a household. `withdraw`: an `entry`, with `why`.
struct LessonOrder {
  LessonOrderKind what{};
  event::Uuid key;
  std::optional<event::Uuid> meeting, point, decision, entry, household, visit;
  std::optional<std::vector<event::Uuid>> over;
  std::optional<std::string> area, title, place, others, text, owner, due, on, note, why;
  std::optional<std::vector<std::string>> days, people;
  std::optional<event::PointKind> kind;
  std::optional<event::Progress> state;
  std::optional<std::vector<event::Evidence>> evidence;
  std::optional<std::vector<std::int64_t>> out;
};
BOOST_DESCRIBE_STRUCT(LessonOrder, (),
                      (what, key, meeting, point, decision, entry, household, visit, over, area,
                       title, place, others, text, owner, due, on, note, why, days, people, kind,
                       state, evidence, out))

struct LessonOrdered {
  event::Uuid meeting;
  std::int64_t written = 0;  // 0: it was, before
};
BOOST_DESCRIBE_STRUCT(LessonOrdered, (), (meeting, written))

}  // namespace otor::wire
