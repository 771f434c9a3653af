// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables as rows that are drawn one by one, and the lines and frames around things.

#include <functional>
#include <vector>

#include "press/drawn.h"
#include "press/type.h"

namespace otor::press {

struct GridRow {
  double height = 0;
  bool head = false;
  std::function<void(cairo_t*, double x, double y)> draw;
};

/// Columns get what their words need; where that is too much, each at least its longest word.
std::vector<GridRow> grid_of(handbook::Table const& table, Type const& type, double width);

void stroke_line(cairo_t* canvas, double x, double y, double width, double thick, Ink ink);
void stroke_down(cairo_t* canvas, double x, double y, double height, Ink ink);

/// A box by its meaning: important has a heavy left edge, not settled a dashed one, an example a
/// shade. None needs its colour.
void draw_frame(cairo_t* canvas, handbook::Frame frame, Place place, double scale);

}  // namespace otor::press
