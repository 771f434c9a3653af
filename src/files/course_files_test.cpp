// SPDX-License-Identifier: Apache-2.0
#include "files/course_files.h"

#include <doctest/doctest.h>

#include "files/temporary_folder.h"
#include "wire/courses.h"

namespace otor::files {
namespace {

constexpr std::string_view head =
    "icon = \"speech\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n"
    "about = { mn = \"а\", kk = \"ә\", en = \"a\" }\nminutes = 30\npass = 70\n";
constexpr std::string_view lesson =
    "icon = \"page\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";
constexpr std::string_view question =
    "[[block]]\nkind = \"question\"\ncode = \"one\"\nmn = \"а\"\nkk = \"ә\"\nen = \"a\"\n"
    "options = { mn = [\"1\", \"2\"], kk = [\"1\", \"2\"], en = [\"1\", \"2\"] }\nright = 2\n"
    "why = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";
constexpr std::string_view dialogue =
    "icon = \"man\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n"
    "about = { mn = \"а\", kk = \"ә\", en = \"a\" }\n"
    "[[scene]]\nname = \"start\"\nmn = \"а\"\nkk = \"ә\"\nen = \"a\"\n"
    "[[scene.choice]]\nto = \"end\"\nbetter = true\nmn = \"а\"\nkk = \"ә\"\nen = \"a\"\n"
    "tells = { mn = \"а\", kk = \"ә\", en = \"a\" }\n"
    "[[scene.choice]]\nto = \"end\"\nmn = \"а\"\nkk = \"ә\"\nen = \"a\"\n"
    "tells = { mn = \"а\", kk = \"ә\", en = \"a\" }\n"
    "[[scene]]\nname = \"end\"\nend = \"good\"\nmn = \"а\"\nkk = \"ә\"\nen = \"a\"\n";

constexpr std::string_view point =
    "[[point]]\ncode = \"listens\"\ntitle = { mn = \"а\", kk = \"ә\", en = \"a\" }\n";

CourseFindings read(std::string const& more_of_lesson, std::string const& of_dialogue,
                    std::string const& more_of_head = "") {
  TemporaryFolder folder;
  folder.put("one/course.toml", std::string(head) + more_of_head);
  folder.put("one/01_first.toml", std::string(lesson) + more_of_lesson);
  folder.put("one/dialogues/young.toml", of_dialogue);
  folder.put("checklist.toml", point);
  return read_course_files(folder.path(), {}, {{"minimum_wage"}, {}});
}

std::string all_of(std::vector<Problem> const& problems) {
  std::string text;
  for (auto const& found : problems) text += found.detail + "\n";
  return text;
}

}  // namespace

TEST_CASE("a course is read, and written again as one text") {
  auto const found = read(std::string(question), std::string(dialogue));
  CHECK(all_of(found.problems) == "");
  REQUIRE(found.courses);
  auto const& course = found.courses->courses.front();
  CHECK(course.name == "one");
  CHECK(course.pass == 70);
  CHECK(course.valid_months == 0);
  CHECK(found.courses->checklist.front().code == "listens");
  CHECK(found.courses->checklist.front().title.kk == "ә");
  CHECK(course.lessons.front().blocks.front().count == 2);
  CHECK(course.dialogues.front().scenes.back().end == training::Ending::good);
  auto const text = wire::courses_text(*found.courses);
  auto const again = wire::read_courses(text);
  REQUIRE(again);
  CHECK(wire::courses_text(*again) == text);
}

TEST_CASE("what is wrong is told with its file and line") {
  auto const found = read(std::string(question) + std::string(question),
                          std::string(dialogue) +
                              "[[scene]]\nname = \"lost\"\nend = \"poor\"\n"
                              "mn = \"а\"\nkk = \"ә\"\nen = \"{x}\"\n");
  auto const told = all_of(found.problems);
  CHECK(!found.courses);
  CHECK(told.find("one/01_first.toml:12: the question \"one\" stands twice.") != told.npos);
  CHECK(told.find("one/dialogues/young.toml:28: nobody comes to the scene") != told.npos);
  CHECK(told.find("one/dialogues/young.toml:28: there is no parameter \"x\"") != told.npos);
}

TEST_CASE("keys nobody knows, a mark beyond a hundred, a course without its head are refused") {
  auto const found = read("color = 1\n", std::string(dialogue), "price = 3\n");
  auto const told = all_of(found.problems);
  CHECK(told.find("one/01_first.toml:3") != told.npos);
  CHECK(told.find("one/course.toml:6") != told.npos);
  TemporaryFolder folder;
  folder.put("one/01_first.toml", lesson);
  CHECK(all_of(read_course_files(folder.path(), {}, {}).problems)
            .find("one: there is no course.toml.") != std::string::npos);
  CHECK(!read_course_files(folder.path() / "none", {}, {}).problems.empty());
}

TEST_CASE("a certificate holds for a month at the least, for ten years at the most") {
  auto const valid = [](std::string const& months) {
    return read(std::string(question), std::string(dialogue), "valid_months = " + months + "\n");
  };
  CHECK(valid("1").courses->courses.front().valid_months == 1);
  CHECK(valid("120").courses->courses.front().valid_months == 120);
  for (auto const* wrong : {"0", "121", "-24", "\"24\""}) {
    CAPTURE(wrong);
    CHECK(all_of(valid(wrong).problems).find("one/course.toml:6: ") != std::string::npos);
  }
}

TEST_CASE("a checklist stands beside the courses, with each point once and in three languages") {
  auto const told = [](std::optional<std::string> const& checklist) {
    TemporaryFolder folder;
    folder.put("one/course.toml", head);
    folder.put("one/01_first.toml", std::string(lesson) + std::string(question));
    if (checklist) folder.put("checklist.toml", *checklist);
    return all_of(read_course_files(folder.path(), {}, {}).problems);
  };
  std::string const once(point);
  CHECK(told(once) == "");
  CHECK(told({}).find("checklist.toml") != std::string::npos);
  CHECK(told("").find("checklist.toml:1: ") != std::string::npos);
  CHECK(told(once + once).find("checklist.toml:4: the point \"listens\" stands twice.") !=
        std::string::npos);
  CHECK(told(once + "marks = 3\n").find("checklist.toml:4: ") != std::string::npos);
  CHECK(told("[[point]]\ncode = \"a\"\ntitle = { mn = \"а\", en = \"a\" }\n")
            .find("checklist.toml:3: ") != std::string::npos);
}

}  // namespace otor::files
