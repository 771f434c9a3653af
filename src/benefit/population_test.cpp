// SPDX-License-Identifier: Apache-2.0
#include "benefit/population.h"

#include <doctest/doctest.h>

namespace otor::benefit {
namespace {

TEST_CASE("columns that do not fit together are refused") {
  std::vector<Month> const born{month_of(1990, 1)};
  std::vector<Sex> const sex{Sex::female};
  std::vector<std::uint8_t> const children{0};
  std::vector<std::uint32_t> const begins{0, 1}, short_begins{0};
  std::vector<Month> const plan_from{no_month}, from{month_of(2020, 1)};
  std::vector<Payer> const as{Payer::herder};
  std::vector<std::int64_t> const income{minimum_income};
  std::vector<std::int32_t> const months{12}, no_months{0};
  PeopleColumns const good{born,   sex,  children, begins, plan_from, as,
                           income, from, months,   as,     income};
  auto const refused = [](PeopleColumns const& people) {
    auto const found = estimate_population(people, month_of(2026, 11), Terms{}, law::Law{});
    return !found && found.error().kind == ProblemKind::bad_value;
  };
  auto wrong = good;
  wrong.spans_begin = short_begins;
  CHECK(refused(wrong));
  wrong = good;
  wrong.months = no_months;
  CHECK(refused(wrong));
  wrong = good;
  wrong.sex = {};
  CHECK(refused(wrong));
}

TEST_CASE("nobody gives empty columns") {
  std::vector<std::uint32_t> const begins{0};
  PeopleColumns people;
  people.spans_begin = begins;
  auto const found = estimate_population(people, month_of(2026, 11), Terms{}, law::Law{});
  REQUIRE(found.has_value());
  CHECK(found->route.empty());
}

}  // namespace
}  // namespace otor::benefit
