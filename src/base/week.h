// SPDX-License-Identifier: Apache-2.0
#pragma once
// Weeks begin on Monday.

#include <cstdint>

namespace otor {

/// Days since the Monday of its week, of a day as day_number counts it. Day zero was a Thursday.
constexpr std::int64_t weekday_of(std::int64_t day) {
  constexpr std::int64_t week = 7, thursday = 3;
  return ((day + thursday) % week + week) % week;
}

}  // namespace otor
