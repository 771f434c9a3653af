// SPDX-License-Identifier: Apache-2.0
#include "reflection/meeting.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace otor::reflection {
namespace {

event::Uuid id(std::uint64_t number) { return {0x01934f6e8c007abc, number}; }

/// What was said, one thing a minute; each entry is known by the number `say` gives.
class Said {
 public:
  std::vector<Fact> facts;

  event::Uuid say(std::string author, Saying said, std::vector<event::Uuid> over = {},
                  std::string area = "185", event::Uuid meeting = id(1)) {
    auto const number = facts.size() + 1;
    auto const ms = static_cast<std::int64_t>(number) * 60'000;
    facts.push_back({id(100 + number),
                     meeting,
                     std::move(author),
                     std::move(area),
                     {ms, 0},
                     std::move(over),
                     std::move(said)});
    return facts.back().event;
  }
  Meeting meeting() const {
    auto meetings = meetings_of(facts);
    REQUIRE(meetings.size() == 1);
    return meetings.front();
  }
};

event::MeetingTold meeting(std::string title) {
  return {std::move(title), {"2026-09-13", "2026-09-14"}, {}, {"uvs", "tes"}, {}};
}

event::PointTold point(std::uint64_t number, std::string text) {
  return {id(number), event::PointKind::worked, std::move(text), {}};
}

event::DecisionTold decision(std::string due, std::string text = "x") {
  return {id(7), std::move(text), "tes", std::move(due), {}};
}

event::DecisionFollowed followed(event::Progress state, std::string on) {
  return {id(7), state, std::move(on), "x"};
}

Said begun() {
  Said said;
  said.say("uvs", meeting("Autumn"));
  return said;
}

/// Everything that a person could see of a meeting, as one text.
std::string seen(Meeting const& meeting) {
  std::string out = text_of(meeting.id) + " " + meeting.area;
  auto const entries = [&](auto const& thing, auto text) {
    out += "\n" + text_of(thing.id) + " now";
    for (auto const& one : thing.now) out += " " + text_of(one.event) + text(one.said);
    out += " before";
    for (auto const& one : thing.before) out += " " + text_of(one.event) + text(one.said);
    out += " withdrawn";
    for (auto const& one : thing.withdrawn) out += " " + text_of(one.event) + one.said.why;
  };
  entries(meeting.told, [](auto const& said) { return said.title; });
  for (auto const& one : meeting.points) entries(one, [](auto const& said) { return said.text; });
  for (auto const& one : meeting.decisions) {
    entries(one.told, [](auto const& said) { return said.text; });
    for (auto const& came : one.followed) out += " came " + text_of(came.event);
    for (auto const& came : one.states) out += " state " + text_of(came.event);
  }
  return out;
}

}  // namespace

TEST_CASE("a correction stands in the place of what it replaces, which stays readable") {
  auto said = begun();
  auto const first = said.say("uvs", point(5, "Calculations persuade"));
  said.say("uvs", point(5, "Own calculations persuade the young"), {first});
  auto const told = said.meeting();
  auto const* one = told.point(id(5));
  REQUIRE(one != nullptr);
  REQUIRE(one->now.size() == 1);
  CHECK(one->now.front().said.text == "Own calculations persuade the young");
  REQUIRE(one->before.size() == 1);
  CHECK(one->before.front().said.text == "Calculations persuade");
  CHECK(one->before.front().author == "uvs");
}

TEST_CASE("where two wrote at once both stand, the later first, until somebody settles it") {
  auto said = begun();
  auto const first = said.say("uvs", point(5, "a"));
  auto const one = said.say("uvs", point(5, "b"), {first});
  auto const other = said.say("khovd", point(5, "c"), {first});
  auto torn = said.meeting();
  REQUIRE(torn.point(id(5))->now.size() == 2);
  CHECK(torn.point(id(5))->now[0].said.text == "c");
  CHECK(torn.point(id(5))->now[1].said.text == "b");
  said.say("uvs", point(5, "b and c"), {one, other});
  auto const settled = said.meeting();
  REQUIRE(settled.point(id(5))->now.size() == 1);
  CHECK(settled.point(id(5))->before.size() == 3);
}

TEST_CASE("what was taken back shows why, and comes again when it is told over that") {
  auto said = begun();
  auto const first = said.say("uvs", point(5, "a"));
  auto const taken = said.say("uvs", event::ReflectionWithdrawn{id(5), "Said twice"}, {first});
  auto gone = said.meeting();
  CHECK(!gone.point(id(5))->stands());
  REQUIRE(gone.point(id(5))->withdrawn.size() == 1);
  CHECK(gone.point(id(5))->withdrawn.front().said.why == "Said twice");
  CHECK(gone.point(id(5))->before.front().said.text == "a");
  said.say("uvs", point(5, "a"), {taken});
  auto const again = said.meeting();
  CHECK(again.point(id(5))->stands());
  CHECK(again.point(id(5))->withdrawn.empty());
}

TEST_CASE("who corrects a point while another takes it back is not overruled") {
  auto said = begun();
  auto const first = said.say("uvs", point(5, "a"));
  said.say("uvs", event::ReflectionWithdrawn{id(5), "x"}, {first});
  said.say("khovd", point(5, "a, but only in winter"), {first});
  auto const told = said.meeting();
  CHECK(told.point(id(5))->stands());
  CHECK(told.point(id(5))->withdrawn.size() == 1);
}

TEST_CASE("a decision is overdue from the day after its last one, as long as it is open") {
  auto said = begun();
  said.say("uvs", decision("2026-10-01"));
  auto const open = said.meeting().decisions.front();
  CHECK(open.state() == event::Progress::open);
  CHECK(!open.overdue("2026-10-01"));
  CHECK(open.overdue("2026-10-02"));
  auto const later = said.say("uvs", followed(event::Progress::open, "2026-09-20"));
  said.say("uvs", followed(event::Progress::done, "2026-10-03"), {later});
  auto const done = said.meeting().decisions.front();
  CHECK(done.state() == event::Progress::done);
  CHECK(!done.overdue("2026-10-02"));
  REQUIRE(done.followed.size() == 2);
  CHECK(done.followed.front().said.on == "2026-09-20");
  CHECK(done.states.size() == 1);
}

TEST_CASE("two who say different things of a decision at once are both heard") {
  auto said = begun();
  said.say("uvs", decision("2026-10-01"));
  said.say("uvs", followed(event::Progress::done, "2026-09-30"));
  said.say("khovd", followed(event::Progress::dropped, "2026-09-29"));
  auto const told = said.meeting().decisions.front();
  CHECK(told.disputed());
  CHECK(told.states.size() == 2);
  said.facts.back().said = followed(event::Progress::done, "2026-09-29");
  CHECK(!said.meeting().decisions.front().disputed());
}

TEST_CASE("what was said in another department counts for nothing here") {
  auto said = begun();
  said.say("ulgii", point(5, "x"), {}, "183");
  said.say("uvs", point(6, "y"), {}, "18501");  // a soum's stream holds links alone
  CHECK(said.meeting().points.empty());
  said.say("uvs", point(5, "mine"));
  said.say("uvs", event::RecordLinked{id(8), id(5), id(40), id(41)}, {}, "185");
  CHECK(said.meeting().links.empty());
  said.say("uvs", event::RecordLinked{id(8), id(5), id(40), id(41)}, {}, "18501");
  auto const told = said.meeting();
  REQUIRE(told.links.size() == 1);
  CHECK(told.link_areas.at(id(8)) == "18501");
}

TEST_CASE("points come in the order in which they were first told, meetings the latest first") {
  auto said = begun();
  auto const first = said.say("uvs", point(9, "first"));
  said.say("uvs", point(5, "second"));
  said.say("uvs", point(9, "first, corrected"), {first});
  auto const told = said.meeting();
  CHECK(told.points[0].id == id(9));
  CHECK(told.points[1].id == id(5));
  auto spring = meeting("Spring");
  spring.days = {"2027-04-01"};
  said.say("uvs", spring, {}, "185", id(2));
  auto const meetings = meetings_of(said.facts);
  REQUIRE(meetings.size() == 2);
  CHECK(meetings[0].plan().title == "Spring");
}

TEST_CASE("of a meeting that nobody told of there is nothing, whatever was said about it") {
  Said said;
  said.say("uvs", point(5, "x"));
  said.say("uvs", event::ReflectionWithdrawn{id(5), "x"});
  CHECK(meetings_of(said.facts).empty());
}

TEST_CASE("whatever is said, in any order and twice, gives one meeting") {
  CHECK(rc::check([] {
    auto said = begun();
    std::vector<event::Uuid> known{said.facts.front().event};
    for (int turn = 0; turn < *rc::gen::inRange(0, 12); ++turn) {
      std::vector<event::Uuid> over;
      for (auto const entry : known)
        if (*rc::gen::inRange(0, 3) == 0) over.push_back(entry);
      auto const number = static_cast<std::uint64_t>(*rc::gen::inRange(5, 8));
      Saying said_now = point(number, std::to_string(turn));
      switch (*rc::gen::inRange(0, 5)) {
        case 0: said_now = meeting(std::to_string(turn)); break;
        case 1: said_now = decision("2026-10-01", std::to_string(turn)); break;
        case 2: said_now = followed(event::Progress::done, "2026-10-02"); break;
        case 3: said_now = event::ReflectionWithdrawn{id(number), std::to_string(turn)}; break;
        default: break;
      }
      known.push_back(said.say("uvs", said_now, over));
    }
    auto mixed = said.facts;
    std::ranges::reverse(mixed);
    mixed.insert(mixed.end(), said.facts.begin(),
                 said.facts.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(said.facts)));
    auto const one = meetings_of(said.facts), other = meetings_of(mixed);
    RC_ASSERT(one.size() == other.size());
    for (std::size_t at = 0; at < one.size(); ++at) RC_ASSERT(seen(one[at]) == seen(other[at]));
  }));
}

}  // namespace otor::reflection
