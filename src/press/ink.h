// SPDX-License-Identifier: Apache-2.0
#pragma once
// Colours on paper. Orange and blue are for money alone, and never the only difference: all reads
// in black and white.

#include <cairo.h>

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

/// The same colours for drawings, as the style of SVG.
inline constexpr std::string_view drawing_style = R"(
text { font-family: 'Noto Sans'; fill: #1a1d1f }
.give { fill: #9c4500 } .get { fill: #0b4f86 } .second { fill: #4b5257 } .on-get { fill: #fff }
.get-soft { fill: #e0ecf6 } .card { fill: #fff } .pale { opacity: .28 }
.legs { fill: none; stroke: #1a1d1f; stroke-width: 1.5; stroke-linecap: round }
.head { fill: #1a1d1f }
.coin.give { fill: #fff; stroke: #9c4500; stroke-width: 2 }
.coin-line { fill: none; stroke-width: 1.8 }
.coin-line.give { fill: none; stroke: #9c4500 } .coin-line.get { fill: none; stroke: #fff }
.hill { fill: none; stroke: #ddd5c6; stroke-width: 2; stroke-linejoin: round }
.horizon { fill: none; stroke: #6a5e4b; stroke-width: 2.5; stroke-linecap: round }
.gate { fill: none; stroke: #1a1d1f; stroke-width: 2.5; stroke-linecap: round }
.ger { fill: #fff; stroke: #1a1d1f; stroke-width: 2; stroke-linejoin: round }
.line { fill: none }
.hollow { fill: none; stroke: #777267; stroke-width: 2; stroke-dasharray: 3 4 }
.arrow { fill: none; stroke: #9c4500; stroke-width: 2.6; stroke-linecap: round;
  stroke-linejoin: round }
.ribbon-paid { fill: #f8e7d8; stroke: #9c4500; stroke-width: 2 }
.ribbon-received { fill: #0b4f86; stroke: #0b4f86; stroke-width: 2; stroke-linejoin: round }
.hatch { fill: none; stroke: #6a5e4b; stroke-width: 2.2 }
.icon { fill: none; stroke: #1a1d1f; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round }
)";

}  // namespace otor::press
