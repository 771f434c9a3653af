// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports of what was done: by soum with what it is a part of, by officer, by week beside the
// seasons and what struck the soums, by month. Of a time that begins and ends on a day; every count
// is of visits that began in it and stand.

#include "app/coverage.h"
#include "app/overview.h"
#include "app/report.h"
#include "app/report_weeks.h"
#include "geography/borders.h"

namespace otor::app {

/// `coverage`: of every measure, as a head is told it. `struck`: asked of a report by week alone;
/// `borders`: of one by soum.
struct OutreachPorts {
  ReadModel& visits;
  MoneyPorts const& money;
  std::vector<Coverage> const& coverage;
  std::vector<Struck> const& struck;
  std::vector<geography::Border> const& borders;
};

/// Errors: those of report_kind_of; storage.
Result<Report> outreach_report(ReportQuestion const& question, ReportWords const& words,
                               OutreachPorts const& ports);

}  // namespace otor::app
