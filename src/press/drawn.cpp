// SPDX-License-Identifier: Apache-2.0
#include "press/drawn.h"

#include <string>

#include "handbook/icon.h"
#include "handbook/svg.h"
#include "press/shapes.h"

namespace otor::press {

Result<void> draw(cairo_t* canvas, handbook::Drawing const& drawing, Place place) {
  cairo_save(canvas);
  auto const scale = place.width / drawing.width;
  cairo_translate(canvas, place.x, place.y);
  cairo_scale(canvas, scale, scale);
  cairo_translate(canvas, 0, -drawing.top);
  auto drawn = draw_shapes(canvas, drawing.shapes);
  cairo_restore(canvas);
  return drawn;
}

Result<void> checked(handbook::Drawing const& drawing) {
  // A document that is fitted to a page is set several times, with the same pictures.
  thread_local std::string good;
  if (drawing.shapes == good) return {};
  auto read = can_be_drawn(drawing.shapes);
  if (read) good = drawing.shapes;
  return read;
}

void draw_icon(cairo_t* canvas, std::string_view name, Place place) {
  auto const path = handbook::icon_path(name);
  if (path.empty()) return;
  auto const shapes = handbook::svg::path("icon", path);
  auto const scale = place.width / (name == "mark" ? 26 : 24);
  cairo_save(canvas);
  cairo_translate(canvas, place.x, place.y);
  cairo_scale(canvas, scale, scale);
  if (!put_stamp(canvas, shapes)) (void)draw_shapes(canvas, shapes);
  cairo_restore(canvas);
}

void draw(cairo_t* canvas, QrCode const& code, Place place) {
  // Four white squares belong around a code: two lie in its place, the rest is what paper, column
  // and caption leave white in any case. So its own squares are larger, which a camera asks for.
  constexpr int quiet = 2;
  auto const square = place.width / (code.size + 2 * quiet);
  cairo_save(canvas);
  cairo_set_source_rgb(canvas, 0, 0, 0);
  for (int row = 0; row < code.size; ++row) {
    for (int column = 0; column < code.size; ++column) {
      if (!code.at(row, column)) continue;
      int end = column;
      while (end < code.size && code.at(row, end)) ++end;
      cairo_rectangle(canvas, place.x + (column + quiet) * square, place.y + (row + quiet) * square,
                      (end - column) * square, square);
      column = end;
    }
  }
  cairo_fill(canvas);
  cairo_restore(canvas);
}

}  // namespace otor::press
