// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a learner asks of the courses, and what is answered.

#include "training/course.h"
#include "wire/document_message.h"

namespace otor::wire {

struct CoursesRequest {
  Month on;
  Language language{};
};
BOOST_DESCRIBE_STRUCT(CoursesRequest, (), (on, language))

struct LessonRow {
  std::string name, icon, title;
  std::int64_t questions = 0;  // of the test
  // The day on which a figure in it last changed: whoever learned it earlier reads it again, be it
  // years ago. `changed` only where that is news, in the year before `on`.
  std::optional<Date> last_change, changed;
};
BOOST_DESCRIBE_STRUCT(LessonRow, (), (name, icon, title, questions, last_change, changed))

struct CourseRow {
  std::string name, icon, title, about;
  std::int64_t minutes = 0, pass = 0;
  std::int64_t valid_months = 0;  // of its certificate; 0: no time is set
  std::vector<LessonRow> lessons;
};
BOOST_DESCRIBE_STRUCT(CourseRow, (),
                      (name, icon, title, about, minutes, pass, valid_months, lessons))

/// What is looked for on a visit of practice.
struct PointSaid {
  std::string code, title;
};
BOOST_DESCRIBE_STRUCT(PointSaid, (), (code, title))

struct CoursesSaid {
  std::vector<CourseRow> courses;
  std::vector<PointSaid> checklist;
};
BOOST_DESCRIBE_STRUCT(CoursesSaid, (), (courses, checklist))

/// Answered with a document of one chapter.
struct LessonRequest {
  Month on;
  Language language{};
  std::string course, lesson;
};
BOOST_DESCRIBE_STRUCT(LessonRequest, (), (on, language, course, lesson))

struct DialogueRequest {
  Month on;
  Language language{};
  std::string course, dialogue;
};
BOOST_DESCRIBE_STRUCT(DialogueRequest, (), (on, language, course, dialogue))

struct ChoiceSaid {
  std::string to, says, tells;
  bool better = false;
};
BOOST_DESCRIBE_STRUCT(ChoiceSaid, (), (to, says, tells, better))

struct SceneSaid {
  std::string name, says;
  std::optional<training::Ending> end;
  std::vector<ChoiceSaid> choices;
};
BOOST_DESCRIBE_STRUCT(SceneSaid, (), (name, says, end, choices))

struct DialogueSaid {
  std::string icon, title, about;
  std::vector<SceneSaid> scenes;  // the first is the beginning
};
BOOST_DESCRIBE_STRUCT(DialogueSaid, (), (icon, title, about, scenes))

struct ExerciseRequest {
  Month on;
  Language language{};
  training::Exercise exercise{};
  std::int64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(ExerciseRequest, (), (on, language, exercise, seed))

/// `form` says how the answer is written: "61380", "231", "2046-03", "50-3" (years and months).
BOOST_DEFINE_ENUM_CLASS(AnswerForm, tugrug, months, month, age)

struct ExerciseSaid {
  std::string who, asks;
  AnswerForm form{};
};
BOOST_DESCRIBE_STRUCT(ExerciseSaid, (), (who, asks, form))

struct MarkRequest {
  Month on;
  Language language{};
  training::Exercise exercise{};
  std::int64_t seed = 0;
  std::string typed;
};
BOOST_DESCRIBE_STRUCT(MarkRequest, (), (on, language, exercise, seed, typed))

struct MarkSaid {
  bool right = false;
  std::string answer;
  std::vector<std::string> steps;  // how it comes to that
};
BOOST_DESCRIBE_STRUCT(MarkSaid, (), (right, answer, steps))

/// The test of a course: its questions and their options in an order that follows from `seed`.
struct TestRequest {
  Month on;
  Language language{};
  std::string course;
  std::int64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(TestRequest, (), (on, language, course, seed))

struct QuestionSaid {
  std::string code, lesson, asks;
  std::vector<std::string> options;
};
BOOST_DESCRIBE_STRUCT(QuestionSaid, (), (code, lesson, asks, options))

struct TestSaid {
  std::string title;
  std::int64_t pass = 0;
  std::vector<QuestionSaid> questions;
};
BOOST_DESCRIBE_STRUCT(TestSaid, (), (title, pass, questions))

/// `chosen`: a number of an option, from zero, for each question in its order; -1 for none.
struct TestMarkRequest {
  Month on;
  Language language{};
  std::string course;
  std::int64_t seed = 0;
  std::vector<std::int64_t> chosen;
};
BOOST_DESCRIBE_STRUCT(TestMarkRequest, (), (on, language, course, seed, chosen))

struct QuestionMarked {
  std::string code, lesson;
  bool right = false;
  std::int64_t option = 0;  // that is right
  std::string why;
};
BOOST_DESCRIBE_STRUCT(QuestionMarked, (), (code, lesson, right, option, why))

struct TestMarked {
  std::int64_t right = 0, of = 0;
  bool passed = false;
  std::vector<QuestionMarked> questions;
};
BOOST_DESCRIBE_STRUCT(TestMarked, (), (right, of, passed, questions))

/// The types of courses for the page, behind those of documents.
void declare_courses(Shapes& shapes);

}  // namespace otor::wire
