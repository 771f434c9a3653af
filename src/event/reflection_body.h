// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of events (body.h) about what a department learned from its work. The subject is the
// meeting at which it was said. They lie in a stream of the department (the code of its aimag),
// which the phones of its soums pull; what links a point to somebody's record lies in the stream of
// that record's soum. Nothing is edited: an entry that replaces others names them in `over`.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/training_body.h"
#include "event/uuid.h"

namespace otor::event {

/// Whether this is the code of an aimag, and so of the stream of its department.
constexpr bool is_department(std::string_view area) { return area.size() == 3 && area != own_area; }

BOOST_DEFINE_ENUM_CLASS(PointKind, worked, failed, idea)
BOOST_DEFINE_ENUM_CLASS(EvidenceKind, coverage, visits, finding, question, page)
BOOST_DEFINE_ENUM_CLASS(Progress, open, done, dropped)

/// A meeting, or what is put in the place of what was told of it.
struct MeetingTold {
  std::string title;
  std::vector<std::string> days;  // "2026-09-13", rising
  std::optional<std::string> place;
  std::vector<std::string> people;    // accounts
  std::optional<std::string> others;  // who came besides
};
BOOST_DESCRIBE_STRUCT(MeetingTold, (), (title, days, place, people, others))

/// What a point rests on, as it stood when it was noted. `count` (of `of`) is a figure that the
/// desk counted at the position of the log; `says` is what somebody read on a page of the desk.
struct Evidence {
  EvidenceKind what{};
  std::optional<std::string> code;      // of a measure, a finding, a question
  std::optional<std::string> area;      // a soum or an aimag
  std::optional<std::string> from, to;  // days, both included
  std::optional<std::string> address;   // "#/desk/…"
  std::optional<std::string> as_of;     // the day that the figure is of
  std::optional<std::int64_t> position, count, of;
  std::optional<std::string> says;
};
BOOST_DESCRIBE_STRUCT(Evidence, (),
                      (what, code, area, from, to, address, as_of, position, count, of, says))

/// Writes the register of the point.
struct PointTold {
  Uuid point;
  PointKind what{};
  std::string text;
  std::vector<Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(PointTold, (), (point, what, text, evidence))

/// Writes the register of the decision. `owner`: an account; `due`: the last day.
struct DecisionTold {
  Uuid decision;
  std::string text, owner, due;
  std::optional<Uuid> point;  // from which it follows
};
BOOST_DESCRIBE_STRUCT(DecisionTold, (), (decision, text, owner, due, point))

/// What came of a decision, dated: writes the register of its state. Who drops one says why.
struct DecisionFollowed {
  Uuid decision;
  Progress state{};
  std::string on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DecisionFollowed, (), (decision, state, on, note))

/// A visit, or a household, that shows what a point says.
struct RecordLinked {
  Uuid link, point, household;
  std::optional<Uuid> visit;
};
BOOST_DESCRIBE_STRUCT(RecordLinked, (), (link, point, household, visit))

/// Writes the register of a point, a decision or a link: it was put down by mistake.
struct ReflectionWithdrawn {
  Uuid entry;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(ReflectionWithdrawn, (), (entry, why))

}  // namespace otor::event
