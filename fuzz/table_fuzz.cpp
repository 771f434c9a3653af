// SPDX-License-Identifier: Apache-2.0
// A table that somebody hands in: whatever it is, a refusal, or rows within every bound. The first
// byte chooses whether the rest is the file, the rows of a workbook, or its shared texts, as no
// fuzzer finds a checksum by itself.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "table/encoding.h"
#include "table/table.h"
#include "table/workbook_for_tests.h"

namespace {

using namespace otor::table;

std::string file_of(std::string const& rest, unsigned way) {
  if (way == 1) return archive_of(book_parts(rest));
  if (way == 2)
    return archive_of(book_parts("<row><c t=\"s\"><v>0</v></c></row>", "<si>" + rest + "</si>"));
  return rest;
}

void look(Table const& table, Limits const& limits) {
  if (table.rows.empty() || table.rows.size() > limits.rows) std::abort();
  std::int64_t line = 0;
  std::size_t cells = 0;
  for (auto const& row : table.rows) {
    if (row.line <= line || row.cells.size() > limits.columns) std::abort();
    line = row.line;
    cells += row.cells.size();
    for (auto const& cell : row.cells)
      if (cell.text.size() > limits.cell || !is_utf8(cell.text)) std::abort();
  }
  if (cells > limits.cells) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string const rest(reinterpret_cast<char const*>(data) + 1, size - 1);
  Limits limits;
  limits.unpacked = std::size_t{1} << 20;
  limits.rows = 100;
  limits.columns = 10;
  limits.cells = 500;
  limits.cell = 200;
  if (auto const table = read_table(file_of(rest, data[0] % 3), {}, limits)) look(*table, limits);
  return 0;
}
