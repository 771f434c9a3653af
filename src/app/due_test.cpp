// SPDX-License-Identifier: Apache-2.0
#include "app/due.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "app/law_for_tests.h"

namespace otor::app {
namespace {

using benefit::Income;
using benefit::Payer;

wire::DueRequest asked(Month month, Payer as, Income income, std::int64_t used = 0) {
  return {{}, month, as, income, used};
}

constexpr Income minimum{};

}  // namespace

TEST_CASE("one month costs what the offices published") {
  struct Case {
    char const* says;
    wire::DueRequest request;
    std::int64_t person, state;
  };
  Month const june = month_of(2025, 6);
  Income const beyond_ceiling{Tugrug{9'000'000}};
  for (auto const& [says, request, person, state] : {
           Case{"ordinary, at the floor", asked(june, Payer::voluntary, minimum), 106'920, 0},
           Case{"ordinary, at the ceiling", asked(june, Payer::voluntary, beyond_ceiling), 748'440,
                0},
           Case{"herder, at the floor", asked(june, Payer::herder, minimum), 61'380, 45'540},
           Case{"herder, at the ceiling", asked(june, Payer::herder, beyond_ceiling), 702'900,
                45'540},
           Case{"mother, at the floor", asked(june, Payer::mother, minimum), 57'420, 49'500},
           Case{"mother, at the ceiling", asked(june, Payer::mother, beyond_ceiling), 698'940,
                49'500},
           Case{"parent, at the floor", asked(june, Payer::disabled_child_parent, minimum), 15'840,
                91'080},
           Case{"parent, at the ceiling", asked(june, Payer::disabled_child_parent, beyond_ceiling),
                657'360, 91'080},
           Case{"the 60th herder month carries the share", asked(june, Payer::herder, minimum, 59),
                61'380, 45'540},
           Case{"the 61st does not", asked(june, Payer::herder, minimum, 60), 106'920, 0},
           Case{"the share does not end for a mother", asked(june, Payer::mother, minimum, 60),
                57'420, 49'500},
           Case{"last month before the wage of 2027",
                asked(month_of(2026, 12), Payer::herder, minimum), 61'380, 45'540},
           Case{"first month of the wage of 2027", asked(month_of(2027, 1), Payer::herder, minimum),
                77'500, 57'500},
           Case{"relief of spring 2020", asked(month_of(2020, 4), Payer::herder, minimum), 0,
                56'700},
           Case{"relief of autumn 2020", asked(month_of(2020, 10), Payer::herder, minimum), 21'000,
                35'700},
           Case{"relief of autumn 2020, mother", asked(month_of(2020, 10), Payer::mother, minimum),
                25'200, 31'500},
           Case{"before the relief", asked(month_of(2020, 3), Payer::herder, minimum), 56'700, 0},
       }) {
    CAPTURE(says);
    auto const answer = due(request, law_for_tests());
    REQUIRE(answer.has_value());
    CHECK(answer->person.amount == person);
    CHECK(answer->state.amount == state);
  }
}

TEST_CASE("a month whose rate nobody knows is said so, with its question") {
  for (auto const month :
       {month_of(2021, 1), month_of(2021, 6), month_of(2019, 12), month_of(2017, 1)}) {
    auto const answer = due(asked(month, Payer::herder, minimum), law_for_tests());
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error().kind == ProblemKind::not_known);
    CHECK(answer.error().detail == "No voluntary rate is known for " + text_of(month) + " (U8).");
  }
  CHECK(due(asked(month_of(2020, 12), Payer::herder, minimum), law_for_tests()).has_value());
  CHECK(due(asked(month_of(2021, 7), Payer::herder, minimum), law_for_tests()).has_value());
}

TEST_CASE("bounds are said, and only where they were applied") {
  auto const notes = [](std::int64_t income) {
    return due(asked(month_of(2025, 6), Payer::voluntary, {Tugrug{income}}), law_for_tests())
        ->notes;
  };
  CHECK(notes(791'999) == std::vector<std::string>{"raised_to_floor"});
  CHECK(notes(792'000).empty());
  CHECK(notes(5'544'000).empty());
  CHECK(notes(5'544'001) == std::vector<std::string>{"lowered_to_ceiling"});
}

TEST_CASE("questions are named where the answer hangs on them") {
  auto const questions = [](Month month, Payer as, std::int64_t used = 0) {
    return due(asked(month, as, minimum, used), law_for_tests())->questions;
  };
  using Names = std::vector<std::string>;
  CHECK(questions(month_of(2025, 6), Payer::herder) == Names{"U1"});
  CHECK(questions(month_of(2025, 6), Payer::herder, 60).empty());
  CHECK(questions(month_of(2025, 6), Payer::voluntary).empty());
  CHECK(questions(month_of(2027, 1), Payer::voluntary) == Names{"U12"});
  CHECK(questions(month_of(2027, 1), Payer::herder) == Names{"U1", "U12"});
  CHECK(questions(month_of(2020, 2), Payer::herder) == Names{"U8"});
}

TEST_CASE("the parts add up, and so do person and State, whatever is declared") {
  CHECK(rc::check([] {
    auto const month = Month{*rc::gen::inRange(month_of(2021, 7).number, month_of(2040, 1).number)};
    auto const as = static_cast<Payer>(*rc::gen::inRange(0, 4));
    auto const income = *rc::gen::inRange<std::int64_t>(0, largest_amount);
    auto const answer =
        due(asked(month, as, {Tugrug{income}}, *rc::gen::inRange(0, 100)), law_for_tests());
    RC_ASSERT(answer.has_value());
    RC_ASSERT(answer->pension_part + answer->benefit_part + answer->accident_part == answer->total);
    RC_ASSERT(answer->person + answer->state == answer->total);
    RC_ASSERT(answer->person.amount >= 0);
  }));
}

}  // namespace otor::app
