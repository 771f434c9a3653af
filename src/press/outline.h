// SPDX-License-Identifier: Apache-2.0
#pragma once
// The `d` of an SVG path, as Cairo draws it.

#include <cairo.h>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace otor::press {

/// A path in whole coordinates: arcs and smooth curves have become curves.
class Outline {
 public:
  /// Reads M L H V C S A Z and their small forms. Nothing for any other letter, for a number too
  /// few, and for a number that cannot be read.
  static std::optional<Outline> of(std::string_view d);

  /// Puts the path into `canvas`, behind what is there.
  void put(cairo_t* canvas) const;

 private:
  friend class OutlineReader;
  enum class Kind { move, line, curve, close };
  struct Step {
    Kind kind{};
    std::array<double, 6> at{};  // two control points and the end; the end alone
  };
  std::vector<Step> steps_;
};

}  // namespace otor::press
