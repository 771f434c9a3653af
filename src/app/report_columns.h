// SPDX-License-Identifier: Apache-2.0
#pragma once
// Columns whose heading and meaning are sentences by their code, the same in every report that has
// them; and what a household visited came to.

#include <initializer_list>

#include "app/report.h"

namespace otor::app {

/// Headed by "report.column_CODE".
void put_words(Report& report, Format const& format, std::initializer_list<char const*> codes);

/// Counts that are summed; "report.says_CODE" says what is counted.
void put_numbers(Report& report, Format const& format, std::initializer_list<char const*> codes);

/// What was approved, and what a household visited came to.
void put_spent(Report& report, Format const& format);
void put_cost(Report& report, Format const& format);

/// Approved money over households visited, in whole tögrög, half a tögrög up. Nothing where nobody
/// was visited or nothing approved.
std::optional<std::int64_t> cost_of_visited(std::int64_t approved, std::int64_t households);

}  // namespace otor::app
