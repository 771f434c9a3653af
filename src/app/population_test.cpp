// SPDX-License-Identifier: Apache-2.0
// Many people in columns get what each of them gets alone.
#include "benefit/population.h"

#include <doctest/doctest.h>

#include "app/law_for_tests.h"
#include "app/made_up_people.h"

namespace otor::app {
namespace {

using namespace benefit;

constexpr Month on = month_of(2026, 11);
constexpr std::uint64_t people = 500;

// Every third has no plan, and is old enough for roads that are open or missed already.
MadeUpPerson made_up(std::uint64_t number) {
  auto made = MadeUpPeople(on).person(number);
  if (number % 3 != 0) return made;
  made.plan.reset();
  made.person.born = made.person.born - 240;
  return made;
}

std::span<Plan const> plans_of(MadeUpPerson const& made) {
  return made.plan ? std::span(&*made.plan, 1) : std::span<Plan const>{};
}

TEST_CASE("a column gives each person the estimate made alone") {
  auto const& law = law_for_tests();
  PeopleTable table;
  for (std::uint64_t number = 0; number < people; ++number) table.add(made_up(number));
  auto const found = estimate_population(table.columns(), on, law.terms, law.law);
  REQUIRE(found.has_value());
  CHECK(found->not_known == 0);
  std::array<int, route_count + 1> opened{};  // the last: no road
  for (std::uint64_t number = 0; number < people; ++number) {
    CAPTURE(number);
    auto const made = made_up(number);
    auto const record = record_of(made.paid, plans_of(made), horizon_of(made.person), law.terms);
    REQUIRE(record.has_value());
    auto const alone = estimate(made.person, on, *record, law.terms, law.law);
    REQUIRE(alone.has_value());
    auto const* first = alone->first_route();
    ++opened[first ? static_cast<std::size_t>(first->route) : route_count];
    CHECK(found->route[number] == (first ? static_cast<std::uint8_t>(first->route) : no_route));
    if (first == nullptr) continue;
    CHECK(found->opens[number] == *first->opens);
    CHECK(found->pension[number] == first->pension.amount);
    CHECK(found->person_pays[number] == first->sums.person.amount);
  }
  for (std::size_t road = 0; road < opened.size(); ++road) {
    CAPTURE(road);
    CHECK(opened[road] > 0);
  }
}

}  // namespace
}  // namespace otor::app
