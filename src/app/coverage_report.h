// SPDX-License-Identifier: Apache-2.0
#pragma once
// Coverage over time, and soums reached more beside those reached less, as reports: what the page
// of coverage shows, with the same pictures.

#include "app/coverage.h"
#include "app/report.h"

namespace otor::app {

/// What is told of coverage to whoever reads, of these soums: of one its own rows alone. `today` is
/// the last day where none is asked for.
struct CoverageTold {
  std::vector<Coverage> const& measures;
  std::vector<std::string> const& soums;
  std::string today;
};

/// The first measure that is known, on every day for which both of its numbers are, with a line for
/// each place; the others stand on the page of coverage. Errors: those of report_kind_of.
Result<Report> series_report(ReportQuestion const& question, ReportWords const& words,
                             CoverageTold const& told);

/// The comparisons of soums in `told.measures.front()`, between days up to the last of the report;
/// where there is no measure, nothing is compared. Errors: those of report_kind_of.
Result<Report> reach_report(ReportQuestion const& question, ReportWords const& words,
                            CoverageTold const& told);

/// The first measure of which any share is known up to a day, or withheld; null where none is.
Coverage const* first_known(std::vector<Coverage> const& measures, std::string const& day);

}  // namespace otor::app
