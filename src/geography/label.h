// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a number and a name stand on a map.

#include "geography/outline.h"

namespace otor::geography {

/// In sizes of the number: how large the name is written, and how far below the number.
inline constexpr double name_size = 0.62, name_below = 0.9;

/// Where the middle of the number's line is. `named`: the name has room below it, without touching
/// another area.
struct LabelPlace {
  Point at;
  bool named = false;
};

/// The number in the middle of the area, or as near to it as number and name have room. `number`,
/// `name`: how wide they are, as the outline is measured. Not named: only the number, around the
/// middle.
LabelPlace label_place(MappedArea const& area, double size, double number, double name);

}  // namespace otor::geography
