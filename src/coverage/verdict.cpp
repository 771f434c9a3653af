// SPDX-License-Identifier: Apache-2.0
#include "coverage/verdict.h"

namespace otor::coverage {

Verdict of_counted(Change const& change, Circumstances const& known) {
  if (change.net == 0 && change.whole.hundredths == 0) return Verdict::unchanged;
  if (!known.same_source) return Verdict::other_source;
  auto const whole = change.whole.hundredths;
  if ((whole > 0 && change.net <= 0) || (whole < 0 && change.net >= 0))
    return Verdict::denominator_alone;
  return known.same_season ? Verdict::counted : Verdict::other_season;
}

Verdict of_sample(std::optional<statistics::Interval> const& change) {
  if (!change) return Verdict::too_few;
  return change->low > 0 || change->high < 0 ? Verdict::beyond_chance : Verdict::may_be_chance;
}

}  // namespace otor::coverage
