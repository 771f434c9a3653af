// SPDX-License-Identifier: Apache-2.0
#pragma once
// Training in the store: which events are about whose course; the events themselves are opened when
// they are asked for.

#include <mutex>

#include "app/training_model.h"
#include "store/store.h"

namespace otor::store {

class SqlTraining final : public app::TrainingModel {
 public:
  explicit SqlTraining(Store& store) : store_(store) {}
  /// Of what was folded before only runs of which something was told since are folded again.
  Result<std::shared_ptr<app::Runs const>> runs() override;
  Result<std::vector<training::Fact>> facts(app::WhichFacts const& which) override;
  Result<std::vector<app::DeedCounts>> done(std::vector<std::string> const& areas,
                                            std::vector<app::OfficerTime> const& times) override;

 private:
  /// Runs as of the event `through`, folded when so many had been erased.
  struct Folded {
    std::shared_ptr<app::Runs const> runs;
    std::int64_t through = 0, erased = 0;
  };
  std::shared_ptr<app::Runs const> brought_up(Database& database, std::int64_t erased);

  Store& store_;
  std::mutex mutex_;
  Folded folded_;  // in memory between questions: a programme opens thousands of events for them
};

/// On the writer's thread only.
void add_training(Database& database, training::Fact const& fact, std::string const& kind);

}  // namespace otor::store
