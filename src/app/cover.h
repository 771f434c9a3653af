// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What am I covered for meanwhile?"

#include "app/person_case.h"

namespace otor::app {

/// Cover from `on` until the first pension opens (or as long as the plan reaches).
std::vector<wire::Cover> covered_meanwhile(PersonCase const& person_case, Life const& life,
                                           LawInForce const& law);

Result<wire::CoverAnswer> cover(Considered const& asked, LawInForce const& law);

}  // namespace otor::app
