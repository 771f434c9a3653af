// SPDX-License-Identifier: Apache-2.0
#pragma once
// A code that a telephone's camera reads.

#include <string_view>
#include <vector>

#include "base/problem.h"

namespace otor::press {

/// Rows of dark and light squares, without the quiet margin of four squares that belongs around.
struct QrCode {
  int size = 0;
  std::vector<bool> dark;  // size * size, row by row
  bool at(int row, int column) const { return dark[static_cast<std::size_t>(row * size + column)]; }
};

/// Errors: too_large where the text does not fit into the largest code.
Result<QrCode> qr_code(std::string_view text);

}  // namespace otor::press
