// SPDX-License-Identifier: Apache-2.0
#pragma once
// Colours on paper. Orange and blue are for money alone, and never the only difference: all reads
// in black and white.

#include <cairo.h>

#include <optional>
#include <string_view>

namespace otor::press {

struct Ink {
  double red = 0, green = 0, blue = 0;
};

inline constexpr Ink black{0.10, 0.11, 0.12};
inline constexpr Ink second{0.29, 0.32, 0.34};
inline constexpr Ink hairline{0.55, 0.53, 0.49};
inline constexpr Ink give{0.61, 0.27, 0.0};
inline constexpr Ink get{0.04, 0.31, 0.53};
inline constexpr Ink shade{0.95, 0.94, 0.91};
inline constexpr Ink pale{0.94, 0.935, 0.92};

inline void dip(cairo_t* canvas, Ink ink) {
  cairo_set_source_rgb(canvas, ink.red, ink.green, ink.blue);
}

/// How a shape of a drawing looks, and what is in it.
struct Look {
  std::optional<Ink> fill, stroke;
  double width = 1;          // of the stroke
  double dash = 0, gap = 0;  // of the stroke; no dash: it is whole
  bool round_ends = false, round_bends = false;
  double opacity = 1;  // of a group
  bool holes = false;  // what lies in an even number of outlines is not filled
};

/// The look of the classes that drawings name; nothing where nobody said it. `inherited` is that of
/// the group around.
std::optional<Look> look_of(std::string_view classes, Look const& inherited);

}  // namespace otor::press
