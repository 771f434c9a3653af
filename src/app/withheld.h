// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

namespace otor::app {

/// Rows of aimags beside their sum, of which some are withheld: what one withheld row would be the
/// rest tells, so the smallest of the others has to be withheld as well. Nothing where none or
/// several are withheld already.
template <class Row, class Size = std::int64_t Row::*>
Row* one_more_to_withhold(std::span<Row> rows, Size size = &Row::officers) {
  if (rows.size() < 2 || std::ranges::count(rows, true, &Row::withheld) != 1) return nullptr;
  return &*std::ranges::min_element(
      rows, {}, [size](Row const& row) { return std::pair(row.withheld, row.*size); });
}

}  // namespace otor::app
