// SPDX-License-Identifier: Apache-2.0
#include "app/figure_check.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "app/border_check.h"
#include "app/figure_rows.h"
#include "app/spell_check.h"
#include "base/sha256.h"

namespace otor::app {

namespace {

/// Area and day: within an indicator a figure has no other name.
std::string place_of(std::string_view area, Date day) { return std::string(area) + text_of(day); }

struct Placed {
  std::int64_t value = 0, line = 0, column = 0;
};
using Places = std::unordered_map<std::string, Placed>;

class Understanding {
 public:
  Understanding(table::Table const& table, FigureAsked const& asked, FigureGround const& ground,
                Columns const& columns, Reasons& reasons)
      : table_(table), asked_(asked), ground_(ground), columns_(columns), reasons_(reasons),
        area_(columns.all, ground, reasons) {}

  Result<std::vector<coverage::Figure>> figures() {
    auto const day = day_of_all();
    for (auto row = columns_.first_row; row < table_.rows.size(); ++row) {
      take(table_.rows[row], day);
      tell_progress(ground_, row + 1);
    }
    if (auto compared = compare(); !compared) return std::unexpected(compared.error());
    return std::move(figures_);
  }

 private:
  std::optional<Date> day_of_all() {
    return holds_days() ? std::nullopt : as_of(asked_, ground_, reasons_);
  }

  bool holds_days() const {
    return std::ranges::find(columns_.all, ColumnRole::day, &FigureColumn::role) !=
           columns_.all.end();
  }

  std::optional<Date> day_in(table::Row const& row, std::optional<Date> of_all) {
    for (auto const& column : columns_.all) {
      if (column.role != ColumnRole::day) continue;
      auto const& said = cell_of(row, column);
      auto const day = figure_day(said, ground_.today);
      if (day) return *day;
      reasons_.add(day.error(), row.line, column.column, said.text);
      return std::nullopt;
    }
    return of_all;
  }

  void take(table::Row const& row, std::optional<Date> of_all) {
    auto const area = area_.of(row);
    auto const day = day_in(row, of_all);
    for (auto const& column : columns_.all) {
      if (column.role != ColumnRole::value) continue;
      auto const& said = cell_of(row, column);
      auto const value = whole_figure(said);
      if (!value) reasons_.add(value.error(), row.line, column.column, said.text);
      if (value && area && day) put(row, column, *area, *day, *value);
    }
  }

  void put(table::Row const& row, FigureColumn const& column, std::string const& area, Date day,
           std::int64_t value) {
    auto const [place, fresh] = placed_[column.indicator].emplace(
        place_of(area, day), Placed{value, row.line, column.column});
    if (!fresh)
      return reasons_.add(Why::duplicate, row.line, column.column, area, place->second.line);
    areas_.insert(area);
    figures_.push_back({column.indicator, area, day, value, {}});
  }

  /// Numerators against denominators of the same area and day: in the table itself, and of what
  /// stands already where the table says nothing.
  Result<void> compare() {
    for (auto const& measure : ground_.definitions.measures) {
      auto const above = placed_.find(measure.numerator), below = placed_.find(measure.denominator);
      if (above != placed_.end()) {
        auto others = stored(measure.denominator);
        if (!others) return std::unexpected(others.error());
        if (below != placed_.end())
          for (auto const& [name, one] : below->second) (*others)[name] = one;
        hold(above->second, *others, Why::above_denominator);
      }
      if (below == placed_.end()) continue;
      auto others = stored(measure.numerator);
      if (!others) return std::unexpected(others.error());
      if (above != placed_.end())
        for (auto const& [name, one] : above->second) others->erase(name);
      hold(below->second, *others, Why::below_numerator);
    }
    return {};
  }

  Result<Places> stored(std::string const& indicator) {
    auto const found = ground_.stored.figures({indicator}, {areas_.begin(), areas_.end()});
    if (!found) return std::unexpected(found.error());
    Places all;
    for (auto const& figure : *found)
      all.emplace(place_of(figure.area, figure.as_of), Placed{figure.value});
    return all;
  }

  void hold(Places const& ours, Places const& others, Why why) {
    for (auto const& [name, one] : ours) {
      auto const other = others.find(name);
      if (other == others.end()) continue;
      bool const wrong = why == Why::above_denominator ? one.value > other->second.value
                                                       : one.value < other->second.value;
      bool const told = wrong && !told_.insert({one.line, one.column}).second;
      if (wrong && !told)
        reasons_.add(why, one.line, one.column, std::to_string(one.value), other->second.value);
    }
  }

  table::Table const& table_;
  FigureAsked const& asked_;
  FigureGround const& ground_;
  Columns const& columns_;
  Reasons& reasons_;
  RowArea area_;
  std::map<std::string, Places> placed_;
  std::set<std::string> areas_;
  std::set<std::pair<std::int64_t, std::int64_t>> told_;
  std::vector<coverage::Figure> figures_;
};

std::vector<SetPlanned> planned(std::vector<coverage::Figure> const& figures) {
  std::map<std::string, SetPlanned> sets;
  std::map<std::string, std::set<std::string>> areas;
  for (auto const& figure : figures) {
    auto& set = sets[figure.indicator];
    auto const day = text_of(figure.as_of);
    set.indicator = figure.indicator;
    ++set.rows;
    set.total += figure.value;
    if (set.first.empty() || day < set.first) set.first = day;
    set.last = std::max(set.last, day);
    areas[figure.indicator].insert(figure.area);
  }
  std::vector<SetPlanned> all;
  for (auto& [indicator, set] : sets) {
    set.areas = static_cast<std::int64_t>(areas[indicator].size());
    all.push_back(std::move(set));
  }
  return all;
}

void tell_file(table::Table const& table, FigureCheck& check) {
  bool const text = table.form == table::Form::text;
  check.form = text ? "text" : "workbook";
  if (text) {
    check.encoding = table::code_of(table.encoding);
    check.separator = std::string(1, table.separator);
    check.rivals = table.rivals;
    check.marked = table.marked;
  }
  check.sheet = table.sheet;
  check.sheets = table.sheets;
}

/// The same file again, of the same indicator, is a slip or a lost answer, never news.
Result<void> find_earlier(FigureCheck const& check, SaidColumns const& said, FigureModel& stored,
                          Reasons& reasons) {
  auto const sets = stored.sets();
  if (!sets) return std::unexpected(sets.error());
  for (auto const& set : *sets) {
    bool const counted = std::ranges::any_of(check.columns, [&](FigureColumn const& column) {
      return column.role == ColumnRole::value && column.indicator == set.indicator;
    });
    bool const same =
        set.hash == check.hash && !set.undone_ms &&
        (counted || ((said.of_spells() || said.of_borders()) && set.indicator == said.indicator));
    if (same) reasons.add(Why::imported_already, 0, 0, set.file);
  }
  return {};
}

void tell_faults(Columns const& columns, Reasons& reasons) {
  for (auto const why : columns.faults)
    if (why != Why::needless_column) reasons.add(why, 0);
  for (auto const column : columns.needless) {
    auto const& title = columns.all[static_cast<std::size_t>(column - 1)].title;
    reasons.add(Why::needless_column, 0, column, title);
  }
}

Result<void> understand_figures(table::Table const& table, FigureAsked const& asked,
                                FigureGround const& ground, Columns const& columns,
                                Reasons& reasons, Understood& out) {
  auto figures = Understanding(table, asked, ground, columns, reasons).figures();
  if (!figures) return std::unexpected(figures.error());
  out.check.sets = planned(*figures);
  if (!reasons.any()) out.figures = std::move(*figures);
  return {};
}

}  // namespace

Result<Understood> understand(std::string_view bytes, table::Read<table::Table> const& table,
                              FigureAsked const& asked, FigureGround const& ground) {
  Understood out;
  Reasons reasons(ground.most_reasons);
  out.check.hash = sha256_hex(bytes);
  if (asked.columns.of_borders()) {
    if (trimmed(asked.source).empty()) reasons.add(Why::no_source, 0);
    if (auto found = find_earlier(out.check, asked.columns, ground.stored, reasons); !found)
      return std::unexpected(found.error());
    understand_borders(bytes, asked, ground, reasons, out);
    reasons.tell(out.check);
    return out;
  }
  if (!table) {
    reasons.add("file_" + std::string(table::code_of(table.error().fault)),
                {table.error().line, 0, "", "", {}, {}});
    reasons.tell(out.check);
    return out;
  }
  tell_file(*table, out.check);
  auto columns = columns_of(*table, asked.columns, ground.definitions);
  out.check.header = columns.header;
  out.check.rows = static_cast<std::int64_t>(table->rows.size() - columns.first_row);
  out.check.columns = columns.all;
  tell_faults(columns, reasons);
  if (trimmed(asked.source).empty()) reasons.add(Why::no_source, 0);
  if (out.check.rows == 0) reasons.add(Why::no_rows, 0);
  if (columns.faults.empty()) {
    if (auto found = find_earlier(out.check, asked.columns, ground.stored, reasons); !found)
      return std::unexpected(found.error());
    if (asked.columns.of_spells()) {
      understand_spells(*table, asked, ground, columns, reasons, out);
    } else if (auto good = understand_figures(*table, asked, ground, columns, reasons, out);
               !good) {
      return std::unexpected(good.error());
    }
  }
  reasons.tell(out.check);
  return out;
}

}  // namespace otor::app
