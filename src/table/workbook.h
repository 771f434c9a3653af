// SPDX-License-Identifier: Apache-2.0
#pragma once
// Workbooks as Excel and LibreOffice write them (ISO/IEC 29500): one sheet of one, as rows.

#include "table/table.h"

namespace otor::table {

/// The sheet of this name; the first that is not hidden where none is named.
Read<Table> read_workbook(std::string_view bytes, std::string_view sheet, Limits const& limits);

/// "AB12" -> 27: the column from 0 of a cell. Nothing where it is none, or beyond `most`.
std::optional<std::size_t> column_in(std::string_view reference, std::size_t most);

/// A number as a workbook keeps it ("120", "1.2E2") as a person would type it. Nothing of none.
std::optional<std::string> number_text(std::string_view kept);

/// "2021-06-30" of the days counted since the end of 1899, or since the first of 1904. Nothing
/// where the number is no whole day from 1900-03-01 on: before it, programs count differently.
std::optional<std::string> day_text(std::string_view kept, bool since_1904);

/// Whether numbers in this form are days.
bool shows_day(std::string_view number_form);

}  // namespace otor::table
