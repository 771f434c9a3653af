// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows of a table that was brought, understood one by one: why one cannot be taken, and which area
// it is of. Tables of figures and of spells share it.

#include <map>
#include <set>

#include "app/figure_check.h"

namespace otor::app {

/// Reasons, counted all and kept up to a number.
class Reasons {
 public:
  explicit Reasons(std::size_t most) : most_(most) {}

  void add(Why why, std::int64_t line, std::int64_t column = 0, std::string_view text = {},
           std::optional<std::int64_t> other = {}, std::vector<std::string> candidates = {});
  void add(std::string code, FigureReason reason);
  bool any() const { return !all_.empty(); }
  /// Once, at the end.
  void tell(FigureCheck& check);

 private:
  std::size_t most_;
  std::map<std::string, std::int64_t> counts_;
  std::set<std::int64_t> bad_lines_;
  std::vector<FigureReason> all_;
};

/// What stands in a column of a row; nothing behind its last cell.
table::Cell const& cell_of(table::Row const& row, FigureColumn const& column);

/// The day that is said of the whole table; nothing where it is none, which is noted.
std::optional<Date> as_of(FigureAsked const& asked, FigureGround const& ground, Reasons& reasons);

/// Says now and then how many rows were looked at.
void tell_progress(FigureGround const& ground, std::size_t rows);

/// Which area a row is of, by its code, its name and its aimag. All outlive it.
class RowArea {
 public:
  RowArea(std::vector<FigureColumn> const& columns, FigureGround const& ground, Reasons& reasons)
      : columns_(columns), ground_(ground), reasons_(reasons) {}

  /// Nothing where there is a reason why not, which is noted.
  std::optional<std::string> of(table::Row const& row);
  /// The column that says it: the code, else the name.
  FigureColumn const& told_in() const;

 private:
  std::optional<std::string> area_in(table::Row const& row, FigureColumn const& column,
                                     std::string const& within);
  std::optional<std::string> agreed(table::Row const& row, std::string const& area,
                                    FigureColumn const& name);
  FigureColumn const* column_of(ColumnRole role) const;

  std::vector<FigureColumn> const& columns_;
  FigureGround const& ground_;
  Reasons& reasons_;
};

}  // namespace otor::app
