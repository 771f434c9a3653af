// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What do I get if I never join?" The welfare pension; and the account method, which is shown as
// not available.

#include "app/person_case.h"

namespace otor::app {

/// The welfare pension, with the last amount that is known and from when it held.
wire::Never never_joining(PersonCase const& person_case, LawInForce const& law);

/// Whether the account method may apply, and what the planned contributions alone would give by the
/// last known divisor, without interest. Only indicative.
wire::Account account_method(PersonCase const& person_case, Life const& life,
                             LawInForce const& law);

Result<wire::NeverAnswer> never(Considered const& asked, LawInForce const& law);

}  // namespace otor::app
