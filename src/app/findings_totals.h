// SPDX-License-Identifier: Apache-2.0
#pragma once
// What herders say and ask, for who may see totals only. Told is each aimag in each quarter, in
// fives; a year, all aimags together and every share are reckoned from that, so that none of them
// says more. Of ages, sexes and seasons the smallest time is a year.

#include "app/findings.h"
#include "app/findings_count.h"
#include "app/told_time.h"

namespace otor::app {

/// The time that is told where these days are asked for; all time as far back as anybody was heard.
/// Where the question has no first day, the year of its last.
ToldTime told_time(FindingsQuestion const& question, FindingsSpan const& asked,
                   FindingsPorts const& ports);

/// Puts into the answer, which has been counted, what is told of it. Withheld is what fewer than
/// five said, or all but fewer than five, and where fewer than five were met; what is told of how
/// questions ended goes with them. Intervals lie around the share that is told.
void tell_totals(FindingsAnswer& answer, ToldTime const& told, FindingsPorts const& ports);

}  // namespace otor::app
