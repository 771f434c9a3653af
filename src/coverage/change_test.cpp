// SPDX-License-Identifier: Apache-2.0
#include "coverage/change.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "coverage/reality.h"

namespace otor::coverage {

TEST_CASE("a change is told as people who came, people who left, and another denominator") {
  auto const change = change_between({150, 1000}, {210, 1050}, 30);
  CHECK(change.whole == Points{500});  // 15 % to 20 %
  CHECK(change.net == 60);
  CHECK(change.by_net == Points{600});
  CHECK(change.by_denominator == Points{-100});
  REQUIRE(change.enrolled);
  CHECK(change.enrolled->people == 90);
  CHECK(change.enrolled->points == Points{900});
  CHECK(change.lapsed->people == 30);
  CHECK(change.lapsed->points == Points{-300});
}

TEST_CASE("where nobody told who left, or it cannot be, only the net is told") {
  CHECK_FALSE(change_between({150, 1000}, {210, 1050}).enrolled);
  CHECK_FALSE(change_between({150, 1000}, {210, 1050}, -1).lapsed);
  CHECK_FALSE(change_between({150, 1000}, {100, 1000}, 49).enrolled);
  CHECK(change_between({150, 1000}, {100, 1000}, 50).enrolled->people == 0);
}

TEST_CASE("the parts add up to the whole, in people and in what is shown") {
  CHECK(rc::check([] {
    auto const count = [] {
      auto const denominator = *rc::gen::inRange<std::int64_t>(1, 300'000);
      return Count{*rc::gen::inRange<std::int64_t>(0, denominator + 1), denominator};
    };
    auto const before = count(), after = count();
    auto const change = change_between(before, after, *rc::gen::inRange<std::int64_t>(0, 300'000));
    RC_ASSERT(change.by_net + change.by_denominator == change.whole);
    RC_ASSERT(share_of(before) + change.whole == share_of(after));
    if (!change.enrolled) return;
    RC_ASSERT(change.enrolled->people - change.lapsed->people == change.net);
    RC_ASSERT(change.enrolled->points + change.lapsed->points == change.by_net);
    RC_ASSERT(change.enrolled->points >= Points{0});
    RC_ASSERT(change.lapsed->points <= Points{0});
  }));
}

TEST_CASE("is it real? of what was counted") {
  auto const told = [](Count before, Count after, Circumstances known = {}) {
    return of_counted(change_between(before, after), known);
  };
  CHECK(told({150, 1000}, {150, 1000}) == Reality::unchanged);
  CHECK(told({150, 1000}, {210, 1000}) == Reality::counted);
  CHECK(told({150, 1000}, {210, 1000}, {.same_season = false}) == Reality::other_season);
  CHECK(told({150, 1000}, {210, 1000}, {.same_source = false}) == Reality::other_source);
  CHECK(told({150, 1000}, {150, 800}) == Reality::denominator_alone);
  CHECK(told({150, 1000}, {140, 800}, {.same_season = false}) == Reality::denominator_alone);
  CHECK(told({150, 1000}, {160, 1300}) == Reality::denominator_alone);
  CHECK(told({150, 1000}, {151, 1000}) == Reality::counted);
}

TEST_CASE("is it real? of a sample") {
  CHECK(of_sample({}) == Reality::too_few);
  CHECK(of_sample(statistics::newcombe({15, 100, {}}, {20, 100, {}})) == Reality::may_be_chance);
  CHECK(of_sample(statistics::newcombe({95, 350, {}}, {140, 350, {}})) == Reality::beyond_chance);
  CHECK(of_sample(statistics::newcombe({140, 350, {}}, {95, 350, {}})) == Reality::beyond_chance);
}

}  // namespace otor::coverage
