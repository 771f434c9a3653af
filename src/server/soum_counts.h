// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the tasks of soums stand, kept between questions and counted again only where something was
// told of them: whoever asks for totals of a programme would walk over all its tasks each time.

#include <mutex>

#include "app/worklist.h"

namespace otor::server {

class SoumCounts {
 public:
  /// The same as `counts_of`, whose `ports` these are, also where another day, other terms or other
  /// people were asked for before.
  app::StateCounts of(std::shared_ptr<app::SoumTasks const> const& tasks,
                      app::WorklistPorts const& ports);
  /// How often it counted.
  std::int64_t counted() const;

 private:
  /// The tasks themselves are let go by whoever keeps them.
  struct Counted {
    std::weak_ptr<app::SoumTasks const> of;
    app::StateCounts counts;
  };
  bool is_for(app::WorklistPorts const& ports) const;

  mutable std::mutex mutex_;
  std::vector<app::Account> working_;
  app::WorklistTerms terms_;
  Date today_;
  std::map<std::string, Counted> kept_;
  std::int64_t counted_ = 0;
};

}  // namespace otor::server
