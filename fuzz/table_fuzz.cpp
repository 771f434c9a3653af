// SPDX-License-Identifier: Apache-2.0
// A table that somebody hands in: whatever it is, a refusal, or rows within every bound.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "table/encoding.h"
#include "table/table.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace otor::table;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  Limits limits;
  limits.unpacked = std::size_t{1} << 20;
  limits.rows = 100;
  limits.columns = 10;
  limits.cells = 500;
  limits.cell = 200;
  auto const table = read_table(bytes, {}, limits);
  if (!table) return 0;
  if (table->rows.empty() || table->rows.size() > limits.rows) std::abort();
  std::int64_t line = 0;
  std::size_t cells = 0;
  for (auto const& row : table->rows) {
    if (row.line <= line || row.cells.size() > limits.columns) std::abort();
    line = row.line;
    cells += row.cells.size();
    for (auto const& cell : row.cells)
      if (cell.text.size() > limits.cell || !is_utf8(cell.text)) std::abort();
  }
  if (cells > limits.cells) std::abort();
  return 0;
}
