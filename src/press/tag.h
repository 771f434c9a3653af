// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an element of a page is, told in the file to whoever does not see it.

#include <cairo.h>

namespace otor::press {

/// Holds from here to the end of its scope. Pages drawn into memory (booklets) carry none.
class Tag {
 public:
  Tag(cairo_t* canvas, char const* name, char const* attributes = nullptr)
      : canvas_(canvas), name_(name) {
    auto const surface = cairo_surface_get_type(cairo_get_target(canvas));
    told_ = surface == CAIRO_SURFACE_TYPE_PDF;
    if (told_) cairo_tag_begin(canvas_, name_, attributes);
  }
  ~Tag() {
    if (told_) cairo_tag_end(canvas_, name_);
  }
  Tag(Tag const&) = delete;
  Tag& operator=(Tag const&) = delete;

 private:
  cairo_t* canvas_;
  char const* name_;
  bool told_ = false;
};

}  // namespace otor::press
