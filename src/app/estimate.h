// SPDX-License-Identifier: Apache-2.0
#pragma once
// "When can I draw a pension, by each road, and how much?"

#include "app/person_case.h"

namespace otor::app {

enum class Explained { no, yes };

/// Errors: those of case_of, and not_known where a planned month has no known rate.
Result<wire::EstimateAnswer> estimate(wire::EstimateRequest const& request, Explained explained,
                                      LawInForce const& law);

/// The answer for a life that is already reckoned.
wire::EstimateAnswer estimate_answer(PersonCase const& person_case, Life const& life,
                                     Explained explained, LawInForce const& law);

}  // namespace otor::app
