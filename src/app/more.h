// SPDX-License-Identifier: Apache-2.0
#pragma once
// "What if I declare more?"

#include "app/person_case.h"

namespace otor::app {

/// By the first road: the least declared income, kept to the whole plan, whose formula passes the
/// minimum pension; what each 100,000 tögrög beyond brings and costs a month. Nothing is named
/// where no road opens or there is no plan.
Result<wire::More> declaring_more(PersonCase const& person_case, Life const& life,
                                  LawInForce const& law);

Result<wire::MoreAnswer> more(Considered const& asked, LawInForce const& law);

}  // namespace otor::app
