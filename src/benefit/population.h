// SPDX-License-Identifier: Apache-2.0
#pragma once
// Many people at once, in columns: the same estimate as for one person, without a request, an
// answer or a step for each. What is computed for one here is what `estimate` computes for one.

#include <cstdint>
#include <span>
#include <vector>

#include "benefit/old_age.h"

namespace otor::benefit {

/// An income column holds this for "the minimum wage of each month".
inline constexpr std::int64_t minimum_income = -1;

/// A column of routes holds this where no road opens; a column of months holds `no_month`.
inline constexpr std::uint8_t no_route = 255;
inline constexpr Month no_month{};

/// One row a person; the spans of person i stand in rows spans_begin[i] to spans_begin[i + 1] of
/// the span columns. A plan begins at plan_from and reaches to the claim; `no_month`: no plan.
struct PeopleColumns {
  std::span<Month const> born;
  std::span<Sex const> sex;
  std::span<std::uint8_t const> children;
  std::span<std::uint32_t const> spans_begin;  // one more than people
  std::span<Month const> plan_from;
  std::span<Payer const> plan_as;
  std::span<std::int64_t const> plan_income;
  // spans already paid
  std::span<Month const> from;
  std::span<std::int32_t const> months;  // at least 1
  std::span<Payer const> payer;
  std::span<std::int64_t const> income;

  std::size_t people() const { return born.size(); }
};

/// The first road that opens, when, and what it gives and costs. A person whose calculation is not
/// known is counted in `not_known` and has no road.
struct PensionColumns {
  std::vector<std::uint8_t> route;
  std::vector<Month> opens;
  std::vector<std::int64_t> pension, person_pays;
  std::size_t not_known = 0;
};

/// Errors: bad_value where columns do not fit together.
Result<PensionColumns> estimate_population(PeopleColumns const& people, Month on,
                                           Terms const& terms, law::Law const& law);

}  // namespace otor::benefit
