// SPDX-License-Identifier: Apache-2.0
#pragma once
// The made-up season's meeting at which a department looks back: one aimag, three days, points and
// decisions of which one is done, one overdue and one still to come.

#include "app/demonstration_parts.h"

namespace otor::app {

/// The pushes of the head who wrote it down. No figure stands in it: nothing was counted.
void demonstration_lessons(DemonstrationPlan const& plan, Draws const& draws,
                           std::vector<Account> const& accounts,
                           std::vector<DemonstrationPush>& pushes);

}  // namespace otor::app
