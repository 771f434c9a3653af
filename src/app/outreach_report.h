// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports of what was done: by soum with what it is a part of, by officer, by week. Of a time that
// begins and ends on a day; every count is of visits that began in it and stand.

#include "app/coverage.h"
#include "app/overview.h"
#include "app/report.h"

namespace otor::app {

/// `coverage`: of every measure, as a head is told it.
struct OutreachPorts {
  ReadModel& visits;
  MoneyPorts const& money;
  std::vector<Coverage> const& coverage;
};

/// Errors: those of report_kind_of; storage.
Result<Report> outreach_report(ReportQuestion const& question, ReportWords const& words,
                               OutreachPorts const& ports);

}  // namespace otor::app
