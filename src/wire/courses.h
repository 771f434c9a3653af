// SPDX-License-Identifier: Apache-2.0
#pragma once
// Courses as programs and phones load them: JSON of the described structs.

#include "training/course.h"
#include "wire/json.h"

namespace otor::wire {

std::string courses_text(training::Courses const& courses);

/// Errors: those of the codec; unknown keys are refused.
Result<training::Courses> read_courses(std::string_view text);

}  // namespace otor::wire
