// SPDX-License-Identifier: Apache-2.0
#include "press/type.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

namespace otor::press {
namespace {

constexpr int wide = 300, high = 40;

/// The first and the last column that has ink, of one line of words set on a sheet of points.
std::pair<int, int> ink_of(handbook::Settled settled, Side side, std::string_view figure) {
  Type const type("mn", {});
  handbook::Words words{{std::string(figure)}};
  words.front().settled = settled;
  auto const set = type.set(words, {}, wide - 20, side);
  auto* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, wide, high);
  auto* canvas = cairo_create(surface);
  set.draw(canvas, 10, 5);
  cairo_surface_flush(surface);
  auto const* bytes = cairo_image_surface_get_data(surface);
  auto const stride = cairo_image_surface_get_stride(surface);
  std::pair<int, int> columns{wide, -1};
  for (int y = 0; y < high; ++y) {
    for (int x = 0; x < wide; ++x) {
      if (bytes[y * stride + x] == 0) continue;
      columns = {std::min(columns.first, x), std::max(columns.second, x)};
    }
  }
  cairo_destroy(canvas);
  cairo_surface_destroy(surface);
  return columns;
}

TEST_CASE("the dashes of a figure that is not settled stand under it, on whichever side it is") {
  for (auto const side : {Side::left, Side::middle, Side::right}) {
    auto const plain = ink_of(handbook::Settled::yes, side, "135,000");
    auto const dashed = ink_of(handbook::Settled::not_settled, side, "135,000");
    CAPTURE(static_cast<int>(side));
    CHECK(plain.second - plain.first > 20);
    CHECK(dashed.first >= plain.first - 2);
    CHECK(dashed.second <= plain.second + 2);
  }
}

}  // namespace
}  // namespace otor::press
