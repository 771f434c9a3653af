// SPDX-License-Identifier: Apache-2.0
#include "coverage/change.h"

namespace otor::coverage {

// Each step changes one thing and is the difference of two shares as they are shown; so the steps
// add up however they are rounded.
Change change_between(Count before, Count after, std::optional<std::int64_t> lapsed) {
  auto const first = share_of(before), last = share_of(after);
  auto const same_denominator = share_of({after.numerator, before.denominator});
  Change change;
  change.whole = last - first;
  change.net = after.numerator - before.numerator;
  change.by_net = same_denominator - first;
  change.by_denominator = last - same_denominator;
  if (!lapsed || *lapsed < 0 || change.net + *lapsed < 0) return change;
  auto const came = change.net + *lapsed;
  auto const with_those = share_of({before.numerator + came, before.denominator});
  change.enrolled = {came, with_those - first};
  change.lapsed = {*lapsed, same_denominator - with_those};
  return change;
}

}  // namespace otor::coverage
