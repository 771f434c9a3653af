// SPDX-License-Identifier: Apache-2.0
#pragma once
// The SVG that `handbook` writes, drawn by Cairo: path, rect, circle, g with a class and a
// transform, clipPath. What it does not know it refuses (why: docs/decisions/0021).

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace otor::press {

/// Draws shapes in their own units. Errors: internal where a shape cannot be read, or has a class
/// of which nobody said how it looks (press/ink.h).
Result<void> draw_shapes(cairo_t* canvas, std::string_view shapes);

/// The same, drawn nowhere.
Result<void> can_be_drawn(std::string_view shapes);

/// Shapes that a file holds once and its pages show often, such as a sheep of a flock: half of what
/// a pile of sheets would write. Cairo lists with a page what is put on it, twice where it is put
/// twice, and that is no sound file. So of one shape there are as many stamps as a page has uses.
class Stamps {
 public:
  /// From here on each stamp may be used again.
  void begin_page();
  /// Shapes drawn on `canvas` are put there with these stamps, for as long as both live.
  void lend_to(cairo_t* canvas);

 private:
  friend bool put_stamp(cairo_t* canvas, std::string_view shapes);
  using Stamp = std::shared_ptr<cairo_surface_t>;
  struct Same {
    std::vector<Stamp> made;
    std::size_t used = 0;
  };
  std::map<std::string, Same, std::less<>> all_;
  bool first_ = true;  // on its page
};

/// Puts shapes as a stamp; false where the canvas has no stamps, or they cannot be read.
bool put_stamp(cairo_t* canvas, std::string_view shapes);

}  // namespace otor::press
