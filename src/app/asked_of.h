// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a calculator asks about a person of the record: who she is as the record tells her, how she
// would pay as it was shown to her last, moved to the month in which it is asked.

#include "event/body.h"
#include "outreach/person.h"
#include "wire/outlook_message.h"

namespace otor::app {

/// The plan as it can still be paid in `month`: what has passed of it no longer can. Nothing where
/// all of it has passed.
std::optional<wire::PlanSpan> still_payable(wire::PlanSpan plan, Month month);

/// `shown` is what was calculated for her last, null where nothing was: then she would pay as a
/// herder on the least income, from the next month on. What the record does not tell (sex, birth,
/// children, months paid) is as it was asked then.
/// Errors: not_known where neither tells sex or birth; those of reading what was shown.
Result<wire::OutlookRequest> asked_of(outreach::Person const& person,
                                      event::CalculationShown const* shown, Month month,
                                      std::optional<Tugrug> sheep_price);

}  // namespace otor::app
