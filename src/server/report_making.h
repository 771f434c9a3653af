// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports as they are asked for, out of all that the server keeps: of money, of what was done, of
// what was said, and those that put several together.

#include "app/paper_calls.h"
#include "app/report.h"
#include "app/training_model.h"
#include "server/money_room.h"
#include "server/worklists.h"

namespace otor::server {

/// `totals`: for who may see no household. All of it outlives the making.
struct ReportSources {
  MoneyRoom const& money;
  app::Papers const& papers;
  app::Home const& home;
  Worklists& worklists;
  app::TrainingModel& training;
  store::Store& store;
  app::Clock const& clock;
  app::Awaited awaited;
  bool totals = false;
  app::LostSince lost = {};  // where `store` is one as of an earlier entry
};

/// One, or those that it puts together, in their order. Errors: those of app::report,
/// app::outreach_report, app::indicator_report and app::findings; not_found for one that is not
/// told as totals to who may see only these.
Result<std::vector<app::Report>> reports_of(app::ReportQuestion question,
                                            ReportSources const& sources);

}  // namespace otor::server
