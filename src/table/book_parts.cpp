// SPDX-License-Identifier: Apache-2.0
#include "table/book_parts.h"

#include <charconv>

#include "table/workbook.h"

namespace otor::table {

namespace {

constexpr std::size_t most_sheets = 256, most_targets = 2'000, most_styles = 65'536;

bool told(std::string const& word) { return word == "1" || word == "true"; }

Read<void> within(bool enough) {
  if (enough) return {};
  return std::unexpected(Refusal{Fault::too_large});
}

/// The forms that every program has of itself: 14 to 17 are days, 22 is a day with its time.
bool built_in_day(std::string_view id) {
  int number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number);
  return (number >= 14 && number <= 17) || number == 22;
}

}  // namespace

void BookReader::begun(std::string_view name, Attributes const& attributes) {
  if (name == "workbookPr") book_.since_1904 = told(value_of(attributes, "date1904"));
  if (name != "sheet") return;
  auto const state = value_of(attributes, "state");
  book_.sheets.push_back({value_of(attributes, "name"), value_of(attributes, "id"),
                          state == "hidden" || state == "veryHidden"});
}
Read<void> BookReader::state() const { return within(book_.sheets.size() <= most_sheets); }

void TargetReader::begun(std::string_view name, Attributes const& attributes) {
  if (name != "Relationship") return;
  auto const kind = value_of(attributes, "Type");
  auto const target = value_of(attributes, "Target");
  if (kind.ends_with("/sharedStrings")) book_.strings = target;
  if (kind.ends_with("/styles")) book_.styles = target;
  // Another file is never read.
  if (kind.ends_with("/worksheet") && value_of(attributes, "TargetMode") != "External")
    book_.targets[value_of(attributes, "Id")] = target;
}
Read<void> TargetReader::state() const { return within(book_.targets.size() <= most_targets); }

void StringsReader::begun(std::string_view name, Attributes const&) {
  if (name == "si") book_.texts.emplace_back();
  if (name == "rPh") phonetic_ = true;
  reads_ = name == "t" && !phonetic_ && !book_.texts.empty();
}
void StringsReader::text(std::string_view text) {
  if (!reads_ || too_much_) return;
  auto& last = book_.texts.back();
  last += text;
  length_ += text.size();
  too_much_ = last.size() > limits_.cell || length_ > limits_.text;
}
void StringsReader::ended(std::string_view name) {
  reads_ = false;
  if (name == "rPh") phonetic_ = false;
}
Read<void> StringsReader::state() const {
  return within(!too_much_ && book_.texts.size() <= limits_.cells);
}

void StylesReader::begun(std::string_view name, Attributes const& attributes) {
  if (name == "numFmt")
    own_[value_of(attributes, "numFmtId")] = shows_day(value_of(attributes, "formatCode"));
  if (name == "cellXfs") of_cells_ = true;
  if (name != "xf" || !of_cells_) return;
  auto const id = value_of(attributes, "numFmtId");
  auto const own = own_.find(id);
  book_.days.push_back(own == own_.end() ? built_in_day(id) : own->second);
}
void StylesReader::ended(std::string_view name) {
  if (name == "cellXfs") of_cells_ = false;
}
Read<void> StylesReader::state() const {
  return within(book_.days.size() <= most_styles && own_.size() <= most_styles);
}

}  // namespace otor::table
