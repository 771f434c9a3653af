// SPDX-License-Identifier: Apache-2.0
#pragma once
// The terms that a calculation needs, resolved from the dated law once: one entry for each stretch
// of months in which nothing that matters changes. Looking a month up is then a dull thing, and the
// formulas take terms, never the law.

#include <array>
#include <cstdint>
#include <vector>

#include "benefit/payer.h"
#include "law/law.h"

namespace otor::benefit {

inline constexpr std::size_t payer_kinds = 4;

/// Claims are computed from here on: the reference window of older claims is not known.
inline constexpr Month first_month_of_claims = month_of(2019, 1);

/// What one month costs, by kind of payer. Source: law/mn/contribution/*.toml,
/// law/mn/wage/minimum_wage.toml.
struct ContributionTerms {
  Month from;
  bool wage_known = false;   // minimum wage and ceiling
  bool rates_known = false;  // everything below as well
  Tugrug minimum, ceiling;
  Rate pension, benefit, accident;
  std::array<Rate, payer_kinds> state_share;  // of the minimum wage
  std::array<Tugrug, payer_kinds> relief;
  // herder months of a life that carry the share; -1: no limit is in force
  std::int64_t share_months = -1;
  law::Questions rate_questions;
  std::array<law::Questions, payer_kinds> share_questions;
};

/// When a pension can be drawn. Ages and months are in months. Source: law/mn/old_age/*.toml.
struct OldAgeTerms {
  Month from;
  std::array<std::int64_t, 2> age_herder, herder_months, age_ordinary;  // by Sex
  std::array<law::YearRamp, 2> later_age;                               // by Sex, by year of birth
  law::YearRamp needed_ordinary;                                        // by year of claim
  std::int64_t needed_herder = 0, needed_later_age = 0, proportional_least = 0;
  std::int64_t age_mother = 0, children_mother = 0, needed_mother = 0;
  std::int64_t mother_credit = 0, mother_credit_after = 0;
  law::Questions ordinary, later;
};

/// Months paid as a herder from `from` and before `to` earn `per_year` months more for every twelve
/// of them.
struct HerderCredit {
  Month from, to;
  std::int64_t per_year = 0;
  law::Questions questions;
};

/// What is needed to compute an amount at one month of claim. Source: law/mn/old_age/*.toml.
struct AmountTerms {
  Month from;
  bool known = false;                  // everything below
  std::int32_t window = 0, reach = 0;  // months
  Rate base_share, year_increment, month_share;
  std::int64_t base_months = 0;
  Tugrug floor_full, floor_proportional;
  law::Questions full;  // open questions of the full formula

  /// The claim's values; errors: not_known.
  static Result<AmountTerms> on(Month claim, law::Law const& law);
};

struct Terms {
  // rising by month; the first begins before every month asked about
  std::vector<ContributionTerms> contribution;
  std::vector<OldAgeTerms> old_age;  // rising by month
  std::vector<AmountTerms> amount;   // rising by month, from the first month of claims on
  HerderCredit herder_credit;

  /// The values of a claim, or null where one of them is not known.
  AmountTerms const* amount_in(Month claim) const;
  ContributionTerms const& contribution_in(Month month) const;
};

/// Errors: bad_law where the law cannot be computed with (an old-age rule not known since 2019, two
/// stretches of herder's credit with different amounts).
Result<Terms> terms_of(law::Law const& law);

/// A figure that rises by calendar year, at one year.
constexpr std::int64_t at_year(law::YearRamp const& ramp, std::int64_t year) {
  auto const clamped = year < ramp.first_year  ? ramp.first_year
                       : year > ramp.last_year ? ramp.last_year
                                               : year;
  return ramp.first + ramp.step * (clamped - ramp.first_year);
}

/// A share that holds from a count on, at one count; none below the first.
inline std::optional<Rate> share_at(std::vector<law::Tier> const& tiers, std::int64_t count) {
  std::optional<Rate> share;
  for (auto const& tier : tiers)
    if (tier.from <= count) share = tier.share;
  return share;
}

}  // namespace otor::benefit
