// SPDX-License-Identifier: Apache-2.0
#pragma once
// The worklist as a file of CSV that is made while it is sent: an aimag's is 25 MB.

#include <memory>
#include <string>

#include "app/due_people.h"
#include "app/worklist_report.h"
#include "server/worklist_room.h"

namespace otor::server {

class WorklistParts {
 public:
  /// Errors: storage.
  static Result<std::shared_ptr<WorklistParts>> of(
      app::WorklistQuestion const& question, WorklistRoom room,
      std::vector<std::shared_ptr<app::SoumTasks const>> soums, Language language,
      store::Store& store);

  bool none() const { return found_.rows() == 0; }
  /// That all of its families and people were seen; to be told before the first part is.
  store::AuditRow seen_by(std::string actor) const;
  /// The headings first; "" behind the last row.
  std::string next();

 private:
  WorklistParts(app::WorklistQuestion const& question, WorklistRoom room,
                std::vector<std::shared_ptr<app::SoumTasks const>> soums, app::DueTerms terms,
                Language language, bool made_up);

  WorklistRoom room_;
  app::DueTerms terms_;
  app::FoundTasks found_;
  app::WorklistTable table_;
  app::Report report_;  // of one part at a time
  std::size_t next_ = 0;
  bool begun_ = false;
};

}  // namespace otor::server
