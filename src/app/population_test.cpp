// SPDX-License-Identifier: Apache-2.0
// Many people in columns get what each of them gets alone.
#include "benefit/population.h"

#include <doctest/doctest.h>

#include "app/law_for_tests.h"
#include "base/chance.h"

namespace otor::app {
namespace {

using namespace benefit;

constexpr Month on = month_of(2026, 11);

std::int64_t draw(std::uint64_t person, char const* what, std::uint64_t count) {
  return static_cast<std::int64_t>(chance_below(count, 7, {person, chance_word(what)}));
}

struct One {
  Person person;
  std::vector<PaidSpan> paid;
  std::vector<Plan> plans;
};

One made_up(std::uint64_t number) {
  One one;
  one.person.sex = draw(number, "sex", 2) == 0 ? Sex::female : Sex::male;
  one.person.born = on - static_cast<std::int32_t>(216 + draw(number, "age", 600));
  one.person.children = draw(number, "children", 6);
  Month at = month_of(2000, 1);
  for (std::uint64_t span = 0; span < 3; ++span) {
    auto const word = number * 10 + span;
    at = at + static_cast<std::int32_t>(draw(word, "gap", 40));
    auto const to = at + static_cast<std::int32_t>(draw(word, "months", 60));
    auto const income = Income{Tugrug{100'000 + draw(word, "income", 900'000)}};
    one.paid.push_back(
        {at, to, draw(word, "as", 2) == 0 ? Payer::herder : Payer::voluntary, income});
    at = to + 1;
  }
  if (draw(number, "plan", 4) != 0) {
    auto const from = on + static_cast<std::int32_t>(draw(number, "start", 24));
    one.plans.push_back({from, std::nullopt, Payer::herder, Income{}});
  }
  return one;
}

struct Columns {
  std::vector<Month> born, plan_from, from;
  std::vector<Sex> sex;
  std::vector<std::uint8_t> children;
  std::vector<std::uint32_t> begins{0};
  std::vector<Payer> plan_as, payer;
  std::vector<std::int64_t> plan_income, income;
  std::vector<std::int32_t> months;

  void add(One const& one) {
    born.push_back(one.person.born);
    sex.push_back(one.person.sex);
    children.push_back(static_cast<std::uint8_t>(one.person.children));
    plan_from.push_back(one.plans.empty() ? no_month : one.plans.front().from);
    plan_as.push_back(Payer::herder);
    plan_income.push_back(minimum_income);
    for (auto const& span : one.paid) {
      from.push_back(span.from);
      months.push_back(span.to - span.from + 1);
      payer.push_back(span.as);
      income.push_back(span.income.amount->amount);
    }
    begins.push_back(static_cast<std::uint32_t>(from.size()));
  }

  PeopleColumns view() const {
    return {born,        sex,  children, begins, plan_from, plan_as,
            plan_income, from, months,   payer,  income};
  }
};

TEST_CASE("a column gives each person the estimate made alone") {
  auto const& law = law_for_tests();
  Columns columns;
  for (std::uint64_t number = 0; number < 500; ++number) columns.add(made_up(number));
  auto const found = estimate_population(columns.view(), on, law.terms, law.law);
  REQUIRE(found.has_value());
  CHECK(found->not_known == 0);
  for (std::uint64_t number = 0; number < 500; ++number) {
    CAPTURE(number);
    auto const one = made_up(number);
    auto const record = record_of(one.paid, one.plans, horizon_of(one.person), law.terms);
    REQUIRE(record.has_value());
    auto const alone = estimate(one.person, on, *record, law.terms, law.law);
    REQUIRE(alone.has_value());
    auto const* first = alone->first_route();
    CHECK(found->route[number] == (first ? static_cast<std::uint8_t>(first->route) : no_route));
    if (first == nullptr) continue;
    CHECK(found->opens[number] == *first->opens);
    CHECK(found->pension[number] == first->pension.amount);
    CHECK(found->person_pays[number] == first->sums.person.amount);
  }
}

}  // namespace
}  // namespace otor::app
