// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stepped roll-out: soums begin one wave after the other, in an order that chance alone made, so
// that each month those who have not begun yet show what would have been. It costs nothing where
// not all can begin at once anyway, and it is the only comparison here that is an experiment.

#include <string>
#include <vector>

#include "base/month.h"
#include "base/problem.h"

namespace otor::coverage {

struct RolloutPlan {
  std::vector<std::string> soums;  // in any order
  std::int64_t waves = 0;
  std::uint64_t seed = 0;
  Month first;               // the first month that is looked at; nobody has begun
  std::int64_t before = 1;   // months of that
  std::int64_t between = 1;  // months from one wave to the next
};

/// Errors: bad_value for soums that stand twice, fewer than two waves, fewer soums than waves, no
/// month before or between, or more than a hundred years in all.
Result<void> check(RolloutPlan const& plan);

/// The soums of each wave, as even as can be; the same words always give the same waves.
std::vector<std::vector<std::string>> waves_of(RolloutPlan const& plan);

/// A row of the table that an analysis needs.
struct SoumMonth {
  std::string soum;
  Month month;
  std::int64_t wave = 0;  // from 1
  bool exposed = false;   // its wave has begun
  bool operator==(SoumMonth const&) const = default;
};

/// Every soum in every month until the last wave has had its time, by wave, soum and month.
std::vector<SoumMonth> table_of(RolloutPlan const& plan);

}  // namespace otor::coverage
