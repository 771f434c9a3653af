// SPDX-License-Identifier: Apache-2.0
#pragma once
// Drawings and codes, put onto a page.

#include <cairo.h>

#include <memory>
#include <string_view>

#include "handbook/document.h"
#include "press/qr_code.h"

namespace otor::press {

struct Place {
  double x = 0, y = 0, width = 0, height = 0;
};

/// The shapes of a drawing, its sides kept in proportion. Errors: as of `draw_shapes`; then nothing
/// or a part stands there.
Result<void> draw(cairo_t* canvas, handbook::Drawing const& drawing, Place place);

/// Whether a drawing can be drawn. Errors: as of `draw_shapes`.
Result<void> checked(handbook::Drawing const& drawing);

/// An icon of the 24 grid; nothing for a name that does not exist.
void draw_icon(cairo_t* canvas, std::string_view name, Place place);

/// `place` has half of the quiet margin inside; as much again must be white around it.
void draw(cairo_t* canvas, QrCode const& code, Place place);

}  // namespace otor::press
