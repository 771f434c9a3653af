// SPDX-License-Identifier: Apache-2.0
#include "table/sheet_reader.h"

#include <charconv>

#include "table/encoding.h"
#include "table/workbook.h"

namespace otor::table {

namespace {

constexpr std::int64_t last_row = 1'048'576;

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Text of a cell in one line; line ends in it are spaces, as in texts of cells.
std::string in_one_line(std::string text) {
  for (auto& letter : text)
    if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
  return text;
}

}  // namespace

void SheetReader::begun(std::string_view name, Attributes const& attributes) {
  if (name == "row") begin_row(attributes);
  if (name == "c") begin_cell(attributes);
  if (name == "f") formula_ = true;
  if (name == "rPh") phonetic_ = true;
  in_value_ = name == "v";
  in_inline_ = name == "t" && !phonetic_;
}

void SheetReader::begin_row(Attributes const& attributes) {
  auto const told = value_of(attributes, "r");
  auto const row = told.empty() ? std::optional(row_ + 1) : whole(told);
  if (!row || *row <= row_ || *row > last_row) return fail(Fault::broken_workbook);
  row_ = *row;
  next_column_ = 0;
}

void SheetReader::begin_cell(Attributes const& attributes) {
  auto const told = value_of(attributes, "r");
  auto const column = told.empty() ? std::optional(next_column_) : column_in(told, limits_.columns);
  if (!column) return fail(Fault::too_large);
  if (*column < next_column_) return fail(Fault::broken_workbook);
  column_ = *column;
  next_column_ = column_ + 1;
  kind_ = value_of(attributes, "t");
  auto const style = whole(value_of(attributes, "s"));
  style_ = style && *style >= 0 ? static_cast<std::size_t>(*style) : 0;
  value_.clear();
  inline_.clear();
  formula_ = false;
}

void SheetReader::text(std::string_view text) {
  if (!in_value_ && !in_inline_) return;
  auto& kept = in_value_ ? value_ : inline_;
  if (kept.size() + text.size() > limits_.cell) return fail(Fault::too_large);
  kept += text;
}

void SheetReader::ended(std::string_view name) {
  in_value_ = in_inline_ = false;
  if (name == "rPh") phonetic_ = false;
  if (name == "c") end_cell();
  if (name == "row" && !cells_.end(row_)) fail(Fault::too_large);
}

void SheetReader::end_cell() {
  if (refusal_) return;
  auto text = said();
  if (!text) return fail(Fault::broken_workbook);
  if (text->empty() && !formula_) return;
  if (!cells_.put(column_, {in_one_line(std::move(*text)), formula_})) fail(Fault::too_large);
}

/// What the cell shows; nothing where it cannot be told.
std::optional<std::string> SheetReader::said() const {
  if (kind_ == "inlineStr") return inline_;
  if (kind_ == "str" || kind_ == "e" || kind_ == "d") return value_;
  if (value_.empty()) return std::string();
  if (kind_ == "b") return std::string(value_ == "1" ? "TRUE" : "FALSE");
  if (kind_ == "s") {
    auto const place = whole(value_);
    if (!place || *place < 0 || static_cast<std::size_t>(*place) >= book_.texts.size())
      return std::nullopt;
    return book_.texts[static_cast<std::size_t>(*place)];
  }
  if (style_ < book_.days.size() && book_.days[style_]) {
    if (auto day = day_text(value_, book_.since_1904)) return day;
  }
  return number_text(value_);
}

Read<void> SheetReader::state() const {
  if (refusal_) return std::unexpected(*refusal_);
  return {};
}

}  // namespace otor::table
