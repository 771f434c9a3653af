// SPDX-License-Identifier: Apache-2.0
#pragma once
// Courses for officers, as people write them: lessons in the form of chapters of the handbook, with
// conversations to be tried, calculations that the engine makes, and questions of a test. People
// edit content/training; programs load the text made of it (wire/courses.h).

#include "handbook/chapter.h"
#include "training/checklist.h"

namespace otor::training {

/// What the officer may say next. `better`: it serves the herder best.
struct Choice {
  std::string to;  // name of a scene
  handbook::Said says, tells;
  bool better = false;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (to, says, tells, better))

BOOST_DEFINE_ENUM_CLASS(Ending, good, fair, poor)

/// What the herder says or does; an ending has no choices.
struct Scene {
  std::string name;
  handbook::Said says;
  std::optional<Ending> end;
  std::vector<Choice> choices;
};
BOOST_DESCRIBE_STRUCT(Scene, (), (name, says, end, choices))

struct Dialogue {
  std::string name, icon;
  handbook::Said title, about;
  std::vector<Scene> scenes;  // the first is the beginning
};
BOOST_DESCRIBE_STRUCT(Dialogue, (), (name, icon, title, about, scenes))

struct Course {
  std::string name, icon;
  handbook::Said title, about;
  std::int64_t minutes = 0;
  std::int64_t pass = 0;          // of a hundred, at the test
  std::int64_t valid_months = 0;  // of its certificate; 0: no time is set
  std::vector<handbook::Chapter> lessons;
  std::vector<Dialogue> dialogues;

  handbook::Chapter const* lesson(std::string_view of) const;
  Dialogue const* dialogue(std::string_view of) const;
};
BOOST_DESCRIBE_STRUCT(Course, (),
                      (name, icon, title, about, minutes, pass, valid_months, lessons, dialogues))

struct Courses {
  std::vector<Course> courses;
  std::vector<Point> checklist;

  Course const* course(std::string_view of) const;
};
BOOST_DESCRIBE_STRUCT(Courses, (), (courses, checklist))

/// The kinds of exercises that the engine makes.
BOOST_DEFINE_ENUM_CLASS(Exercise, due_person, due_state, due_total, opens, months_counted, pension,
                        later_age, latest_start)

/// One thing that is wrong: in block `block` of a lesson, or in the sentence of that number of a
/// dialogue, as `sentences_of` counts them.
struct Fault {
  std::string file;  // "01_before.toml", "dialogues/young_man.toml"
  std::size_t block = 0;
  std::string what;
};

/// What handbook::faults_of finds in lessons and dialogues; a dialogue or an exercise that there is
/// not; in a dialogue a choice that leads nowhere, a scene nobody comes to or that never ends, none
/// or several choices in the wrong place, no good ending; a code of a question twice.
std::vector<Fault> faults_of(Course const& course, std::vector<handbook::Example> const& examples,
                             handbook::Named const& named);

/// Every sentence of a dialogue: its title and what it is about, then of each scene its words, then
/// of each choice what is said and what that did.
std::vector<handbook::Said const*> sentences_of(Dialogue const& dialogue);

/// Lessons and dialogues of all courses as chapters, a dialogue with one paragraph a sentence: for
/// whoever looks through everything that is told.
std::vector<handbook::Chapter> chapters_of(Courses const& courses);

/// The text of the built-in courses, made from content/training.
std::string_view default_courses();

}  // namespace otor::training
