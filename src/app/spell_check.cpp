// SPDX-License-Identifier: Apache-2.0
#include "app/spell_check.h"

#include <algorithm>
#include <array>

#include "outreach/name.h"

namespace otor::app {

namespace {

using coverage::InsuredAs;

struct KindWord {
  InsuredAs kind;
  std::string_view word;
};
constexpr std::array<KindWord, 12> kind_words = {{
    {InsuredAs::herder, "малчин"},
    {InsuredAs::herder, "малчны"},
    {InsuredAs::herder, "малшы"},
    {InsuredAs::herder, "herder"},
    {InsuredAs::herder, "herders"},
    {InsuredAs::voluntary, "сайн дурын"},
    {InsuredAs::voluntary, "сайн дураар"},
    {InsuredAs::voluntary, "сайн дурын даатгал"},
    {InsuredAs::voluntary, "сайн дурын даатгуулагч"},
    {InsuredAs::voluntary, "ерікті"},
    {InsuredAs::voluntary, "ерікті сақтандыру"},
    {InsuredAs::voluntary, "voluntary"},
}};

std::optional<InsuredAs> kind_in(std::string_view text) {
  if (text.empty()) return InsuredAs::unsaid;
  auto const key = outreach::fine_key(text);
  for (auto const& [kind, word] : kind_words)
    if (outreach::fine_key(word) == key) return kind;
  return std::nullopt;
}

class Spells {
 public:
  Spells(FigureAsked const& asked, FigureGround const& ground, Columns const& columns,
         Reasons& reasons)
      : ground_(ground), reasons_(reasons), area_(columns.all, ground, reasons),
        known_on_(as_of(asked, ground, reasons)) {
    for (auto const& column : columns.all) {
      if (column.role == ColumnRole::begin) begin_ = &column;
      if (column.role == ColumnRole::end) end_ = &column;
      if (column.role == ColumnRole::kind) kind_ = &column;
    }
  }

  void take(table::Row const& row) {
    auto const area = soum(row);
    auto const kind = kind_of(row);
    auto const from = month_in(row, *begin_);
    auto const& end = cell_of(row, *end_);
    bool const lasts = trimmed(end.text).empty() && !end.formula;
    auto const to = lasts ? std::nullopt : month_in(row, *end_);
    if (!from || (!lasts && !to) || !known_on_) return;
    if (to && *to < *from)
      return reasons_.add(Why::end_before_begin, row.line, end_->column, end.text);
    if (area && kind) count(*area, *kind, {*from, to});
  }

  std::vector<coverage::StayCount> counts() const {
    std::vector<coverage::StayCount> all;
    for (auto const& [key, count] : counts_) all.push_back(count);
    return all;
  }
  SetPlanned const& plan() const { return plan_; }

 private:
  std::optional<std::string> soum(table::Row const& row) {
    constexpr std::size_t soum_digits = 5;
    auto const area = area_.of(row);
    if (!area || area->size() == soum_digits) return area;
    reasons_.add(Why::area_no_soum, row.line, area_.told_in().column, *area);
    return std::nullopt;
  }

  std::optional<InsuredAs> kind_of(table::Row const& row) {
    if (kind_ == nullptr) return InsuredAs::unsaid;
    auto const& said = cell_of(row, *kind_);
    auto const kind = is_formula(said) ? std::nullopt : kind_in(trimmed(said.text));
    if (!kind)
      reasons_.add(is_formula(said) ? Why::formula : Why::kind_unknown, row.line, kind_->column,
                   said.text);
    return kind;
  }

  /// What the register could not know on its day is a slip.
  std::optional<Month> month_in(table::Row const& row, FigureColumn const& column) {
    auto const& said = cell_of(row, column);
    auto const month = spell_month(said, ground_.today);
    auto const known = !month || !known_on_ ? month : spell_month(said, *known_on_);
    if (known) return *known;
    reasons_.add(month ? Why::after_as_of : known.error(), row.line, column.column, said.text);
    return std::nullopt;
  }

  void count(std::string const& area, InsuredAs kind, coverage::Spell const& spell) {
    auto const stay = *coverage::stay_of(spell, *known_on_);
    auto& counted = counts_[{area, kind, stay.time}];
    counted.area = area;
    counted.kind = kind;
    counted.months = stay.time;
    ++(stay.ended ? counted.ended : counted.open);
    ++plan_.rows;
    if (!spell.to) ++plan_.total;
    auto const begun = text_of(spell.from);
    if (plan_.first.empty() || begun < plan_.first) plan_.first = begun;
    plan_.last = std::max(plan_.last, begun);
  }

  FigureGround const& ground_;
  Reasons& reasons_;
  RowArea area_;
  std::optional<Date> known_on_;
  FigureColumn const *begin_ = nullptr, *end_ = nullptr, *kind_ = nullptr;
  std::map<std::tuple<std::string, InsuredAs, std::int64_t>, coverage::StayCount> counts_;
  SetPlanned plan_;
};

}  // namespace

void understand_spells(table::Table const& table, FigureAsked const& asked,
                       FigureGround const& ground, Columns const& columns, Reasons& reasons,
                       Understood& out) {
  Spells spells(asked, ground, columns, reasons);
  for (auto row = columns.first_row; row < table.rows.size(); ++row) {
    spells.take(table.rows[row]);
    tell_progress(ground, row + 1);
  }
  auto counts = spells.counts();
  auto plan = spells.plan();
  plan.indicator = coverage::spells;
  std::set<std::string> areas;
  for (auto const& count : counts) areas.insert(count.area);
  plan.areas = static_cast<std::int64_t>(areas.size());
  if (plan.rows > 0) out.check.sets = {std::move(plan)};
  if (!reasons.any()) out.stays = std::move(counts);
}

}  // namespace otor::app
