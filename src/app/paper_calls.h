// SPDX-License-Identifier: Apache-2.0
#pragma once
// The calls that make what is read: the handbook, its answer to one question, a personal sheet,
// text messages, courses. The page draws what it gets; nothing is kept.

#include <string>
#include <string_view>

#include "app/law_in_force.h"
#include "handbook/chapter.h"
#include "outreach/codebook.h"
#include "training/course.h"
#include "wire/json.h"

namespace otor::app {

/// What documents are made from.
struct Papers {
  handbook::Handbook handbook;
  outreach::Codebook codebook;
  training::Courses courses;
  LawInForce law;

  /// The built-in content with another law, or all that is built in. Errors: those of reading it.
  static Result<Papers> with(LawInForce law);
  static Result<Papers> built_in();
};

/// A department's own handbook as phones are told it: `{"handbook":…}`, null where it has none.
std::string told_handbook(std::optional<handbook::Handbook> const& own);

/// Takes what `told_handbook` told instead of the built-in handbook; null gives that back. Answers
/// `{"taken":true}`, or the problem: bad_value where it names what this law or codebook does not
/// have, and then the handbook stays.
std::string take_handbook(wire::json::value const& body, Papers& papers);

/// "handbook", "answer", "changes", "sheet", "messages", "length", and of courses "courses",
/// "lesson", "dialogue", "exercise", "mark", "test", "test_mark": what is asked, or
/// `{"problem":{…}}`.
std::string answer_paper(std::string_view call, wire::json::value const& body,
                         Papers const& papers);

}  // namespace otor::app
