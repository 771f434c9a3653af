// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where households stand, as a report: how ready they were before a time and are at its end, and
// who came nearer to being insured.

#include "app/overview.h"
#include "app/report.h"

namespace otor::app {

/// Of these soums; `today` is the last day where none is asked for. Errors: those of
/// report_kind_of; storage.
Result<Report> stages_report(ReportQuestion const& question, ReportWords const& words,
                             ReadModel& visits, std::vector<std::string> const& soums,
                             std::string const& today);

}  // namespace otor::app
