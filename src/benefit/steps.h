// SPDX-License-Identifier: Apache-2.0
#pragma once
// The steps of a calculation: what makes a result explain itself. Each names a rule, its inputs,
// the value that follows from them, and where the law was read.
//
// Rules, and how the value follows from the inputs:
//   months_paid      already_paid + planned
//   mother_credit    per_child * children
//   herder_credit    (herder_months / 12, whole years) * per_year
//   months_counted   months_paid + mother_credit + herder_credit
//   herder_months    herder_months, at least `needed`
//   months_needed    the law's figure; with `year`:
//                    first + step * (clamp(year, first_year, last_year) - first_year)
//   age_needed       likewise, by year of birth
//   reference_wage   sum / window, rounded half up
//   full_formula     sum / window *
//                      (base_share + year_increment * (months / 12 - base_months / 12)),
//                    rounded half up once
//   proportional_formula   sum / window * month_share * months, rounded half up once
//   floor            the law's figure
//   pension          the greater of formula and floor
//   person_pays, state_pays   the sum of months * price over the prices, named by the month each
//                             begins
//   break_even       person_pays / pension, rounded up

#include <vector>

#include "benefit/old_age.h"
#include "benefit/step.h"

namespace otor::benefit {

/// The steps of one open road, in the order in which a person would reckon.
std::vector<Step> steps_of(RouteResult const& route, Person const& person, Record const& record,
                           Terms const& terms, law::Law const& law);

}  // namespace otor::benefit
