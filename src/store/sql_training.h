// SPDX-License-Identifier: Apache-2.0
#pragma once
// Training in the store: which events are about whose course; the events themselves are opened when
// they are asked for.

#include "app/training_model.h"
#include "store/store.h"

namespace otor::store {

class SqlTraining final : public app::TrainingModel {
 public:
  explicit SqlTraining(Store& store) : store_(store) {}
  Result<std::vector<training::Fact>> facts(app::WhichFacts const& which) override;
  Result<std::vector<app::DeedCounts>> done(std::vector<std::string> const& areas,
                                            std::vector<app::OfficerTime> const& times) override;

 private:
  Store& store_;
};

/// On the writer's thread only.
void add_training(Database& database, training::Fact const& fact, std::string const& kind);

}  // namespace otor::store
