// SPDX-License-Identifier: Apache-2.0
#include "table/table.h"

#include "table/encoding.h"
#include "table/separated.h"
#include "table/workbook.h"

namespace otor::table {

namespace {

Read<Table> read_separated(std::string_view bytes, Said const& said, Limits const& limits) {
  auto const decoded = decode(bytes, said.encoding);
  if (!decoded) return std::unexpected(decoded.error());
  Table table;
  table.encoding = decoded->encoding;
  table.marked = decoded->marked;
  auto const found =
      said.separator ? Separator{*said.separator, {}} : separator_of(decoded->text, limits);
  table.separator = found.chosen;
  table.rivals = found.rivals;
  auto rows = separated_rows(decoded->text, table.separator, limits);
  if (!rows) return std::unexpected(rows.error());
  table.rows = std::move(*rows);
  return table;
}

}  // namespace

std::string_view code_of(Fault fault) {
  switch (fault) {
    case Fault::empty: return "empty";
    case Fault::too_large: return "too_large";
    case Fault::unknown_encoding: return "unknown_encoding";
    case Fault::wrong_encoding: return "wrong_encoding";
    case Fault::broken_quotes: return "broken_quotes";
    case Fault::control_character: return "control_character";
    case Fault::old_workbook: return "old_workbook";
    case Fault::broken_archive: return "broken_archive";
    case Fault::no_workbook: return "no_workbook";
    case Fault::broken_workbook: return "broken_workbook";
    case Fault::no_such_sheet: break;
  }
  return "no_such_sheet";
}

Read<Table> read_table(std::string_view bytes, Said const& said, Limits const& limits) {
  if (bytes.empty()) return std::unexpected(Refusal{Fault::empty});
  if (bytes.size() > limits.bytes) return std::unexpected(Refusal{Fault::too_large});
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return std::unexpected(Refusal{Fault::old_workbook});
  auto table = bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")
                   ? read_workbook(bytes, said.sheet, limits)
                   : read_separated(bytes, said, limits);
  if (table && table->rows.empty()) return std::unexpected(Refusal{Fault::empty});
  return table;
}

}  // namespace otor::table
