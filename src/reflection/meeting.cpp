// SPDX-License-Identifier: Apache-2.0
#include "reflection/meeting.h"

#include <algorithm>
#include <set>

#include "event/said_of.h"

namespace otor::reflection {
namespace {

using event::Uuid;

bool later(Fact const* one, Fact const* other) {
  return std::tuple(other->when, other->event) < std::tuple(one->when, one->event);
}

/// What of a meeting an event is about: the meeting itself, a point, a decision, a link. What came
/// of a decision is a thing of its own, beside what was decided.
enum class What { meeting, point, decision, progress, link };
using Key = std::pair<What, Uuid>;

struct Names {
  Fact const& fact;

  std::vector<Key> operator()(event::MeetingTold const&) const {
    return {{What::meeting, fact.meeting}};
  }
  std::vector<Key> operator()(event::PointTold const& said) const {
    return {{What::point, said.point}};
  }
  std::vector<Key> operator()(event::DecisionTold const& said) const {
    return {{What::decision, said.decision}};
  }
  std::vector<Key> operator()(event::DecisionFollowed const& said) const {
    return {{What::progress, said.decision}};
  }
  std::vector<Key> operator()(event::RecordLinked const& said) const {
    return {{What::link, said.link}};
  }
  std::vector<Key> operator()(event::ReflectionWithdrawn const& said) const {
    return {{What::point, said.entry}, {What::decision, said.entry}, {What::link, said.entry}};
  }
};

/// Everything that was said of one thing, the latest first, and which of it was replaced.
struct Heard {
  std::vector<Fact const*> all;
  std::set<Uuid> replaced;
};

template <class Told>
Entry<Told> entry_of(Fact const& fact) {
  return {fact.event, fact.author, fact.when.ms, std::get<Told>(fact.said)};
}

template <class Told>
Thing<Told> thing_of(Uuid id, Heard const& heard) {
  Thing<Told> thing;
  thing.id = id;
  for (auto const* fact : heard.all) {
    bool const replaced = heard.replaced.contains(fact->event);
    if (std::holds_alternative<Told>(fact->said)) {
      (replaced ? thing.before : thing.now).push_back(entry_of<Told>(*fact));
      thing.first_ms = fact->when.ms;
    } else if (!replaced) {
      thing.withdrawn.push_back(entry_of<event::ReflectionWithdrawn>(*fact));
    }
  }
  return thing;
}

/// A meeting lies in the stream of its department, a link in that of a soum of it.
bool in_place(Fact const& fact) {
  bool const department = event::is_department(fact.area);
  if (std::holds_alternative<event::RecordLinked>(fact.said)) return !department;
  return department || std::holds_alternative<event::ReflectionWithdrawn>(fact.said);
}

std::string department_of(std::string const& area) {
  constexpr std::size_t aimag_digits = 3;
  return area.substr(0, aimag_digits);
}

template <class Told>
void put_first_first(std::vector<Thing<Told>>& things) {
  std::ranges::sort(things, {}, [](auto const& one) { return std::pair(one.first_ms, one.id); });
}

class Fold {
 public:
  explicit Fold(std::vector<Fact const*> const& facts) {
    for (auto const* fact : facts)
      for (auto const& key : std::visit(Names{*fact}, fact->said)) {
        auto& heard = heard_[key];
        heard.all.push_back(fact);
        heard.replaced.insert(fact->over.begin(), fact->over.end());
      }
  }

  std::optional<Meeting> made(Uuid id, std::string area) {
    Meeting meeting;
    meeting.id = id;
    meeting.area = std::move(area);
    meeting.told = thing_of<event::MeetingTold>(id, heard_[{What::meeting, id}]);
    if (!meeting.told.stands()) return std::nullopt;
    for (auto& [key, heard] : heard_) add(meeting, key, heard);
    put_first_first(meeting.points);
    put_first_first(meeting.links);
    std::ranges::sort(meeting.decisions, {}, [](Decision const& one) {
      return std::pair(one.told.first_ms, one.told.id);
    });
    return meeting;
  }

 private:
  void add(Meeting& meeting, Key const& key, Heard const& heard) {
    auto const [what, id] = key;
    if (what == What::point) put(meeting.points, thing_of<event::PointTold>(id, heard));
    if (what == What::decision) add_decision(meeting, id, heard);
    if (what != What::link) return;
    auto link = thing_of<event::RecordLinked>(id, heard);
    for (auto const* fact : heard.all)
      if (std::holds_alternative<event::RecordLinked>(fact->said))
        meeting.link_areas[id] = fact->area;
    put(meeting.links, std::move(link));
  }

  void add_decision(Meeting& meeting, Uuid id, Heard const& heard) {
    Decision decision;
    decision.told = thing_of<event::DecisionTold>(id, heard);
    if (decision.told.now.empty() && decision.told.before.empty()) return;
    auto const progress = heard_.find({What::progress, id});
    if (progress != heard_.end()) {
      auto const came = thing_of<event::DecisionFollowed>(id, progress->second);
      decision.states = came.now;
      decision.followed = came.now;
      decision.followed.insert(decision.followed.end(), came.before.begin(), came.before.end());
      std::ranges::sort(decision.followed, {},
                        [](auto const& one) { return std::tuple(one.said.on, one.ms, one.event); });
    }
    meeting.decisions.push_back(std::move(decision));
  }

  template <class Told>
  static void put(std::vector<Thing<Told>>& things, Thing<Told> thing) {
    // Of something that was only ever withdrawn nobody said what it is.
    if (!thing.now.empty() || !thing.before.empty()) things.push_back(std::move(thing));
  }

  std::map<Key, Heard> heard_;
};

}  // namespace

std::optional<Fact> fact_of(event::Envelope const& envelope, event::Body const& body,
                            event::Received const& received) {
  auto said = event::said_of<Saying>(body);
  if (!said) return std::nullopt;
  return Fact{envelope.id,
              envelope.subject,
              envelope.author,
              envelope.area,
              event::when(envelope.clock, received),
              envelope.over,
              std::move(*said)};
}

event::Progress Decision::state() const {
  return states.empty() ? event::Progress::open : states.front().said.state;
}

bool Decision::disputed() const {
  return std::ranges::any_of(states, [&](auto const& one) { return one.said.state != state(); });
}

bool Decision::overdue(std::string_view today) const {
  return told.stands() && state() == event::Progress::open && told.now.front().said.due < today;
}

Thing<event::PointTold> const* Meeting::point(Uuid wanted) const {
  auto const found = std::ranges::find(points, wanted, &Thing<event::PointTold>::id);
  return found == points.end() ? nullptr : &*found;
}

Decision const* Meeting::decision(Uuid wanted) const {
  auto const found =
      std::ranges::find_if(decisions, [&](Decision const& one) { return one.told.id == wanted; });
  return found == decisions.end() ? nullptr : &*found;
}

std::vector<Meeting> meetings_of(std::vector<Fact> facts) {
  std::ranges::sort(facts, {}, &Fact::event);
  auto const same = std::ranges::unique(facts, {}, &Fact::event);
  facts.erase(same.begin(), same.end());
  std::map<std::pair<Uuid, std::string>, std::vector<Fact const*>> apart;
  for (auto const& fact : facts)
    if (in_place(fact)) apart[{fact.meeting, department_of(fact.area)}].push_back(&fact);
  std::vector<Meeting> meetings;
  for (auto& [key, about] : apart) {
    std::ranges::sort(about, later);
    if (auto meeting = Fold(about).made(key.first, key.second))
      meetings.push_back(std::move(*meeting));
  }
  std::ranges::sort(meetings, [](Meeting const& one, Meeting const& other) {
    return std::tuple(other.plan().days.front(), other.id) <
           std::tuple(one.plan().days.front(), one.id);
  });
  return meetings;
}

}  // namespace otor::reflection
