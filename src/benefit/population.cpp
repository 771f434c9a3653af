// SPDX-License-Identifier: Apache-2.0
#include "benefit/population.h"

#include <algorithm>

namespace otor::benefit {
namespace {

Income income_of(std::int64_t column) {
  return column == minimum_income ? Income{} : Income{Tugrug{column}};
}

Result<void> checked(PeopleColumns const& people) {
  auto const count = people.people();
  auto const as_long = [](std::size_t length, auto const&... columns) {
    return ((columns.size() == length) && ...);
  };
  bool const fit = as_long(count, people.sex, people.children, people.plan_from, people.plan_as,
                           people.plan_income) &&
                   people.spans_begin.size() == count + 1 &&
                   as_long(people.from.size(), people.months, people.payer, people.income) &&
                   people.spans_begin.front() == 0 &&
                   people.spans_begin.back() == people.from.size() &&
                   std::ranges::is_sorted(people.spans_begin);
  if (!fit) return problem(ProblemKind::bad_value, "The columns do not fit together.");
  auto const is_span = [](std::int32_t months) { return months >= 1; };
  if (std::ranges::all_of(people.months, is_span)) return {};
  return problem(ProblemKind::bad_value, "A span has at least one month.");
}

// Holds what is used again from person to person, so that a person costs no allocation.
class Reckoning {
 public:
  Reckoning(PeopleColumns const& people, Month on, Terms const& terms, law::Law const& law)
      : people_(people), on_(on), terms_(terms), law_(law) {}

  void take(std::size_t index, PensionColumns& out) {
    Person const person{people_.sex[index], people_.born[index], people_.children[index]};
    read_spans(index);
    auto const made = record_maker_.make(record_, spans_, plans(index), horizon_of(person), terms_);
    auto const found = made ? estimate(person, on_, record_, terms_, law_)
                            : Result<Estimate>(std::unexpected(made.error()));
    if (!found) {
      ++out.not_known;
      return;
    }
    auto const* first = found->first_route();
    if (first == nullptr) return;
    out.route[index] = static_cast<std::uint8_t>(first->route);
    out.opens[index] = *first->opens;
    out.pension[index] = first->pension.amount;
    out.person_pays[index] = first->sums.person.amount;
  }

 private:
  void read_spans(std::size_t index) {
    spans_.clear();
    for (auto row = people_.spans_begin[index]; row < people_.spans_begin[index + 1]; ++row) {
      auto const from = people_.from[row];
      spans_.push_back({from, from + people_.months[row] - 1, people_.payer[row],
                        income_of(people_.income[row])});
    }
  }

  std::span<Plan const> plans(std::size_t index) {
    if (people_.plan_from[index] == no_month) return {};
    plan_ = {people_.plan_from[index], std::nullopt, people_.plan_as[index],
             income_of(people_.plan_income[index])};
    return {&plan_, 1};
  }

  PeopleColumns const& people_;
  Month on_;
  Terms const& terms_;
  law::Law const& law_;
  std::vector<PaidSpan> spans_;
  Plan plan_;
  Record record_;
  RecordMaker record_maker_;
};

}  // namespace

Result<PensionColumns> estimate_population(PeopleColumns const& people, Month on,
                                           Terms const& terms, law::Law const& law) {
  if (auto const good = checked(people); !good) return std::unexpected(good.error());
  auto const count = people.people();
  PensionColumns out{std::vector(count, no_route), std::vector(count, no_month),
                     std::vector<std::int64_t>(count), std::vector<std::int64_t>(count), 0};
  Reckoning reckoning(people, on, terms, law);
  for (std::size_t index = 0; index < count; ++index) reckoning.take(index, out);
  return out;
}

}  // namespace otor::benefit
