// SPDX-License-Identifier: Apache-2.0
#pragma once
// Official figures of the made-up programme: none of them was published by anybody.

#include "app/demonstration_parts.h"
#include "app/figure_model.h"

namespace otor::app {

/// Who published them; in three languages, as a source may be written (docs/operation.md).
inline constexpr char const* made_up_words =
    "Зохиомол тоо | Ойдан алынған сан | Made-up figures";

struct MadeUpFigures {
  FigureSet set;  // without id, hash and who imported it
  std::vector<coverage::Figure> figures;
};

/// Herders and the insured among them in every soum: on 30 June 2021, as a baseline, at the end of
/// each half-year since, on the last day of the season and the same day a year before; of the last
/// two years also who paid in the month, which swings with the seasons; and insured households
/// beside the real number of households. No numerator is above its denominator. Deterministic.
std::vector<MadeUpFigures> demonstration_figures(DemonstrationPlan const& plan);

/// The herder households of the deployment's soums, of which the number is known, as one set of
/// `households_herding` on the last day of 2020.
MadeUpFigures known_households(std::vector<Area> const& areas);

}  // namespace otor::app
