// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>

namespace otor::app {

/// Rows of aimags beside their sum, of which some are withheld: what one withheld row would be the
/// rest tells, so the smallest of the others has to be withheld as well. Nothing where none or
/// several are withheld already. `size`: of a row; its officers where nothing is named.
template <class Row, class Size>
Row* one_more_to_withhold(std::span<Row> rows, Size size) {
  if (rows.size() < 2 || std::ranges::count(rows, true, &Row::withheld) != 1) return nullptr;
  return &*std::ranges::min_element(
      rows, {}, [&](Row const& row) { return std::pair(row.withheld, std::invoke(size, row)); });
}

template <class Row>
Row* one_more_to_withhold(std::span<Row> rows) {
  return one_more_to_withhold(rows, &Row::officers);
}

}  // namespace otor::app
