// SPDX-License-Identifier: Apache-2.0
// The merge rule against its own transcription: any order, any doubling gives the same heads, and
// no value vanishes that nobody had seen. What only converges may still be nonsense, hence the
// second.
#include "event/merge.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <deque>
#include <set>

namespace otor::event {
namespace {

// Origins live as long as the test program.
OriginRef kept(Origin const& origin) {
  static std::deque<Origin> all;
  return &all.emplace_back(origin);
}

struct Said {
  OriginRef origin;
  std::string value;
  std::vector<Uuid> over;
};

using Heads = std::vector<std::pair<Uuid, Value>>;

// W replaces V when V.id is in W.over, or when the same device wrote W later.
bool replaces(Said const& w, Said const& v) {
  if (w.origin->id == v.origin->id) return false;
  bool const seen = std::ranges::find(w.over, v.origin->id) != w.over.end();
  return seen || (w.origin->device == v.origin->device && v.origin->seq < w.origin->seq);
}

Heads naive_heads(std::vector<Said> const& writes) {
  Heads heads;
  for (auto const& v : writes) {
    bool const dead = std::ranges::any_of(writes, [&](Said const& w) { return replaces(w, v); });
    if (!dead) heads.emplace_back(v.origin->id, v.value);
  }
  std::ranges::sort(heads, {}, [](auto const& head) { return head.first; });
  heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
  return heads;
}

Register folded(std::vector<Said> const& writes) {
  Register held;
  for (auto const& said : writes) held.take(said.origin, said.value, said.over);
  return held;
}

Heads heads_of(Register const& held) {
  Heads heads;
  for (auto const& head : held.heads()) heads.emplace_back(head.origin->id, head.value);
  return heads;
}

// A few devices write one field; each names a random part of what was written before, some name
// nothing.
std::vector<Said> history() {
  auto const count = *rc::gen::inRange(1, 14);
  std::vector<Said> writes;
  std::int64_t seqs[3] = {};
  for (int at = 0; at < count; ++at) {
    auto const device = static_cast<std::size_t>(*rc::gen::inRange(0, 3));
    Origin origin;
    origin.id = {static_cast<std::uint64_t>(*rc::gen::inRange(0, 1'000'000)),
                 static_cast<std::uint64_t>(at)};
    origin.device = {0, device};
    origin.seq = ++seqs[device];
    origin.clock = {*rc::gen::inRange<std::int64_t>(0, 50), 0};
    std::vector<Uuid> over;
    for (auto const& before : writes) {
      if (*rc::gen::inRange(0, 3) == 0) over.push_back(before.origin->id);
    }
    std::ranges::sort(over);
    auto const value = std::string(1, static_cast<char>('a' + *rc::gen::inRange(0, 3)));
    writes.push_back({kept(origin), value, over});
  }
  return writes;
}

Said said(std::uint64_t id, std::uint64_t device, std::int64_t seq, std::int64_t ms,
          std::string value, std::vector<Uuid> over = {}) {
  Origin origin;
  origin.id = {0, id};
  origin.device = {0, device};
  origin.seq = seq;
  origin.clock = {ms, 0};
  return {kept(origin), std::move(value), std::move(over)};
}

}  // namespace

TEST_CASE("any order and any doubling gives the heads of the naive rule") {
  CHECK(rc::check([] {
    auto const writes = history();
    auto const expected = naive_heads(writes);
    auto shuffled = writes;
    for (auto const& again : writes) {
      if (*rc::gen::inRange(0, 2) == 0) shuffled.push_back(again);
    }
    auto const keys =
        *rc::gen::container<std::vector<int>>(shuffled.size(), rc::gen::arbitrary<int>());
    std::vector<std::size_t> order(shuffled.size());
    for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
    std::ranges::sort(order, [&](auto one, auto other) {
      return std::pair(keys[one], one) < std::pair(keys[other], other);
    });
    Register held;
    for (auto const at : order)
      held.take(shuffled[at].origin, shuffled[at].value, shuffled[at].over);
    RC_ASSERT(heads_of(held) == expected);
    RC_ASSERT(held.shown()->origin->id == folded(writes).shown()->origin->id);
  }));
}

TEST_CASE("every value that is not shown among the heads was seen by who replaced it") {
  CHECK(rc::check([] {
    auto const writes = history();
    auto const heads = heads_of(folded(writes));
    RC_ASSERT(!heads.empty());
    for (auto const& v : writes) {
      bool const is_head =
          std::ranges::any_of(heads, [&](auto const& head) { return head.first == v.origin->id; });
      bool const seen = std::ranges::any_of(writes, [&](Said const& w) { return replaces(w, v); });
      RC_ASSERT(is_head != seen);
    }
  }));
}

TEST_CASE("two who did not see each other are both kept; the later is shown") {
  auto const held = folded({said(1, 1, 1, 10, "Bat"), said(2, 2, 1, 20, "Bold")});
  CHECK(held.heads().size() == 2);
  CHECK(held.differs());
  CHECK(held.shown()->value == Value{"Bold"});
}

TEST_CASE("two who say the same do not differ") {
  auto const held = folded({said(1, 1, 1, 10, "Bat"), said(2, 2, 1, 20, "Bat")});
  CHECK(held.heads().size() == 2);
  CHECK(!held.differs());
}

TEST_CASE("settling is a write over all heads") {
  auto const held = folded({said(1, 1, 1, 10, "Bat"), said(2, 2, 1, 20, "Bold"),
                            said(3, 1, 2, 5, "Bat-Erdene", {{0, 1}, {0, 2}})});
  CHECK(!held.differs());
  CHECK(held.shown()->value == Value{"Bat-Erdene"});  // though its clock is the earliest
}

TEST_CASE("a write that is already replaced dies on arrival") {
  auto const held = folded({said(3, 2, 1, 5, "new", {{0, 1}}), said(1, 1, 1, 10, "old")});
  REQUIRE(held.heads().size() == 1);
  CHECK(held.shown()->value == Value{"new"});
}

TEST_CASE("at the same time the greater id is shown") {
  CHECK(folded({said(2, 1, 1, 10, "b"), said(1, 2, 1, 10, "a")}).shown()->value == Value{"b"});
}

TEST_CASE("a receipt that corrects a clock changes what is shown, without folding again") {
  Origin wrong = *said(1, 1, 1, 1000, "").origin;
  Register held;
  held.take(&wrong, std::string("from 2036"), {});
  held.take(said(2, 2, 1, 20, "").origin, std::string("today"), {});
  CHECK(held.shown()->value == Value{"from 2036"});
  wrong.received.at = 15;
  CHECK(held.shown()->value == Value{"today"});
}

namespace {

// Writes to one field of two subjects: each with its own devices, naming writes of both.
struct Two {
  std::vector<Said> one, other;
};

Two histories() {
  auto const writes = history();
  Two two;
  for (auto const& said : writes) {
    // A device works on one subject or on the other, so the bracket stops at the subject here too.
    (said.origin->device.low == 0 ? two.one : two.other).push_back(said);
  }
  return two;
}

}  // namespace

TEST_CASE("two subjects that are one: the rule over the writes of both") {
  CHECK(rc::check([] {
    auto const two = histories();
    auto all = two.one;
    all.insert(all.end(), two.other.begin(), two.other.end());
    auto here = folded(two.one);
    here.unite(folded(two.other));
    auto there = folded(two.other);
    there.unite(folded(two.one));
    RC_ASSERT(heads_of(here) == naive_heads(all));
    RC_ASSERT(heads_of(there) == naive_heads(all));
  }));
}

}  // namespace otor::event
