// SPDX-License-Identifier: Apache-2.0
#include "coverage/target.h"

#include <algorithm>

namespace otor::coverage {
namespace {

// The fewest people who make the goal among so many.
std::int64_t needed(Aim const& aim, std::int64_t among) {
  return divided(aim.above * among, aim.below, Round::up);
}

}  // namespace

std::optional<Aim> aim_of(Rise meant, std::int64_t rise, Count baseline) {
  if (baseline.denominator <= 0) return std::nullopt;
  Wide const n = baseline.numerator, d = baseline.denominator;
  Aim aim;
  aim.baseline = baseline;
  aim.below = whole_in_hundredths * d;
  aim.above =
      meant == Rise::points ? n * whole_in_hundredths + rise * d : n * (whole_in_hundredths + rise);
  aim.goal = {divided(aim.above * whole_in_hundredths, aim.below, Round::half_up)};
  aim.points = meant == Rise::points ? Points{rise} : aim.goal - share_of(baseline);
  if (meant == Rise::per_cent) {
    aim.per_cent = Points{rise};
  } else if (baseline.numerator > 0) {
    aim.per_cent = Points{divided(rise * d, n, Round::half_up)};
  }
  aim.people = needed(aim, baseline.denominator) - baseline.numerator;
  aim.beyond_all = aim.above > aim.below;
  return aim;
}

std::int64_t missing(Aim const& aim, Count now) {
  return std::max<std::int64_t>(0, needed(aim, now.denominator) - now.numerator);
}

}  // namespace otor::coverage
