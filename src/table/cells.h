// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows while they are read: every limit on what a table may hold is kept here, for texts and for
// workbooks alike.

#include <algorithm>
#include <utility>

#include "table/table.h"

namespace otor::table {

class Cells {
 public:
  explicit Cells(Limits const& limits) : limits_(limits) {}

  /// A cell in a column from 0, right of those before. False where it would be too much.
  bool put(std::size_t column, Cell cell) {
    if (column >= limits_.columns || cell.text.size() > limits_.cell) return false;
    auto& cells = row_.cells;
    if (column >= cells.size()) {
      count_ += column + 1 - cells.size();
      cells.resize(column + 1);
    }
    text_ += cell.text.size();
    cells[column] = std::move(cell);
    return count_ <= limits_.cells && text_ <= limits_.text;
  }

  /// Ends the row. Rows with nothing in them are not kept.
  bool end(std::int64_t line) {
    auto row = std::exchange(row_, {});
    bool const said = std::ranges::any_of(
        row.cells, [](Cell const& cell) { return cell.formula || !is_blank(cell.text); });
    if (!said) return true;
    row.line = line;
    rows_.push_back(std::move(row));
    return rows_.size() <= limits_.rows;
  }

  std::vector<Row> take() { return std::move(rows_); }

  static bool is_blank(std::string_view text) {
    return std::ranges::all_of(text, [](char letter) { return letter == ' ' || letter == '\t'; });
  }

 private:
  Limits limits_;
  Row row_;
  std::vector<Row> rows_;
  std::size_t count_ = 0, text_ = 0;
};

}  // namespace otor::table
