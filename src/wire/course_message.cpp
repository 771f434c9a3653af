// SPDX-License-Identifier: Apache-2.0
#include "wire/course_message.h"

namespace otor::wire {

void declare_courses(Shapes& shapes) {
  shapes.of<CoursesRequest>(Direction::request);
  shapes.of<CoursesSaid>(Direction::answer);
  shapes.of<LessonRequest>(Direction::request);
  shapes.of<DialogueRequest>(Direction::request);
  shapes.of<DialogueSaid>(Direction::answer);
  shapes.of<ExerciseRequest>(Direction::request);
  shapes.of<ExerciseSaid>(Direction::answer);
  shapes.of<MarkRequest>(Direction::request);
  shapes.of<MarkSaid>(Direction::answer);
  shapes.of<TestRequest>(Direction::request);
  shapes.of<TestSaid>(Direction::answer);
  shapes.of<TestMarkRequest>(Direction::request);
  shapes.of<TestMarked>(Direction::answer);
}

}  // namespace otor::wire
