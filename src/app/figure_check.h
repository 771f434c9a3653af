// SPDX-License-Identifier: Apache-2.0
#pragma once
// A table of figures or of spells of insurance, or a file of borders, understood: figures, or every
// reason why not, row by row. This is the dry run; an import is the same and then stores. A table
// with a single reason gives nothing: nothing is ever imported by halves.

#include <functional>
#include <optional>

#include "app/area_names.h"
#include "app/figure_columns.h"
#include "app/figure_model.h"
#include "geography/borders.h"

namespace otor::app {

/// What is said beside the table. `as_of`: the day of all its figures, "" where a column tells it.
/// `source` and `address`: who published it and where it can be found; a source is needed.
struct FigureAsked {
  SaidColumns columns;
  std::string as_of, source, address, file;
};

/// One reason. `line` as an editor or a spreadsheet counts, 0 of the whole table; `column` from 1,
/// 0 of none. `text`: what stands there, shortened; "" where it may be somebody's. `other`: the
/// line of the row that is the same, or the value on the other side. `candidates`: areas that a
/// name may mean.
struct FigureReason {
  std::int64_t line = 0, column = 0;
  std::string code, text;
  std::optional<std::int64_t> other;
  std::vector<std::string> candidates;
};
BOOST_DESCRIBE_STRUCT(FigureReason, (), (line, column, code, text, other, candidates))

struct ReasonCount {
  std::string code;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(ReasonCount, (), (code, count))

/// What the figures of one indicator would be: a set. `first` and `last` of their days. Of spells
/// `total` is how many last, and the days are the months in which they began; of borders it is how
/// many corners are kept.
struct SetPlanned {
  std::string indicator;
  std::int64_t rows = 0, areas = 0, total = 0;
  std::string first, last;
};
BOOST_DESCRIBE_STRUCT(SetPlanned, (), (indicator, rows, areas, total, first, last))

/// How the file was read, what its columns hold, and what is wrong. `good`: rows without a reason.
/// A row of a file of borders is a feature of it; it has no columns. `reasons` are the first of
/// them in the order of lines, `more` how many there are besides; of a file that cannot be read at
/// all the code is that of the fault, "file_broken_quotes". `source` and so on are what the sets
/// would say.
struct FigureCheck {
  std::string form, encoding, separator, rivals, sheet;
  bool marked = false;
  std::vector<std::string> sheets;
  std::string hash;
  std::int64_t header = 0, rows = 0, good = 0;
  std::vector<FigureColumn> columns;
  std::vector<ReasonCount> counts;
  std::vector<FigureReason> reasons;
  std::int64_t more = 0;
  std::vector<SetPlanned> sets;
};
BOOST_DESCRIBE_STRUCT(FigureCheck, (),
                      (form, encoding, separator, rivals, sheet, marked, sheets, hash, header, rows,
                       good, columns, counts, reasons, more, sets))

/// What a table is held against. `may`: whether figures of an area may be written. `stored`: those
/// that stand. `told`: asked now and then with the number of rows looked at; may be empty.
struct FigureGround {
  AreaNames const& names;
  coverage::Definitions const& definitions;
  std::function<bool(std::string const& area)> may;
  Date today;
  FigureModel& stored;
  std::size_t most_reasons = 500;
  std::function<void(std::size_t)> told = {};
};

struct Understood {
  FigureCheck check;
  std::vector<coverage::Figure> figures;   // none where there is any reason; `set` is empty
  std::vector<coverage::StayCount> stays;  // of a table of spells, in their place
  std::vector<geography::Border> borders;  // of a file of borders, in their place
};

/// `bytes`: the file as it is. Errors: storage.
Result<Understood> understand(std::string_view bytes, table::Read<table::Table> const& table,
                              FigureAsked const& asked, FigureGround const& ground);

}  // namespace otor::app
