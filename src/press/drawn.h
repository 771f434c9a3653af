// SPDX-License-Identifier: Apache-2.0
#pragma once
// Drawings and codes, put onto a page.

#include <cairo.h>

#include <memory>
#include <string_view>

#include "handbook/document.h"
#include "press/qr_code.h"

struct _RsvgHandle;  // librsvg

namespace otor::press {

struct Place {
  double x = 0, y = 0, width = 0, height = 0;
};

/// A drawing that has been read once and can be drawn often, its sides kept in proportion.
class Picture {
 public:
  /// Errors: internal where it is no SVG.
  static Result<Picture> of(std::string_view svg);
  void draw(cairo_t* canvas, Place place) const;

 private:
  std::shared_ptr<_RsvgHandle> handle_;
};

/// An icon of the 24 grid; nothing for a name that does not exist.
void draw_icon(cairo_t* canvas, std::string_view name, Place place);

/// `place` has the quiet margin inside.
void draw(cairo_t* canvas, QrCode const& code, Place place);

}  // namespace otor::press
