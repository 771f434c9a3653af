// SPDX-License-Identifier: Apache-2.0
#pragma once
// Single cells of a table of figures, read strictly: what could be meant in two ways is refused.

#include <cstdint>
#include <expected>
#include <string_view>

#include "base/month.h"
#include "table/table.h"

namespace otor::app {

/// Why a cell or a row cannot be taken, or a whole table. The names are codes that people are told
/// in words (`figures.why_CODE`).
enum class Why {
  // of a table
  unknown_indicator,
  no_source,
  no_area_column,
  no_value_column,
  column_twice,
  no_column,
  no_day,
  person_column,
  no_rows,
  imported_already,
  no_begin_column,
  no_end_column,
  needless_column,
  // of a row
  area_missing,
  area_unknown,
  area_ambiguous,
  area_foreign,
  name_differs,
  formula,
  value_missing,
  value_no_number,
  value_negative,
  value_not_whole,
  value_unclear,
  value_too_large,
  day_missing,
  day_unknown,
  day_future,
  duplicate,
  above_denominator,
  below_numerator,
  // of a spell
  area_no_soum,
  month_unknown,
  after_as_of,
  end_before_begin,
  kind_unknown,
  // of a border
  border_missing,
  border_open,
  border_outside,
  border_crossing,
  border_elsewhere,
};
/// "area_unknown", …
std::string_view code_of(Why why);

/// More is no number of people or households of a soum or an aimag.
inline constexpr std::int64_t largest_figure = 10'000'000;

/// Without spaces around it.
std::string_view trimmed(std::string_view text);

/// Whether a spreadsheet would reckon it, or does already: nothing of it is read.
bool is_formula(table::Cell const& cell);

/// A whole number that is not negative: "1234", "1,234", "1 234", "12.0". Groups of thousands are
/// all of three digits and divided by one sign; "1.234" could be both and is `value_unclear`.
std::expected<std::int64_t, Why> whole_figure(table::Cell const& cell);

/// "2021-06-30", "2021.06.30" or "2021/06/30", up to `today`.
std::expected<Date, Why> figure_day(table::Cell const& cell, Date today);

/// The month of a day so written, or a month: "2021-06", "2021.06" or "2021/06". It has come.
std::expected<Month, Why> spell_month(table::Cell const& cell, Date today);

/// Whether it looks like the register number of a citizen, of either country.
bool is_register_number(std::string_view text);

}  // namespace otor::app
