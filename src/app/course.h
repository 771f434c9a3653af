// SPDX-License-Identifier: Apache-2.0
#pragma once
// Courses as a learner meets them: lessons, conversations, and the test with its marking. Nothing
// is kept here.

#include <map>

#include "app/law_in_force.h"
#include "handbook/chapter.h"
#include "outreach/codebook.h"
#include "training/course.h"
#include "wire/course_message.h"

namespace otor::app {

/// What a lesson is told from.
struct CourseSources {
  training::Courses const& courses;
  handbook::Handbook const& handbook;
  outreach::Codebook const& codebook;
  LawInForce const& law;
};

wire::CoursesSaid courses(wire::CoursesRequest const& request, CourseSources const& from);

/// Of each lesson in which a figure ever changed, by its name, the newest day of that, as it
/// is told in `on`: certificates hold longer than a change is news.
std::map<std::string, Date> newest_changes(training::Course const& course, Month on,
                                           CourseSources const& from);

/// Errors of these: not_found for a course, lesson or dialogue that there is not.
Result<handbook::Document> lesson(wire::LessonRequest const& request, CourseSources const& from);
Result<wire::DialogueSaid> dialogue(wire::DialogueRequest const& request,
                                    CourseSources const& from);
Result<wire::TestSaid> test(wire::TestRequest const& request, CourseSources const& from);

/// Errors also: bad_value where there are not as many answers as questions, or one names no option.
Result<wire::TestMarked> marked(wire::TestMarkRequest const& request, CourseSources const& from);

}  // namespace otor::app
