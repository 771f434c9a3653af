// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a department learned from its work, folded from what heads said of it: meetings, points with
// what they rest on, decisions and what came of them. Nothing is edited: what was put in the place
// of something is shown, what stood there before stays readable; where two wrote without knowing of
// each other, both stand.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "event/event.h"

namespace otor::reflection {

using Saying =
    std::variant<event::MeetingTold, event::PointTold, event::DecisionTold, event::DecisionFollowed,
                 event::RecordLinked, event::ReflectionWithdrawn>;

/// What an event says of a meeting, which is its subject.
struct Fact {
  event::Uuid event, meeting;
  std::string author, area;
  event::Stamp when;
  std::vector<event::Uuid> over;
  Saying said;
};

/// Nothing for a kind that is about no meeting.
std::optional<Fact> fact_of(event::Envelope const& envelope, event::Body const& body,
                            event::Received const& received);

/// Something that somebody said; `Told` is a body of an event.
template <class Told>
struct Entry {
  event::Uuid event;
  std::string author;
  std::int64_t ms = 0;  // since 1970, corrected
  Told said;
};

/// A thing of a meeting. `now`: what nobody has replaced, the latest first; more than one where two
/// wrote at once. `before`: what was replaced, the latest first. Withdrawn: the reason stands in
/// `now`, unless somebody told the thing again over it.
template <class Told>
struct Thing {
  event::Uuid id;
  std::vector<Entry<Told>> now, before;
  std::vector<Entry<event::ReflectionWithdrawn>> withdrawn;
  std::int64_t first_ms = 0;

  /// Whether it stands: somebody says what it is, and nobody withdrew that.
  bool stands() const { return !now.empty(); }
};

/// A decision with what came of it, in the order of the days; `states` are those entries that
/// nobody has followed by another.
struct Decision {
  Thing<event::DecisionTold> told;
  std::vector<Entry<event::DecisionFollowed>> followed, states;

  /// As the latest of `states` says; open where there are none.
  event::Progress state() const;
  /// Two said different things of it without knowing of each other.
  bool disputed() const;
  /// Open behind its day.
  bool overdue(std::string_view today) const;
};

struct Meeting {
  event::Uuid id;
  std::string area;  // of the department
  Thing<event::MeetingTold> told;
  std::vector<Thing<event::PointTold>> points;    // in the order in which they were first told
  std::vector<Decision> decisions;                // the same
  std::vector<Thing<event::RecordLinked>> links;  // the same
  std::map<event::Uuid, std::string> link_areas;  // the soum in whose stream a link lies

  event::MeetingTold const& plan() const { return told.now.front().said; }
  Thing<event::PointTold> const* point(event::Uuid id) const;
  Decision const* decision(event::Uuid id) const;
};

/// Every meeting that was told, the latest first. Facts come in any order, and as often as they
/// like. What was said in another department about a meeting counts for nothing there, and a link
/// counts only where it lies in a soum of the meeting's department.
std::vector<Meeting> meetings_of(std::vector<Fact> facts);

}  // namespace otor::reflection
