// SPDX-License-Identifier: Apache-2.0
#pragma once
// A table of spells of insurance understood: a row for each time somebody was insured, with soum,
// begin and end and nothing about her. What comes out are counts; no row is kept.

#include "app/figure_rows.h"

namespace otor::app {

/// Tells in `out` what they would be as a set, and where there is no reason puts the counts there.
void understand_spells(table::Table const& table, FigureAsked const& asked,
                       FigureGround const& ground, Columns const& columns, Reasons& reasons,
                       Understood& out);

}  // namespace otor::app
