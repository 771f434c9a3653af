// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the page's door and the command line share about what is to be done: who works, the terms of
// the department, the list as a file, and what the audit is told.

#include "app/worklist.h"
#include "base/sentences.h"
#include "store/audit.h"

namespace otor::server {

struct WorklistRoom {
  std::vector<app::Account> working, all;
  app::WorklistTerms terms;
  Date today;

  app::WorklistPorts ports(std::vector<std::shared_ptr<app::SoumTasks const>> soums) const {
    return {std::move(soums), working, all, terms, today};
  }
};

/// Errors: storage.
Result<WorklistRoom> worklist_room(store::Store& store, std::int64_t now_ms);

/// Without its `limit` and `skip`: "overdue", "day" and so on are read here. Errors: bad_value.
Result<app::WorklistQuestion> worklist_question(std::string_view state, std::string_view order);

BOOST_DEFINE_ENUM_CLASS(WorklistForm, json, csv)

/// Every row of the answer as a file. Errors: storage.
Result<std::string> worklist_file(app::WorklistAnswer const& answer, WorklistForm form,
                                  Language language, store::Store& store);

/// That these families and people were seen.
store::AuditRow row_of_worklist(app::WorklistAnswer const& answer, std::string actor);

}  // namespace otor::server
