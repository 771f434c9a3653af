// SPDX-License-Identifier: Apache-2.0
#include "coverage/reality.h"

namespace otor::coverage {

Reality of_counted(Change const& change, Circumstances const& known) {
  if (change.net == 0 && change.whole.hundredths == 0) return Reality::unchanged;
  if (!known.same_source) return Reality::other_source;
  auto const whole = change.whole.hundredths;
  if ((whole > 0 && change.net <= 0) || (whole < 0 && change.net >= 0))
    return Reality::denominator_alone;
  return known.same_season ? Reality::counted : Reality::other_season;
}

Reality of_sample(std::optional<statistics::Interval> const& change) {
  if (!change) return Reality::too_few;
  return change->low > 0 || change->high < 0 ? Reality::beyond_chance : Reality::may_be_chance;
}

}  // namespace otor::coverage
