// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What do I pay this month, and what does the State pay for me?"

#include "app/law_in_force.h"

namespace otor::app {

/// Errors: not_known for a month without a known rate, bad_value for a negative share_used.
Result<wire::DueAnswer> due(wire::DueRequest const& request, LawInForce const& law);

}  // namespace otor::app
