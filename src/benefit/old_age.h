// SPDX-License-Identifier: Apache-2.0
#pragma once
// The old-age pension: by which roads a person can draw it, from which month, and how much.

#include <array>

#include "benefit/record.h"

namespace otor::benefit {

inline constexpr std::size_t route_count = 5;

/// Roads are looked for until the 80th birthday, and from the 50th on.
inline constexpr std::int32_t earliest_age = 600, latest_age = 960;

/// Months counted for a claim. Credits count towards `counted`, never towards `herder`.
struct Counted {
  std::int64_t paid = 0, herder = 0, credited = 0;
  std::int64_t mother_credit = 0, herder_credit = 0;
  std::int64_t counted() const { return paid + mother_credit + herder_credit; }
};

/// Source: law/mn/old_age/mother_credit.toml, herder_credit.toml. Credits count whether or not the
/// law of 2023 keeps them (open question U4).
Counted counted_months(PaidMonths const& before, Person const& person, OldAgeTerms const& terms,
                       HerderCredit const& credit);

/// Why a road does not open.
enum class Closed {
  none,
  too_old,
  not_a_woman,
  too_few_children,
  too_few_months,
  too_few_herder_months,
  enough_for_full
};

/// Monthly pension by the salary method, before the statutory minimum. `best` is the largest sum of
/// income over `terms.window` months; it is divided only once, with the rounding half up.
///
/// Source: law/mn/old_age/*.toml. Reading: only whole years beyond twenty count (open question U6).
Tugrug full_formula(Tugrug best, std::int64_t months_counted, AmountTerms const& terms);

/// The same for 10 to 20 years: every month counts.
Tugrug proportional_formula(Tugrug best, std::int64_t months_counted, AmountTerms const& terms);

/// The least whole reference wage whose formula passes `floor`.
Tugrug wage_that_passes(Tugrug floor, std::int64_t months_counted, bool full,
                        AmountTerms const& terms);

struct RouteResult {
  Route route = Route::herder;
  std::optional<Month> opens;
  // where it does not open
  Closed closed = Closed::none;
  std::int64_t needed = 0, reached = 0;
  // where it opens
  Counted counted;
  // what opened it; herder_needed 0 where none is
  std::int64_t months_needed = 0, herder_needed = 0, age_needed = 0;
  AmountTerms const* terms = nullptr;  // those of the claim, in the Terms it was estimated with
  Tugrug best;                         // largest sum over the window
  Tugrug reference_wage, formula, floor, pension;
  Sums sums;                              // before the claim; sums.planned > 0 only with a plan
  std::int64_t months_to_break_even = 0;  // with a plan

  bool full() const { return route != Route::proportional; }
};

struct Estimate {
  std::array<RouteResult, route_count> routes;
  // the road that opens first; the earlier in the list where two open together
  std::optional<Route> first;
  std::optional<Month> share_ends;
  law::Questions questions;

  RouteResult const* first_route() const {
    return first ? &routes[static_cast<std::size_t>(*first)] : nullptr;
  }
};

/// Everything about one person's old-age pension, from `on` until the 80th birthday.
///
/// Errors: not_known where a planned month before a claim has no known rate, or a value at a claim
/// is not known.
Result<Estimate> estimate(Person const& person, Month on, Record const& record, Terms const& terms,
                          law::Law const& law);

/// The end of what a plan can reach: the month of the 80th birthday.
inline Month horizon_of(Person const& person) { return person.born + latest_age; }

}  // namespace otor::benefit
