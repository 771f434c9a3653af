// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long people stay insured, as a report: a row for each place, with the curve of the first.

#include "app/report.h"
#include "app/staying.h"

namespace otor::app {

/// Of the areas that are told in `told`, in their order. Errors: those of report_kind_of.
Result<Report> staying_report(ReportQuestion const& question, ReportWords const& words,
                              Staying const& told, std::string const& today);

/// "Of 100 who begin, 61 are still insured after a year (57 to 65)", so far as it is told.
std::string staying_sentence(StayArea const& area, Format const& format);

}  // namespace otor::app
