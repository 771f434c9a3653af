// SPDX-License-Identifier: Apache-2.0
#pragma once
// What training is told from, kept together while it is used.

#include "app/paper_calls.h"
#include "app/push.h"
#include "app/training_model.h"
#include "store/store.h"

namespace otor::server {

struct TrainingRoom {
  app::CourseSources courses;
  std::vector<app::Account> everybody, accounts;
  std::vector<std::string> areas;
  std::string today;

  app::TrainingPorts ports(app::TrainingModel& model) const {
    return {courses, everybody, accounts, areas, model, today};
  }
};

/// `papers` outlive it. Errors: storage.
Result<TrainingRoom> training_room(store::Store& store, app::Papers const& papers,
                                   app::Home const& home, std::int64_t now_ms);

}  // namespace otor::server
