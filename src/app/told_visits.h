// SPDX-License-Identifier: Apache-2.0
#pragma once
// The visits of a time as who may see totals only is told of them. Told is each soum and each aimag
// in each quarter; a year and all together are reckoned from that. Households that were visited in
// two quarters are one in the year, so a year of theirs is told of itself.

#include "app/in_fives.h"
#include "app/overview.h"
#include "app/told_time.h"

namespace otor::app {

/// `code`: of a soum or an aimag. `known`: of all time.
struct ToldPlace {
  std::string code;
  Five known, households, visits, handbooks, calculations;
};

/// `sums`: what they come to, untold. `soums`: each of those asked for, in that order.
struct ToldVisits {
  OverviewSums sums;
  std::vector<ToldPlace> soums, aimags;

  /// Of a soum, of an aimag, or "" of all together.
  Five in(std::string const& place, Five ToldPlace::*figure) const;
};

/// Errors: storage.
Result<ToldVisits> told_visits(std::vector<std::string> const& soums, ToldTime const& told,
                               ReadModel& model);

}  // namespace otor::app
