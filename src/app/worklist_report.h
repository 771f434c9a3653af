// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be done as a report: the same rows as on the page, all of them, with words instead of
// codes. It is written as JSON or CSV like any other (app/report_text.h).

#include <map>

#include "app/report.h"
#include "app/worklist.h"
#include "outreach/codebook.h"

namespace otor::app {

/// What stands in it in words; the areas and the book outlive whoever keeps it.
struct WorklistWords {
  std::vector<Area> const& areas;
  outreach::Codebook const& codebook;
  Language language{};
  bool made_up = false;
};

Report worklist_report(WorklistAnswer const& answer, WorklistWords const& words);

/// The same table, filled row by row by whoever writes it piece by piece. What it is made of
/// outlives it.
class WorklistTable {
 public:
  WorklistTable(WorklistAnswer const& answer, WorklistWords const& words);
  /// Without rows.
  Report begun() const;
  void put(ReportRows& rows, WorklistRow const& row) const;

 private:
  std::string title(std::string const& rule) const;
  std::string what(WorklistRow const& row) const;
  std::string name(std::string const& user) const;

  WorklistAnswer const& answer_;
  WorklistWords words_;
  Format format_;
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace otor::app
