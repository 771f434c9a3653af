// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where the rules of a scale stand, and what is put between them.

#include <cstdint>
#include <vector>

namespace otor::handbook {

/// About five rules at round numbers, from at or below the least of the values to at or above the
/// most; the same steps as on the page. No step is below `least_step`; there is a value.
std::vector<std::int64_t> rules_of(std::vector<std::int64_t> const& values,
                                   std::int64_t least_step);

/// The place of a value on a line from `from`, where the first rule is, to `to`, where the last is.
struct Scale {
  std::int64_t first = 0, last = 1;
  double from = 0, to = 1;

  Scale(std::vector<std::int64_t> const& rules, double from_place, double to_place)
      : first(rules.front()), last(rules.back()), from(from_place), to(to_place) {}

  double at(std::int64_t value) const {
    auto const whole = last > first ? static_cast<double>(last - first) : 1.0;
    return from + (to - from) * static_cast<double>(value - first) / whole;
  }
};

}  // namespace otor::handbook
