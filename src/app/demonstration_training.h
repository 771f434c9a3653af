// SPDX-License-Identifier: Apache-2.0
#pragma once
// Training in the made-up season: every officer learns to talk with herders before it begins, and
// the law half-way; another run is open.

#include <map>

#include "app/demonstration_parts.h"
#include "training/course.h"
#include "training/run.h"

namespace otor::app {

class DemonstrationTraining {
 public:
  DemonstrationTraining(DemonstrationPlan const& plan, Draws const& draws,
                        std::int64_t first_day_ms, std::int64_t last_day_ms);

  /// What an officer does in the courses that were held up to then, and that she has not learned
  /// yet; a phone tells of things in their order.
  void learn(Phone& phone, std::int64_t until_ms);

  /// The trainer's pushes.
  void trainer(std::vector<Account> const& accounts, std::vector<DemonstrationPush>& pushes);

 private:
  struct Held {
    training::Course const* course = nullptr;
    event::Uuid id;
    std::int64_t first_ms = 0;  // the morning of the first day; the second is the day after
    event::RunPlanned plan;
  };
  Held held(std::string_view course, std::int64_t first_ms) const;
  bool came(std::string const& user, Held const& run, std::size_t day) const;
  /// Body of a test, and whether it is passed.
  std::pair<std::string, bool> test(std::string const& user, Held const& run, bool after) const;
  void learn(Phone& phone, Held const& run);
  void tell(Phone& desk, std::vector<Account> const& accounts, Held const& run);

  DemonstrationPlan const& plan_;
  Draws const& draws_;
  training::Courses courses_;
  std::vector<Held> runs_;                      // in the order of time
  std::map<std::string, std::size_t> learned_;  // by user, how many of them
  std::int64_t next_ms_;                        // of the run that is open
};

}  // namespace otor::app
