// SPDX-License-Identifier: Apache-2.0
#pragma once
// Texts of cells: RFC 4180, with whichever separator.

#include "table/table.h"

namespace otor::table {

/// Rows of a text in UTF-8. A line ends with LF, CR LF or CR; a cell in quotes may hold all of
/// them, and a quote twice.
Read<std::vector<Row>> separated_rows(std::string_view text, char separator, Limits const& limits);

/// The separator that divides the first rows into the most cells, and those that divide them into
/// as many. ',' where none divides anything.
struct Separator {
  char chosen = ',';
  std::string rivals;
};
Separator separator_of(std::string_view text, Limits const& limits);

}  // namespace otor::table
