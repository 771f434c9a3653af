// SPDX-License-Identifier: Apache-2.0
#include "handbook/scale.h"

#include <algorithm>

namespace otor::handbook {
namespace {

/// 1, 2, 5, 10, 20 …: the first that is not below.
std::int64_t round_step(std::int64_t least) {
  for (std::int64_t power = 1;; power *= 10)
    for (std::int64_t const one : {1, 2, 5})
      if (one * power >= least) return one * power;
}

std::int64_t floor_of(std::int64_t value, std::int64_t step) {
  auto const down = value / step * step;
  return down > value ? down - step : down;
}

}  // namespace

std::vector<std::int64_t> rules_of(std::vector<std::int64_t> const& values,
                                   std::int64_t least_step) {
  constexpr std::int64_t parts = 4;
  auto const [least, most] = std::ranges::minmax(values);
  auto const part = (most - least + parts - 1) / parts;
  auto const step = std::max(least_step, round_step(std::max(least_step, part)));
  std::vector<std::int64_t> rules{floor_of(least, step)};
  do rules.push_back(rules.back() + step);
  while (rules.back() < most);
  return rules;
}

}  // namespace otor::handbook
