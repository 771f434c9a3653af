// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be done as a report: the same rows as on the page, all of them, with words instead of
// codes. It is written as JSON or CSV like any other (app/report_text.h).

#include "app/report.h"
#include "app/worklist.h"
#include "outreach/codebook.h"

namespace otor::app {

/// What stands in it in words.
struct WorklistWords {
  std::vector<Area> const& areas;
  outreach::Codebook const& codebook;
  Language language{};
  bool made_up = false;
};

Report worklist_report(WorklistAnswer const& answer, WorklistWords const& words);

}  // namespace otor::app
