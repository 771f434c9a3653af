// SPDX-License-Identifier: Apache-2.0
#include "outreach/objection.h"

#include <doctest/doctest.h>

#include "outreach/told_for_tests.h"

namespace otor::outreach {
namespace {

event::ConsentGiven given(std::optional<Uuid> person = {}) {
  return {visit, {"1"}, "mn", event::How::spoken, person};
}

event::ConsentWithdrawn withdrawn(std::optional<Uuid> person = {}) {
  return {event::How::spoken, person, {}, {}};
}

struct Home {
  Told told;
  Home() {
    told.say(home, event::HouseholdMet{});
    told.say(bat, event::PersonMet{home});
  }
  std::optional<Objection> of_bat() const {
    auto const book = folded(told.events);
    return objection(book, *book.household(home), *book.person(bat));
  }
  bool has_objected() const {
    auto const book = folded(told.events);
    return outreach::has_objected(book, *book.household(home), *book.person(bat));
  }
};

}  // namespace

TEST_CASE("who was never asked has not agreed, and has not objected either") {
  Home here;
  CHECK(here.of_bat() == Objection::not_asked);
  CHECK(!here.has_objected());
}

TEST_CASE("the family's word holds for each of them, until she speaks for herself") {
  Home here;
  here.told.say(home, given());
  CHECK(!here.of_bat());
  here.told.say(home, withdrawn(bat));
  CHECK(here.of_bat() == Objection::withdrawn);
  CHECK(here.has_objected());
  here.told.say(home, given(bat), {here.told.last()});
  CHECK(!here.of_bat());
}

TEST_CASE("a family that withdrew is not spoken for by one of it") {
  Home here;
  here.told.say(home, given(bat));
  CHECK(!here.of_bat());  // nobody asked the family
  here.told.say(home, withdrawn());
  CHECK(here.of_bat() == Objection::withdrawn);
}

TEST_CASE("who objected for herself is named in no task, whoever else agreed") {
  Home here;
  here.told.say(home, given());
  auto const named = [&] { return named_in_task(folded(here.told.events), home, bat) != nullptr; };
  CHECK(named());
  CHECK(named_in_task(folded(here.told.events), home, {}) == nullptr);
  here.told.say(home, withdrawn(bat));
  CHECK(!named());
  here.told.say(home, given(bat), {here.told.last()});
  CHECK(named());
}

TEST_CASE("what she said for herself goes with her to another family, until she speaks again") {
  Home here;
  constexpr Uuid parents{1, 2};
  here.told.say(home, given());
  here.told.say(parents, event::HouseholdMet{});
  here.told.say(parents, withdrawn(bat));
  CHECK(here.of_bat() == Objection::withdrawn);
  here.told.say(home, given(bat), {here.told.last()});
  CHECK(!here.of_bat());
}

TEST_CASE("two records of one person are one in what she said") {
  Home here;
  constexpr Uuid other{4, 2};
  here.told.say(home, given());
  here.told.say(other, event::PersonMet{home});
  here.told.say(home, withdrawn(other));
  CHECK(!here.of_bat());
  here.told.say(bat, event::SamenessTold{other, true});
  CHECK(here.of_bat() == Objection::withdrawn);
}

TEST_CASE("where two say otherwise, nobody has agreed") {
  Home here;
  here.told.say(home, withdrawn(), {}, 2);
  here.told.say(home, given(), {}, 1);
  CHECK(here.of_bat());
  CHECK(here.has_objected());
}

}  // namespace otor::outreach
