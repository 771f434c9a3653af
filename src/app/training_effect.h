// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a course changed: what its learners did in the weeks before it and in those after. This is
// no experiment: other things change as well, and whoever shows it says so.

#include "app/training_model.h"

namespace otor::app {

/// A learner, and the first and last day of her course.
struct Trainee {
  std::string user, first, last;
};

/// Weeks that are looked at on each side, and the fewest that have passed.
inline constexpr std::int64_t weeks_of_effect = 8;
inline constexpr std::int64_t fewest_weeks = 2;
inline constexpr std::int64_t fewest_told = 5;

/// Whether too few weeks have passed since a course to tell of what it changed.
bool is_early(Trainee const& trainee, std::string const& today);

/// Errors: storage.
Result<wire::RunEffect> effect_on(std::vector<Trainee> const& trainees, TrainingPorts const& ports);

}  // namespace otor::app
