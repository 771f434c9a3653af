// SPDX-License-Identifier: Apache-2.0
#pragma once
// Borders of soums as an office publishes them, understood: which soum each feature of a GeoJSON
// file is, and every reason why one cannot be taken.

#include "app/figure_rows.h"

namespace otor::app {

/// Tells in `out` what they would be as a set, and where there is no reason puts the borders there,
/// with as few corners as a map on paper shows. The property that names most soums, and most
/// clearly, says which one a feature is. Features of other areas, around none of the centres here,
/// are left out.
void understand_borders(std::string_view bytes, FigureAsked const& asked,
                        FigureGround const& ground, Reasons& reasons, Understood& out);

}  // namespace otor::app
