// SPDX-License-Identifier: Apache-2.0
#include "app/call_backs.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "app/call_draws.h"

namespace otor::app {
namespace {

std::vector<FrameVisit> frame(std::uint64_t count) {
  std::vector<FrameVisit> visits;
  for (std::uint64_t at = 1; at <= count; ++at)
    visits.push_back({{6, at}, {5, at}, "18301", "2026-09-01", false});
  return visits;
}

CallTry tried(event::CallOutcome outcome) {
  CallTry one;
  one.outcome = outcome;
  return one;
}

}  // namespace

TEST_CASE("the same word draws the same visits, whatever order they stand in") {
  CHECK(rc::check([] {
    auto const visits = frame(*rc::gen::inRange<std::uint64_t>(1, 60));
    auto const share = *rc::gen::inRange<std::int64_t>(1, 1'001);
    auto mixed = visits;
    std::ranges::reverse(mixed);
    auto const drawn = drawn_from(visits, "dice 5 2 6", share);
    RC_ASSERT(drawn == drawn_from(mixed, "dice 5 2 6", share));
    RC_ASSERT(std::ssize(drawn) == (std::ssize(visits) * share + 999) / 1'000);
    RC_ASSERT(std::set(drawn.begin(), drawn.end()).size() == drawn.size());
  }));
}

TEST_CASE("another word draws others, and a larger share goes on with the same lot") {
  auto const visits = frame(200);
  CHECK(drawn_from(visits, "dice 5 2 6", 50) != drawn_from(visits, "dice 5 2 7", 50));
  auto const few = drawn_from(visits, "dice", 50), more = drawn_from(visits, "dice", 100);
  REQUIRE(few.size() == 10);
  CHECK(std::vector(more.begin(), more.begin() + 10) == few);
}

TEST_CASE("every visit is drawn about as often as any other") {
  auto const visits = frame(20);
  std::map<event::Uuid, int> times;
  for (int seed = 0; seed < 2'000; ++seed)
    for (auto const visit : drawn_from(visits, std::to_string(seed), 250)) ++times[visit];
  CHECK(times.size() == 20);
  // 500 of 2,000 are expected, with a deviation of 19.4: five of them on either side.
  for (auto const& [_, count] : times) CHECK(std::abs(count - 500) < 97);
}

TEST_CASE("who was reached was reached, whatever other tries say") {
  using enum event::CallOutcome;
  CHECK(state_of({}) == CallState::open);
  CHECK(state_of({tried(not_reached), tried(not_reached)}) == CallState::open);
  CHECK(state_of({tried(not_reached), tried(not_reached), tried(not_reached)}) ==
        CallState::not_reached);
  CHECK(state_of({tried(refused), tried(not_reached)}) == CallState::refused);
  CHECK(state_of({tried(not_reached), tried(refused), tried(reached)}) == CallState::reached);
}

}  // namespace otor::app
