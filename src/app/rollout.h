// SPDX-License-Identifier: Apache-2.0
#pragma once
// A stepped roll-out of one department, drawn by lot: which soums begin when, and the table for the
// analysis with the figures there are.

#include "app/coverage.h"

namespace otor::app {

/// `area`: an aimag; "" for all that the reader has. `lot`: the word of the lot, or a number; the
/// same one gives the same waves. `first`: the first month that is looked at, in which nobody has
/// begun; so many months `before` the first wave begins, and `between` two of them.
struct RolloutAsked {
  std::string area, lot, first;
  std::int64_t waves = 0, before = 1, between = 1;
};

struct RolloutWave {
  std::string from;  // the month in which it begins
  std::vector<std::string> soums;
};
BOOST_DESCRIBE_STRUCT(RolloutWave, (), (from, soums))

/// `last`: the month with which the last wave has had its time.
struct Rollout {
  std::string measure, lot, first, last;
  std::vector<RolloutWave> waves;
};
BOOST_DESCRIBE_STRUCT(Rollout, (), (measure, lot, first, last, waves))

/// Of the soums that `coverage` tells of. Errors: bad_value for an empty lot, a month that is none,
/// and as coverage::check; not_found for an area that is not told of.
Result<Rollout> rollout(Coverage const& coverage, RolloutAsked const& asked);

/// soum, month, wave, whether its wave has begun, and the figures of the measure as of that month
/// where there are any. Errors: those of `rollout`.
Result<std::string> rollout_csv(Coverage const& coverage, RolloutAsked const& asked);

}  // namespace otor::app
