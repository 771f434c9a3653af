// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report as a workbook for a spreadsheet (XLSX): numbers are numbers, days are days, words are
// words whatever they begin with, and the sums are formulas with their value beside them.

#include <span>

#include "app/report.h"

namespace otor::press {

/// A sheet for each report; the same reports give the same bytes. Errors: too_large for more rows
/// than a sheet has, or sums beyond 2^53, which a spreadsheet would round; storage.
Result<std::string> sheet_book(std::string title, std::span<app::Report const> reports);
Result<std::string> sheet_book(app::Report const& report);

}  // namespace otor::press
