// SPDX-License-Identifier: Apache-2.0
#include "app/figure_check.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/sha256.h"

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

/// Reasons, counted all and kept up to a number.
class Reasons {
 public:
  explicit Reasons(std::size_t most) : most_(most) {}

  void add(Why why, std::int64_t line, std::int64_t column = 0, std::string_view text = {},
           std::optional<std::int64_t> other = {}, std::vector<std::string> candidates = {}) {
    add(std::string(code_of(why)),
        {line, column, "", shortened(text), other, std::move(candidates)});
  }
  void add(std::string code, FigureReason reason) {
    ++counts_[code];
    bad_lines_.insert(reason.line);
    reason.code = std::move(code);
    all_.push_back(std::move(reason));
  }
  bool any() const { return !all_.empty(); }

  void tell(FigureCheck& check) {
    std::ranges::stable_sort(all_, {}, &FigureReason::line);
    for (auto const& [code, count] : counts_) check.counts.push_back({code, count});
    std::ranges::stable_sort(check.counts, std::greater{}, &ReasonCount::count);
    check.more = static_cast<std::int64_t>(all_.size() - std::min(all_.size(), most_));
    all_.resize(std::min(all_.size(), most_));
    check.reasons = std::move(all_);
    bad_lines_.erase(0);
    check.good =
        std::max<std::int64_t>(check.rows - static_cast<std::int64_t>(bad_lines_.size()), 0);
  }

 private:
  std::size_t most_;
  std::map<std::string, std::int64_t> counts_;
  std::set<std::int64_t> bad_lines_;
  std::vector<FigureReason> all_;
};

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
      : table_(table), asked_(asked), ground_(ground), columns_(columns), reasons_(reasons) {}

  Result<std::vector<coverage::Figure>> figures() {
    auto const day = day_of_all();
    for (auto row = columns_.first_row; row < table_.rows.size(); ++row) {
      take(table_.rows[row], day);
      if (ground_.told && (row + 1) % rows_between_words == 0) ground_.told(row + 1);
    }
    if (auto compared = compare(); !compared) return std::unexpected(compared.error());
    return std::move(figures_);
  }

 private:
  std::optional<Date> day_of_all() {
    bool const by_column = std::ranges::any_of(
        columns_.all, [](FigureColumn const& one) { return one.role == ColumnRole::day; });
    if (by_column) return std::nullopt;
    auto const day = figure_day({asked_.as_of, false}, ground_.today);
    if (day) return *day;
    reasons_.add(day.error() == Why::day_missing ? Why::no_day : day.error(), 0, 0, asked_.as_of);
    return std::nullopt;
  }

  table::Cell const& cell(table::Row const& row, FigureColumn const& column) const {
    static table::Cell const nothing;
    auto const place = static_cast<std::size_t>(column.column - 1);
    return place < row.cells.size() ? row.cells[place] : nothing;
  }

  /// The one area that a cell means.
  std::optional<std::string> area_in(table::Row const& row, FigureColumn const& column,
                                     std::string const& within) {
    auto const& said = cell(row, column);
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

  std::optional<std::string> area_of(table::Row const& row) {
    std::optional<std::string> area;
    std::string within;
    FigureColumn const *code = nullptr, *name = nullptr;
    for (auto const& column : columns_.all) {
      if (column.role == ColumnRole::code) code = &column;
      if (column.role == ColumnRole::name) name = &column;
      if (column.role != ColumnRole::aimag) continue;
      auto const text = trimmed(cell(row, column).text);
      within = ground_.names.aimag(text);
      if (!within.empty()) continue;
      reasons_.add(text.empty() ? Why::area_missing : Why::area_unknown, row.line, column.column,
                   text);
      return std::nullopt;
    }
    area = area_in(row, code != nullptr ? *code : *name, within);
    if (area && code != nullptr && name != nullptr) area = agreed(row, *area, *name);
    if (area && code != nullptr && !area->starts_with(within)) {
      reasons_.add(Why::name_differs, row.line, code->column, *area, {}, {within});
      return std::nullopt;
    }
    if (!area || ground_.may(*area)) return area;
    reasons_.add(Why::area_foreign, row.line, (code != nullptr ? code : name)->column, *area);
    return std::nullopt;
  }

  /// A code beside the name of another area: one of the two is a slip.
  std::optional<std::string> agreed(table::Row const& row, std::string const& area,
                                    FigureColumn const& name) {
    auto const text = trimmed(cell(row, name).text);
    if (text.empty()) return area;
    auto meant = ground_.names.meant(text);
    if (std::ranges::find(meant, area) != meant.end()) return area;
    reasons_.add(is_formula(cell(row, name)) ? Why::formula : Why::name_differs, row.line,
                 name.column, text, {}, {area});
    return std::nullopt;
  }

  std::optional<Date> day_in(table::Row const& row, std::optional<Date> of_all) {
    for (auto const& column : columns_.all) {
      if (column.role != ColumnRole::day) continue;
      auto const& said = cell(row, column);
      auto const day = figure_day(said, ground_.today);
      if (day) return *day;
      reasons_.add(day.error(), row.line, column.column, said.text);
      return std::nullopt;
    }
    return of_all;
  }

  void take(table::Row const& row, std::optional<Date> of_all) {
    auto const area = area_of(row);
    auto const day = day_in(row, of_all);
    for (auto const& column : columns_.all) {
      if (column.role != ColumnRole::value) continue;
      auto const& said = cell(row, column);
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
Result<void> find_earlier(FigureCheck const& check, FigureModel& stored, Reasons& reasons) {
  auto const sets = stored.sets();
  if (!sets) return std::unexpected(sets.error());
  for (auto const& set : *sets) {
    bool const same =
        set.hash == check.hash && !set.undone_ms &&
        std::ranges::any_of(check.columns, [&](FigureColumn const& column) {
          return column.role == ColumnRole::value && column.indicator == set.indicator;
        });
    if (same) reasons.add(Why::imported_already, 0, 0, set.file);
  }
  return {};
}

}  // namespace

Result<Understood> understand(std::string_view bytes, table::Read<table::Table> const& table,
                              FigureAsked const& asked, FigureGround const& ground) {
  Understood out;
  Reasons reasons(ground.most_reasons);
  out.check.hash = sha256_hex(bytes);
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
  for (auto const why : columns.faults) reasons.add(why, 0);
  if (trimmed(asked.source).empty()) reasons.add(Why::no_source, 0);
  if (out.check.rows == 0) reasons.add(Why::no_rows, 0);
  if (columns.faults.empty()) {
    if (auto found = find_earlier(out.check, ground.stored, reasons); !found)
      return std::unexpected(found.error());
    auto figures = Understanding(*table, asked, ground, columns, reasons).figures();
    if (!figures) return std::unexpected(figures.error());
    out.check.sets = planned(*figures);
    if (!reasons.any()) out.figures = std::move(*figures);
  }
  reasons.tell(out.check);
  return out;
}

}  // namespace otor::app
