// SPDX-License-Identifier: Apache-2.0
#pragma once
// Calculations to practise: a made-up person from a seed, reckoned and marked by the same engine
// that herders are answered with. The same seed gives the same exercise, on the server and on the
// phone.

#include <optional>

#include "app/law_in_force.h"
#include "base/format.h"
#include "training/course.h"
#include "wire/course_message.h"

namespace otor::app {

struct MadeExercise {
  std::string who, asks;  // the made-up person, and the question, in words
  wire::AnswerForm form{};
  std::string answer;              // as it is written
  std::string told;                // as it is told to a person
  std::vector<std::string> steps;  // how it comes to that, one line each
};

/// Errors: not_known where the law of month `on` reckons nobody of that kind.
Result<MadeExercise> exercise(training::Exercise kind, std::uint64_t seed, Month on,
                              Format const& format, LawInForce const& law);

/// Whether what was typed is the answer: leading zeros, blanks and grouping do not matter.
bool is_right(MadeExercise const& made, std::string_view typed);

}  // namespace otor::app
