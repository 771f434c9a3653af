// SPDX-License-Identifier: Apache-2.0
#include "press/shapes.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <memory>

#include "handbook/icon.h"
#include "press/outline.h"

namespace otor::press {
namespace {

struct Ends {
  double left = 0, top = 0, right = 0, bottom = 0;
};

// What a path of no width reaches, to a tenth.
Ends reached(std::string_view d) {
  std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> const nowhere(
      cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr), cairo_surface_destroy);
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> const canvas(cairo_create(nowhere.get()),
                                                                  cairo_destroy);
  auto const outline = Outline::of(d);
  REQUIRE(outline.has_value());
  outline->put(canvas.get());
  Ends ends;
  cairo_path_extents(canvas.get(), &ends.left, &ends.top, &ends.right, &ends.bottom);
  for (auto* end : {&ends.left, &ends.top, &ends.right, &ends.bottom})
    *end = std::round(*end * 10) / 10;
  return ends;
}

void check(std::string_view d, Ends const& wanted) {
  CAPTURE(d);
  auto const got = reached(d);
  CHECK(got.left == wanted.left);
  CHECK(got.top == wanted.top);
  CHECK(got.right == wanted.right);
  CHECK(got.bottom == wanted.bottom);
}

}  // namespace

TEST_CASE("a path goes where its letters say, capital from the corner and small from where it is") {
  check("M2 3H12V23z", {2, 3, 12, 23});
  check("M2 3h10v20z", {2, 3, 12, 23});
  check("M2 3 12 3 12 23", {2, 3, 12, 23});
  check("m2 3 10 0 0 20", {2, 3, 12, 23});
  check("M2 3L12 3l0 20zl5-8", {2, -5, 12, 23});
  check("M1 1h.5.5v-3", {1, -2, 2, 1});
  check("M0 0C0 8 8 8 8 0", {0, 0, 8, 6});
  check("M0 0c0 8 8 8 8 0s8-8 8 0", {0, -6, 16, 6});
}

TEST_CASE("arcs are round, the short way or the long, and reach their ends") {
  check("M0 5A5 5 0 0 1 10 5", {0, 0, 10, 5});
  check("M0 5A5 5 0 0 0 10 5", {0, 5, 10, 10});
  check("M5 0A5 5 0 1 1 0 5", {0, 0, 10, 10});
  check("M5 0A5 5 0 0 0 0 5", {0, 0, 5, 5});
  check("M16 12a4 4 0 1 1-8 0a4 4 0 0 1 8 0z", {8, 8, 16, 16});
  check("M0 5a5 5 0 0110 0", {0, 0, 10, 5});
  check("M0 0A1 1 0 0 1 10 0", {0, -5, 10, 0});  // too small a radius is made to fit
}

TEST_CASE("a path that cannot be read is none") {
  for (auto const* d : {"L1 1", "M1", "M1 1Q2 2 3 3", "M1 1L2", "M1 1A5 5 0 2 1 0 5", "M1 1L1e",
                        "M a b", "1 1", "M1 1\n"})
    CHECK_FALSE_MESSAGE(Outline::of(d).has_value(), d);
  CHECK(Outline::of("").has_value());
}

TEST_CASE("every icon there is can be drawn") {
  for (auto const* name : {"mark", "sun", "people", "coins", "bed", "stick", "family", "sheep",
                           "pin", "rain", "leaf", "calendar"}) {
    CAPTURE(name);
    auto const path = handbook::icon_path(name);
    CHECK_FALSE(path.empty());
    CHECK(Outline::of(path).has_value());
  }
}

TEST_CASE("shapes that are written as handbook writes them can be drawn") {
  CHECK(can_be_drawn("").has_value());
  CHECK(
      can_be_drawn("<path class=\"hill\" d=\"M0 10 30 0\"/>"
                   "<circle class=\"coin give\" cx=\"10\" cy=\"7.7\" r=\"6.4\"/>"
                   "<rect class=\"ribbon-paid\" x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"3\"/>"
                   "<g class=\"ger\" transform=\"translate(13.5 142) scale(0.68)\">"
                   "<path d=\"M0 0v-13\"/><path class=\"line\" d=\"M-17-13H17\"/></g>")
          .has_value());
  CHECK(can_be_drawn("<g transform=\"translate(1 2) scale(-1 1)\"><g class=\"pale\">"
                     "<path class=\"give\" d=\"M0 0h3v3z\"/></g><clipPath id=\"part1\">"
                     "<rect class=\"\" x=\"0\" y=\"0\" width=\"1\" height=\"9\"/></clipPath>"
                     "<g clip-path=\"url(#part1)\"><path class=\"give\" d=\"M0 0h3v3z\"/></g></g>")
            .has_value());
}

TEST_CASE("a shape that nobody knows, or without a look, is refused") {
  for (auto const* shapes :
       {"<ellipse class=\"give\" cx=\"1\"/>", "<path class=\"no-such\" d=\"M0 0\"/>",
        "<path class=\"give\" d=\"M0\"/>", "<path class=\"give\"", "words",
        "<rect class=\"give\" x=\"a\" y=\"0\" width=\"1\" height=\"1\"/>",
        "<rect class=\"give\" x=\"0\" y=\"0\" width=\"1\"/>", "<g transform=\"rotate(3)\"></g>",
        "<g transform=\"translate(1) scale(1)\"></g>",
        "<g transform=\"translate(1 2) scale(x)\"></g>", "<g clip-path=\"url(#none)\"></g>",
        "<clipPath id=\"a\"><path d=\"M0 0\"/></clipPath>"})
    CHECK_FALSE_MESSAGE(can_be_drawn(shapes).has_value(), shapes);
}

}  // namespace otor::press
