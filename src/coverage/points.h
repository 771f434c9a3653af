// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

#include "base/money.h"

namespace otor::coverage {

/// Per cent, or points between two of them, in hundredths: 20.4 % is {2040}. What is shown is what
/// is kept, so parts that are shown add up to the whole that is shown.
struct Points {
  std::int64_t hundredths = 0;
  auto operator<=>(Points const&) const = default;
  friend constexpr Points operator-(Points a, Points b) { return {a.hundredths - b.hundredths}; }
  friend constexpr Points operator+(Points a, Points b) { return {a.hundredths + b.hundredths}; }
};

inline constexpr std::int64_t whole_in_hundredths = 10'000;

/// So many of so many; the second is above zero, neither is negative.
struct Count {
  std::int64_t numerator = 0, denominator = 0;
  bool operator==(Count const&) const = default;
};

constexpr Points share_of(Count count) {
  return {divided(Wide{count.numerator} * whole_in_hundredths, count.denominator, Round::half_up)};
}

}  // namespace otor::coverage
