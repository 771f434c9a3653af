// SPDX-License-Identifier: Apache-2.0
#pragma once
// The visits of a time as who may see totals only is told of them. Told is each soum in each
// quarter; a year, an aimag and all together are reckoned from that. Households that were visited
// in two quarters are one in the year, so a soum's year is told of itself.

#include "app/in_fives.h"
#include "app/overview.h"
#include "app/told_time.h"

namespace otor::app {

struct ToldSoum {
  std::string code;
  Five households, visits, handbooks, calculations;
};

/// `sums`: what they come to, untold. `soums`: each of those asked for, in that order.
struct ToldVisits {
  OverviewSums sums;
  std::vector<ToldSoum> soums;

  /// What some of them come to together.
  Five in(std::vector<std::string> const& codes, Five ToldSoum::*figure) const;
};

/// Errors: storage.
Result<ToldVisits> told_visits(std::vector<std::string> const& soums, ToldTime const& told,
                               ReadModel& model);

}  // namespace otor::app
