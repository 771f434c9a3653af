// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What if I miss months, or pay only in the cashmere months?"

#include "app/person_case.h"

namespace otor::app {

/// The life with `months` missed at the start of the plan's second year; none without a plan.
Result<std::optional<wire::Missed>> with_missed(PersonCase const& person_case, Life const& life,
                                                std::int64_t months, LawInForce const& law);

/// The life in which only some months of each year are paid; none without a plan.
/// Errors: bad_value for a month of the year outside 1 to 12 or said twice.
Result<std::optional<wire::Season>> only_in_season(PersonCase const& person_case,
                                                   std::vector<std::int64_t> const& months_of_year,
                                                   LawInForce const& law);

Result<wire::MissedAnswer> missed(Considered const& asked, LawInForce const& law);

/// What the answers assume where a request says nothing.
std::int64_t missed_months(wire::OutlookRequest const& request);
std::vector<std::int64_t> season_months(wire::OutlookRequest const& request);

}  // namespace otor::app
