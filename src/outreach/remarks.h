// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is unusual about visits: a mistake, or padding. Like flags of money (allowance/flags.h),
// remarks are rules with numbers that anybody can check, made again from the visits whenever
// somebody looks, by the phone of the officer as by the desk of her head. There is no score, and
// nothing here knows where anybody was.

#include <string>
#include <vector>

#include "outreach/codebook.h"
#include "outreach/visit.h"

namespace otor::outreach {

/// A visit at a family's home. `noted`: the codes of its findings and questions, sorted, each once.
struct SeenVisit {
  Uuid visit, household;
  std::string area, officer, day;
  std::vector<std::string> noted;
};

/// `rule` is its code. `visits`: all it is about, in the order of their days; the first keeps its
/// place while others are added behind it.
struct Remark {
  std::string rule;
  std::vector<std::string> officers;  // sorted
  std::vector<SeenVisit> visits;
  std::int64_t families = 0;

  std::string const& from() const { return visits.front().day; }
  std::string const& to() const { return visits.back().day; }
};

/// The latest first, in one order for equal visits whatever order they come in. A rule that counts
/// by the month looks at calendar months: give it whole ones.
std::vector<Remark> remarks(std::vector<SeenVisit> const& visits,
                            std::vector<RemarkRule> const& rules);

/// Codes of one visit as `noted` has them: findings and questions of one name are two.
std::vector<std::string> noted_of(std::vector<std::string> const& findings,
                                  std::vector<std::string> const& questions);

}  // namespace otor::outreach
