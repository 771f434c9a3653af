// SPDX-License-Identifier: Apache-2.0
#pragma once
// The indicator sheet: what a programme is judged by, of a time, for all aimags together and for
// each of them. A row says what it counts, out of how many, as of which day and how sure it is.

#include "app/coverage.h"
#include "app/overview.h"
#include "app/report.h"
#include "app/worklist.h"
#include "training/course.h"
#include "wire/training_message.h"

namespace otor::app {

/// `coverage`: of every measure, as the reader is told it. `training`: by aimag and course.
/// `tasks`: by soum, of this day. `totals`: the reader may see no household, so counts are told in
/// fives and none below five.
struct IndicatorPorts {
  ReadModel& visits;
  MoneyPorts const& money;
  std::vector<Coverage> const& coverage;
  std::vector<wire::AimagTraining> const& training;
  training::Courses const& courses;
  std::map<std::string, StateCounts> const& tasks;
  bool totals = false;
};

/// Errors: those of report_kind_of; storage.
Result<Report> indicator_report(ReportQuestion const& question, ReportWords const& words,
                                IndicatorPorts const& ports);

}  // namespace otor::app
