// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables that somebody made with another program: bytes in, rows of text out. How the bytes were
// understood is part of what is told, so that nothing about a file is guessed in silence. Every
// file is taken for hostile: what it may hold and grow to is bounded before it is read.

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace otor::table {

/// Why a file cannot be read at all. The names are codes that people are told in words.
enum class Fault {
  empty,              // no bytes, or no row with anything in it
  too_large,          // more bytes, rows, columns or text than `Limits` allow
  unknown_encoding,   // neither UTF-8 nor UTF-16 nor Windows-1251
  wrong_encoding,     // not the encoding that was said
  broken_quotes,      // a quote that is never closed, or stands inside a cell that has none
  control_character,  // a byte that is no text
  old_workbook,       // .xls, or a workbook locked with a password
  broken_archive,     // a ZIP file that is damaged, encrypted or of a form nobody writes
  no_workbook,        // a ZIP file that is no workbook
  broken_workbook,    // XML that is damaged, or says what it may not
  no_such_sheet,      // no sheet of the name that was said
};
/// "empty", "too_large", …
std::string_view code_of(Fault fault);

/// A fault and where it lies: the line of a text, or the row of a sheet; 0 where it has none.
struct Refusal {
  Fault fault;
  std::int64_t line = 0;
};
template <class T>
using Read = std::expected<T, Refusal>;

enum class Form { text, workbook };
enum class Encoding { utf8, utf16le, utf16be, windows1251 };
std::string_view code_of(Encoding encoding);

struct Cell {
  std::string text;      // UTF-8; a number of a workbook as "120" or "0.5", its day as "2021-06-30"
  bool formula = false;  // a workbook reckons it: `text` is what it last came to
};

struct Row {
  std::int64_t line = 0;  // as an editor or a spreadsheet counts, from 1
  std::vector<Cell> cells;
};

struct Table {
  Form form = Form::text;
  Encoding encoding = Encoding::utf8;
  bool marked = false;  // the file itself said its encoding, by a mark at its beginning
  /// Of a text; ',' where no row has a second cell. `rivals`: those that divide it as well.
  char separator = ',';
  std::string rivals;
  std::string sheet;                // of a workbook, the one that was read
  std::vector<std::string> sheets;  // those that are not hidden
  std::vector<Row> rows;            // those with anything in them
};

/// What somebody says of a file where the first reading of it was wrong.
struct Said {
  std::optional<Encoding> encoding;
  std::optional<char> separator;
  std::string sheet;
};

struct Limits {
  std::size_t bytes = std::size_t{8} << 20;  // of the file
  std::size_t unpacked = std::size_t{256} << 20;
  std::size_t text = std::size_t{64} << 20;  // of all cells
  std::size_t cell = 4'000;                  // bytes
  std::size_t rows = 200'000;
  std::size_t columns = 64;
  std::size_t cells = 2'000'000;
};

/// Reads a text of cells (RFC 4180, and its kin with other separators) or a workbook (.xlsx); which
/// of them it is, its first bytes tell.
Read<Table> read_table(std::string_view bytes, Said const& said = {}, Limits const& limits = {});

}  // namespace otor::table
