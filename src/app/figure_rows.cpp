// SPDX-License-Identifier: Apache-2.0
#include "app/figure_rows.h"

#include <algorithm>

namespace otor::app {

namespace {

constexpr std::size_t longest_text = 60, rows_between_words = 10'000;

/// The first letters of a text; never half a letter.
std::string shortened(std::string_view text) {
  if (text.size() <= longest_text) return std::string(text);
  auto end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

void Reasons::add(Why why, std::int64_t line, std::int64_t column, std::string_view text,
                  std::optional<std::int64_t> other, std::vector<std::string> candidates) {
  add(std::string(code_of(why)), {line, column, "", shortened(text), other, std::move(candidates)});
}

void Reasons::add(std::string code, FigureReason reason) {
  ++counts_[code];
  bad_lines_.insert(reason.line);
  reason.code = std::move(code);
  all_.push_back(std::move(reason));
}

void Reasons::tell(FigureCheck& check) {
  std::ranges::stable_sort(all_, {}, &FigureReason::line);
  for (auto const& [code, count] : counts_) check.counts.push_back({code, count});
  std::ranges::stable_sort(check.counts, std::greater{}, &ReasonCount::count);
  check.more = static_cast<std::int64_t>(all_.size() - std::min(all_.size(), most_));
  all_.resize(std::min(all_.size(), most_));
  check.reasons = std::move(all_);
  bad_lines_.erase(0);
  check.good = std::max<std::int64_t>(check.rows - static_cast<std::int64_t>(bad_lines_.size()), 0);
}

table::Cell const& cell_of(table::Row const& row, FigureColumn const& column) {
  static table::Cell const nothing;
  auto const place = static_cast<std::size_t>(column.column - 1);
  return place < row.cells.size() ? row.cells[place] : nothing;
}

std::optional<Date> as_of(FigureAsked const& asked, FigureGround const& ground, Reasons& reasons) {
  auto const day = figure_day({asked.as_of, false}, ground.today);
  if (day) return *day;
  reasons.add(day.error() == Why::day_missing ? Why::no_day : day.error(), 0, 0, asked.as_of);
  return std::nullopt;
}

void tell_progress(FigureGround const& ground, std::size_t rows) {
  if (ground.told && rows % rows_between_words == 0) ground.told(rows);
}

FigureColumn const* RowArea::column_of(ColumnRole role) const {
  auto const found = std::ranges::find(columns_, role, &FigureColumn::role);
  return found == columns_.end() ? nullptr : &*found;
}

FigureColumn const& RowArea::told_in() const {
  auto const* code = column_of(ColumnRole::code);
  return code != nullptr ? *code : *column_of(ColumnRole::name);
}

/// The one area that a cell means.
std::optional<std::string> RowArea::area_in(table::Row const& row, FigureColumn const& column,
                                            std::string const& within) {
  auto const& said = cell_of(row, column);
  auto const text = trimmed(said.text);
  auto const no = [&](Why why, std::vector<std::string> candidates = {}) {
    reasons_.add(why, row.line, column.column, text, {}, std::move(candidates));
    return std::nullopt;
  };
  if (is_formula(said)) return no(Why::formula);
  if (text.empty()) return no(Why::area_missing);
  auto found = ground_.names.meant(text, within);
  if (found.empty()) return no(Why::area_unknown);
  if (found.size() > 1) return no(Why::area_ambiguous, std::move(found));
  return found.front();
}

std::optional<std::string> RowArea::of(table::Row const& row) {
  std::string within;
  if (auto const* aimag = column_of(ColumnRole::aimag)) {
    auto const text = trimmed(cell_of(row, *aimag).text);
    within = ground_.names.aimag(text);
    if (within.empty()) {
      reasons_.add(text.empty() ? Why::area_missing : Why::area_unknown, row.line, aimag->column,
                   text);
      return std::nullopt;
    }
  }
  auto const *code = column_of(ColumnRole::code), *name = column_of(ColumnRole::name);
  auto area = area_in(row, told_in(), within);
  if (area && code != nullptr && name != nullptr) area = agreed(row, *area, *name);
  if (area && code != nullptr && !area->starts_with(within)) {
    reasons_.add(Why::name_differs, row.line, code->column, *area, {}, {within});
    return std::nullopt;
  }
  if (!area || ground_.may(*area)) return area;
  reasons_.add(Why::area_foreign, row.line, told_in().column, *area);
  return std::nullopt;
}

/// A code beside the name of another area: one of the two is a slip.
std::optional<std::string> RowArea::agreed(table::Row const& row, std::string const& area,
                                           FigureColumn const& name) {
  auto const text = trimmed(cell_of(row, name).text);
  if (text.empty()) return area;
  auto meant = ground_.names.meant(text);
  if (std::ranges::find(meant, area) != meant.end()) return area;
  reasons_.add(is_formula(cell_of(row, name)) ? Why::formula : Why::name_differs, row.line,
               name.column, text, {}, {area});
  return std::nullopt;
}

}  // namespace otor::app
