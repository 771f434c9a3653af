// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long people of the made-up programme stayed insured: none of them was ever insured.

#include "app/demonstration_parts.h"
#include "app/figure_model.h"

namespace otor::app {

struct MadeUpSpells {
  FigureSet set;  // without id, hash and who imported it
  std::vector<coverage::StayCount> stays;
};

/// Spells that began in the five years before the end of last month, in every soum whose herder
/// households are known: most end after a whole year, when the next payment is due, and herders
/// stay longer than the voluntarily insured. Deterministic.
MadeUpSpells demonstration_spells(DemonstrationPlan const& plan);

}  // namespace otor::app
