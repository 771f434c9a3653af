// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What if I start later?", and the latest month to start for each road.

#include "app/person_case.h"

namespace otor::app {

/// The same life started `months` later, and what that changes; none without a plan.
/// Errors: those of life_with.
Result<std::optional<wire::Later>> started_later(PersonCase const& person_case, Life const& life,
                                                 std::int64_t months,
                                                 std::optional<Tugrug> sheep_price,
                                                 LawInForce const& law);

/// For each road, in order: the latest start at which it still opens as early as it does now, and
/// the latest at which it opens at all. Without a plan no start is named.
std::vector<wire::LatestStart> latest_starts(PersonCase const& person_case, Life const& life,
                                             LawInForce const& law);

Result<wire::LaterAnswer> later(Considered const& asked, LawInForce const& law);

}  // namespace otor::app
