// SPDX-License-Identifier: Apache-2.0
#pragma once
// A country of herders that does not exist, for tests and measurements of many people at once: the
// same numbers always give the same people. Each has at most 480 months behind them and a plan.

#include <algorithm>
#include <vector>

#include "base/chance.h"
#include "benefit/population.h"

namespace otor::app {

struct MadeUpPerson {
  benefit::Person person;
  std::vector<benefit::PaidSpan> paid;
  std::optional<benefit::Plan> plan;
};

class MadeUpPeople {
 public:
  explicit MadeUpPeople(Month on) : on_(on) {}

  MadeUpPerson person(std::uint64_t number) const {
    MadeUpPerson made;
    made.person.born = on_ - draw(number, "age", 18 * 12, 58 * 12);
    made.person.sex = draw(number, "sex", 0, 1) == 0 ? benefit::Sex::female : benefit::Sex::male;
    made.person.children = draw(number, "children", 0, 6);
    made.paid = spans(number, made.person.born);
    bool const more = draw(number, "more", 0, 3) == 0;
    made.plan = {on_ + draw(number, "start", 0, 60), std::nullopt, benefit::Payer::herder,
                 more ? amount(number, "income", 800'000, 3'000'000) : benefit::Income{}};
    return made;
  }

 private:
  static std::int32_t draw(std::uint64_t word, char const* what, std::int32_t from,
                           std::int32_t to) {
    constexpr std::uint64_t seed = 20261123;
    auto const count = static_cast<std::uint64_t>(to - from + 1);
    return from + static_cast<std::int32_t>(chance_below(count, seed, {word, chance_word(what)}));
  }

  static benefit::Income amount(std::uint64_t word, char const* what, std::int32_t from,
                                std::int32_t to) {
    return {Tugrug{draw(word, what, from, to)}};
  }

  // Up to four, since the eighteenth birthday.
  std::vector<benefit::PaidSpan> spans(std::uint64_t number, Month born) const {
    std::vector<benefit::PaidSpan> paid;
    Month at = std::max(born + 18 * 12, month_of(1995, 1));
    auto const count = draw(number, "spans", 0, 4);
    for (std::int32_t span = 0; span < count && at < on_; ++span) {
      auto const word = number * 8 + static_cast<std::uint64_t>(span);
      at = at + draw(word, "gap", 0, 36);
      auto const months = std::min(draw(word, "length", 1, 120), on_ - at);
      if (months < 1) break;
      bool const herder = draw(word, "as", 0, 2) != 0;
      paid.push_back({at, at + months - 1,
                      herder ? benefit::Payer::herder : benefit::Payer::voluntary,
                      amount(word, "amount", 150'000, 900'000)});
      at = at + months;
    }
    return paid;
  }

  Month on_;
};

/// People as the columns that `estimate_population` reads.
class PeopleTable {
 public:
  void add(MadeUpPerson const& made) {
    born_.push_back(made.person.born);
    sex_.push_back(made.person.sex);
    children_.push_back(static_cast<std::uint8_t>(made.person.children));
    auto const plan = made.plan.value_or(benefit::Plan{benefit::no_month});
    plan_from_.push_back(plan.from);
    plan_as_.push_back(plan.as);
    plan_income_.push_back(column_of(plan.income));
    for (auto const& span : made.paid) {
      from_.push_back(span.from);
      months_.push_back(span.to - span.from + 1);
      payer_.push_back(span.as);
      income_.push_back(column_of(span.income));
    }
    spans_begin_.push_back(static_cast<std::uint32_t>(from_.size()));
  }

  /// Good until the next person is added.
  benefit::PeopleColumns columns() const {
    return {born_,        sex_,  children_, spans_begin_, plan_from_, plan_as_,
            plan_income_, from_, months_,   payer_,       income_};
  }

 private:
  static std::int64_t column_of(benefit::Income const& income) {
    return income.amount ? income.amount->amount : benefit::minimum_income;
  }

  std::vector<Month> born_, plan_from_, from_;
  std::vector<benefit::Sex> sex_;
  std::vector<std::uint8_t> children_;
  std::vector<std::uint32_t> spans_begin_{0};
  std::vector<benefit::Payer> plan_as_, payer_;
  std::vector<std::int64_t> plan_income_, income_;
  std::vector<std::int32_t> months_;
};

}  // namespace otor::app
