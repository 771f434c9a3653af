// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sheet of one officer, for her and her head: what she did in a time, her weeks, and what she
// promised or owes. Every number is the one that the reports of all officers, the list of follow-up
// and the allowance tell of her; nobody else's stands beside it.

#include "app/handbook_desk.h"
#include "app/overview.h"
#include "app/report.h"
#include "app/report_weeks.h"
#include "app/worklist.h"
#include "outreach/codebook.h"

namespace otor::app {

/// `money.stock` is asked as well. `struck`: in any soum of `money.soums`. `tasks`: those that are
/// hers, all of them, as of today; null where the time ended before today.
struct OfficerReportPorts {
  ReadModel& visits;
  MoneyPorts const& money;
  std::vector<Struck> const& struck;
  WorklistAnswer const* tasks = nullptr;
  outreach::Codebook const& codebook;
};

/// "officer-work", "officer-weeks" or "officer-owed". Errors: those of report_kind_of; not_found
/// for an officer who neither works in these soums nor has visits or money there, and for a scheme
/// there is not; storage.
Result<Report> officer_report(ReportQuestion const& question, ReportWords const& words,
                              OfficerReportPorts const& ports);

}  // namespace otor::app
