// SPDX-License-Identifier: Apache-2.0
#include "table/workbook.h"

#include <charconv>
#include <cmath>

#include "base/month.h"
#include "table/archive.h"
#include "table/book_parts.h"
#include "table/sheet_reader.h"

namespace otor::table {

namespace {

constexpr std::int64_t leap_day_of_1900 = 60, days_of_four_years = 1462;
constexpr std::int64_t last_day = 2'958'465;  // 9999-12-31

std::optional<double> double_in(std::string_view text) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() ||
      !std::isfinite(value))
    return std::nullopt;
  return value;
}

bool is_whole(double value) {
  constexpr double exact = 9'007'199'254'740'992.0;
  return std::abs(value) < exact && value == std::trunc(value);
}

std::string full_name(std::string const& target) {
  return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

/// The sheet that is meant, or the first that is shown.
Read<Sheet const*> chosen(Book const& book, std::string_view name) {
  for (auto const& sheet : book.sheets)
    if (name.empty() ? !sheet.hidden : sheet.name == name) return &sheet;
  return std::unexpected(Refusal{name.empty() ? Fault::broken_workbook : Fault::no_such_sheet});
}

Read<void> read_part(Archive& archive, std::string const& name, XmlHandler& handler) {
  XmlReader reader(handler);
  auto const passed =
      archive.unpack(name, [&](std::string_view piece) { return reader.take(piece); });
  return passed ? reader.end() : passed;
}

}  // namespace

std::optional<std::size_t> column_in(std::string_view reference, std::size_t most) {
  std::size_t column = 0;
  while (!reference.empty() && reference.front() >= 'A' && reference.front() <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(reference.front() - 'A' + 1);
    if (column > most) return std::nullopt;
    reference.remove_prefix(1);
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

std::optional<std::string> number_text(std::string_view kept) {
  auto const value = double_in(kept);
  if (!value) return std::nullopt;
  if (is_whole(*value)) return std::to_string(static_cast<std::int64_t>(*value));
  char room[64];
  auto const [end, error] = std::to_chars(room, room + sizeof room, *value);
  return error == std::errc() ? std::optional(std::string(room, end)) : std::nullopt;
}

std::optional<std::string> day_text(std::string_view kept, bool since_1904) {
  auto const value = double_in(kept);
  if (!value || !is_whole(*value)) return std::nullopt;
  auto const serial =
      static_cast<std::int64_t>(*value) + (since_1904 ? days_of_four_years : std::int64_t{0});
  if (serial <= leap_day_of_1900 || serial > last_day) return std::nullopt;
  constexpr std::int64_t until_1970 = 25'569;
  return text_of(date_of_day(serial - until_1970));
}

bool shows_day(std::string_view form) {
  bool day = false, year = false;
  for (std::size_t at = 0; at < form.size(); ++at) {
    char const letter = form[at];
    if (letter == '"') {
      at = std::min(form.find('"', at + 1), form.size() - 1);
    } else if (letter == '[') {
      at = std::min(form.find(']', at + 1), form.size() - 1);
    } else if (letter == '\\' || letter == '_' || letter == '*') {
      ++at;
    } else {
      day = day || letter == 'd' || letter == 'D';
      year = year || letter == 'y' || letter == 'Y';
    }
  }
  return day && year;
}

Read<Table> read_workbook(std::string_view bytes, std::string_view sheet, Limits const& limits) {
  auto archive = Archive::over(bytes, limits);
  if (!archive) return std::unexpected(archive.error());
  if (!archive->has("xl/workbook.xml")) return std::unexpected(Refusal{Fault::no_workbook});
  Book book(limits);
  BookReader names(book);
  if (auto const read = read_part(*archive, "xl/workbook.xml", names); !read)
    return std::unexpected(read.error());
  TargetReader targets(book);
  if (auto const read = read_part(*archive, "xl/_rels/workbook.xml.rels", targets); !read)
    return std::unexpected(read.error());
  auto const meant = chosen(book, sheet);
  if (!meant) return std::unexpected(meant.error());
  if (!book.strings.empty()) {
    StringsReader strings(book, limits);
    if (auto const read = read_part(*archive, full_name(book.strings), strings); !read)
      return std::unexpected(read.error());
  }
  if (!book.styles.empty()) {
    StylesReader styles(book);
    if (auto const read = read_part(*archive, full_name(book.styles), styles); !read)
      return std::unexpected(read.error());
  }
  SheetReader rows(book, limits);
  auto const target = book.targets.find((*meant)->relation);
  if (target == book.targets.end()) return std::unexpected(Refusal{Fault::broken_workbook});
  if (auto const read = read_part(*archive, full_name(target->second), rows); !read)
    return std::unexpected(read.error());
  Table table;
  table.form = Form::workbook;
  table.sheet = (*meant)->name;
  for (auto const& one : book.sheets)
    if (!one.hidden) table.sheets.push_back(one.name);
  table.rows = rows.take();
  return table;
}

}  // namespace otor::table
