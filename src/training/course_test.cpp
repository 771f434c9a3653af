// SPDX-License-Identifier: Apache-2.0
#include "training/course.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace otor::training {
namespace {

using handbook::ChapterBlock;
using handbook::Kind;
using handbook::Said;

Said said(std::string const& words) { return {words, words, words}; }

Scene ending(std::string name, Ending end) { return {std::move(name), said("х"), end, {}}; }

Scene scene(std::string name, std::string one, std::string other) {
  return {std::move(name),
          said("х"),
          {},
          {{std::move(one), said("а"), said("б"), true}, {std::move(other), said("в"), said("г")}}};
}

Course a_course() {
  Course course;
  course.name = "talking";
  course.dialogues.push_back({"young",
                              "speech",
                              said("Гарчиг"),
                              said("Тухай"),
                              {scene("start", "good", "bad"), ending("good", Ending::good),
                               scene("bad", "good", "poor"), ending("poor", Ending::poor)}});
  handbook::Chapter lesson{"01_first", "speech", "", said("Хичээл"), {}};
  ChapterBlock question;
  question.kind = Kind::question;
  question.code = "talking_one";
  question.said = said("Юу?");
  question.items = handbook::SaidList{{"а", "б"}, {"а", "б"}, {"а", "б"}};
  question.count = 2;
  question.why = said("Учир");
  ChapterBlock dialogue, exercise;
  dialogue.kind = Kind::dialogue;
  dialogue.code = "young";
  dialogue.said = said("Яриа");
  exercise.kind = Kind::exercise;
  exercise.code = "pension";
  exercise.said = said("Дасгал");
  lesson.blocks = {dialogue, exercise, question};
  course.lessons.push_back(std::move(lesson));
  return course;
}

std::string all_of(std::vector<Fault> const& faults) {
  std::string out;
  for (auto const& fault : faults)
    out += fault.file + ":" + std::to_string(fault.block) + " " + fault.what + "\n";
  return out;
}

std::string faults(Course const& course) { return all_of(faults_of(course, {}, {})); }

bool tells(Course const& course, std::string_view words) {
  return faults(course).find(words) != std::string::npos;
}

TEST_CASE("a whole course has nothing wrong") { CHECK(faults(a_course()) == ""); }

TEST_CASE("a choice that leads nowhere, a scene nobody comes to, a way without an end") {
  auto course = a_course();
  auto& scenes = course.dialogues.front().scenes;
  scenes[0].choices[1].to = "gone";
  CHECK(tells(course, "dialogues/young.toml:2 there is no scene \"gone\"."));
  CHECK(tells(course, "nobody comes to the scene \"bad\"."));
  course = a_course();
  for (auto& choice : course.dialogues.front().scenes[2].choices) choice.to = "bad";
  CHECK(tells(course, "from \"bad\" nothing comes to an end."));
  CHECK(tells(course, "nobody comes to the scene \"poor\"."));
}

TEST_CASE("scenes have choices, one of them better, and endings have none") {
  auto course = a_course();
  auto& scenes = course.dialogues.front().scenes;
  scenes[0].choices[0].better = false;
  CHECK(tells(course, "none of the choices is the better one."));
  course = a_course();
  course.dialogues.front().scenes[2].choices.pop_back();
  CHECK(tells(course, "a scene needs two choices or more"));
  course = a_course();
  course.dialogues.front().scenes[1].choices = course.dialogues.front().scenes[0].choices;
  CHECK(tells(course, "an ending has no choices."));
  course = a_course();
  course.dialogues.front().scenes[1].end = Ending::fair;
  CHECK(tells(course, "a dialogue without a good ending."));
  course = a_course();
  course.dialogues.front().scenes[3].name = "good";
  CHECK(tells(course, "a scene of this name twice."));
}

TEST_CASE("what a lesson names must be there, and a question must be whole") {
  auto course = a_course();
  course.lessons.front().blocks[0].code = "old";
  CHECK(tells(course, "01_first.toml:0 there is no dialogue \"old\"."));
  course = a_course();
  course.lessons.front().blocks[1].code = "weather";
  CHECK(tells(course, "there is no exercise \"weather\"."));
  course = a_course();
  course.lessons.front().blocks.push_back(course.lessons.front().blocks[2]);
  CHECK(tells(course, "01_first.toml:3 the question \"talking_one\" stands twice."));
  course = a_course();
  course.lessons.front().blocks[2].count = 3;
  CHECK(tells(course, "`right` names no option."));
  course.lessons.front().blocks[2].count = 0;
  CHECK(tells(course, "`right` names no option."));
  course = a_course();
  course.lessons.front().blocks[2].why.reset();
  CHECK(tells(course, "a question needs a code and the reason why."));
}

TEST_CASE("references in dialogues are looked at like any other's") {
  auto course = a_course();
  course.dialogues.front().scenes[0].choices[1].tells = said("{no_such}");
  CHECK(tells(course, "dialogues/young.toml:6 there is no parameter \"no_such\"."));
  course.dialogues.front().scenes[0].choices[1].tells = {"{minimum_wage}", "", "{minimum_wage}"};
  CHECK(tells(course, "the references differ between the languages."));
}

}  // namespace
}  // namespace otor::training
