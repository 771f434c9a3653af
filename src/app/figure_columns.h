// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the columns of a table of figures hold: recognised by their titles, or said.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/figure_cells.h"
#include "coverage/figure.h"
#include "coverage/indicator.h"
#include "coverage/staying.h"
#include "table/table.h"

namespace otor::app {

/// `code` and `name` say the area; where both stand they must agree. `aimag` narrows a name.
/// `begin`, `end` and `kind` are of a table of spells, `day` and `value` of one of figures.
/// `person`: of somebody and not of an area; a table with such a column is refused whole.
BOOST_DEFINE_ENUM_CLASS(ColumnRole, ignored, code, name, aimag, day, value, person, begin, end,
                        kind)

/// `column` from 1. `indicator`: of a value; "" of one that the title does not tell.
struct FigureColumn {
  std::int64_t column = 0;
  std::string title, sample;
  ColumnRole role = ColumnRole::ignored;
  std::string indicator;
};
BOOST_DESCRIBE_STRUCT(FigureColumn, (), (column, title, sample, role, indicator))

/// What is said of a table where its titles do not tell.
struct SaidColumns {
  std::optional<std::int64_t> header;  // its line; 0: there is none
  std::vector<std::string> columns;    // "2=code", "4=value:herders_december", "5=ignored"
  /// Of values whose title does not tell; or coverage::spells, coverage::area_borders.
  std::string indicator;
  bool of_spells() const { return indicator == coverage::spells; }
  bool of_borders() const { return indicator == coverage::area_borders; }
};

struct Columns {
  std::size_t first_row = 0;  // of the figures, among the rows of the table
  std::int64_t header = 0;    // line of the titles; 0 of none
  std::vector<FigureColumn> all;
  std::vector<Why> faults;  // of the whole table
  /// Of a table of spells, those that it does not need: each may be about somebody, so nothing but
  /// a count of the rows is let through.
  std::vector<std::int64_t> needless;
};

Columns columns_of(table::Table const& table, SaidColumns const& said,
                   coverage::Definitions const& definitions);

}  // namespace otor::app
