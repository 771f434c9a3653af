// SPDX-License-Identifier: Apache-2.0
#include "app/course.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "app/edition.h"
#include "app/exercise.h"
#include "app/paper_calls.h"

namespace otor::app {
namespace {

Papers const& papers() {
  static auto const built_in = *Papers::built_in();
  return built_in;
}

CourseSources sources() {
  return {papers().courses, papers().handbook, papers().codebook, papers().law};
}

Month const december = month_of(2026, 12);

TEST_CASE("every lesson and dialogue of every course is told in every language, in any month") {
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    for (auto const month : {december, month_of(2027, 1), month_of(2035, 6)}) {
      for (auto const& course : papers().courses.courses) {
        for (auto const& one : course.lessons) {
          auto const document = lesson({month, language, course.name, one.name}, sources());
          REQUIRE(document);
          CHECK(!document->blocks.empty());
        }
        for (auto const& one : course.dialogues) {
          auto const said = dialogue({month, language, course.name, one.name}, sources());
          REQUIRE(said);
          for (auto const& scene : said->scenes) CHECK(scene.says.find('{') == std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("a lesson says of which month its law is, where it tells any") {
  auto const foot = [](char const* course, char const* name) {
    return lesson({december, Language::en, course, name}, sources())->foot;
  };
  CHECK(foot("law", "02_what_one_month_costs").find("Law pack") != std::string::npos);
  CHECK(foot("phone", "03_safe").empty());
}

TEST_CASE("a lesson in which a figure differs is listed behind the handbook, dialogues too") {
  auto const lessons = training::chapters_of(papers().courses);
  auto const& law = papers().law;
  auto const in = [&](std::vector<handbook::Chapter> const& beside) {
    return stale(papers().handbook, Language::mn, law, december, law, month_of(2027, 1), beside);
  };
  CHECK(in(lessons).size() > in({}).size());
  auto const last = in(lessons).back().chapter;
  CHECK(std::ranges::any_of(lessons, [&](auto const& one) { return one.title.mn == last; }));
  CHECK(stale(papers().handbook, Language::mn, law, december, law, december, lessons).empty());
}

TEST_CASE("a figure that changed stays changed for who learned it when it is no news any more") {
  std::string const cost = "02_what_one_month_costs";
  auto const* law = papers().courses.course("law");
  auto const newest = [&](Month on) { return newest_changes(*law, on, sources()).at(cost); };
  auto const told = [&](Month on) {
    auto const said = courses({on, Language::mn}, sources());
    auto const row = std::ranges::find(said.courses, "law", &wire::CourseRow::name);
    return *std::ranges::find(row->lessons, cost, &wire::LessonRow::name);
  };
  Date const january{month_of(2027, 1), 1};
  CHECK(newest(december) < january);
  for (auto const* when : {"2027-01", "2027-12", "2028-01", "2028-11"}) {
    CAPTURE(when);
    CHECK(newest(*parse_month(when)) == january);
    CHECK(told(*parse_month(when)).last_change == january);
  }
  CHECK(told(december).last_change == newest(december));
  CHECK(told(month_of(2027, 12)).changed == january);
  CHECK(told(month_of(2028, 1)).changed == std::nullopt);
}

TEST_CASE("courses come with how long a certificate holds, and with the checklist of a practice") {
  auto const said = courses({december, Language::kk}, sources());
  for (auto const& course : said.courses) CHECK(course.valid_months == 24);
  auto const& points = papers().courses.checklist;
  REQUIRE(said.checklist.size() == points.size());
  CHECK(points.size() >= 10);
  for (std::size_t i = 0; i < points.size(); ++i) {
    CHECK(said.checklist[i].code == points[i].code);
    CHECK(said.checklist[i].title == points[i].title.kk);
  }
}

TEST_CASE("a test handed in right is all right, whatever its order, and wrong is wrong") {
  for (auto const& course : papers().courses.courses) {
    std::set<std::string> orders;
    for (std::int64_t seed = 1; seed <= 5; ++seed) {
      auto const asked = test({december, Language::mn, course.name, seed}, sources());
      REQUIRE(asked);
      REQUIRE(!asked->questions.empty());
      orders.insert(asked->questions.front().code + asked->questions.front().options.front());
      wire::TestMarkRequest request{december, Language::mn, course.name, seed, {}};
      request.chosen.assign(asked->questions.size(), -1);
      auto const none = marked(request, sources());
      REQUIRE(none);
      CHECK(none->right == 0);
      CHECK(!none->passed);
      for (std::size_t i = 0; i < none->questions.size(); ++i)
        request.chosen[i] = none->questions[i].option;
      auto const all = marked(request, sources());
      CHECK(all->right == all->of);
      CHECK(all->passed);
      // What is marked as right is the option that the course calls right, by its words.
      for (std::size_t i = 0; i < all->questions.size(); ++i) {
        CHECK(all->questions[i].code == asked->questions[i].code);
        CHECK(!all->questions[i].why.empty());
      }
    }
    CHECK(orders.size() > 1);
  }
}

TEST_CASE("an answer too many, one too few, or of no option changes nothing and is told") {
  auto const& name = papers().courses.courses.front().name;
  auto const asked = test({december, Language::mn, name, 1}, sources());
  wire::TestMarkRequest request{december, Language::mn, name, 1, {}};
  CHECK(!marked(request, sources()));
  request.chosen.assign(asked->questions.size(), 0);
  CHECK(marked(request, sources()));
  request.chosen.back() = 99;
  CHECK(!marked(request, sources()));
  CHECK(!test({december, Language::mn, "cooking", 1}, sources()));
  CHECK(!lesson({december, Language::mn, name, "99"}, sources()));
  CHECK(!dialogue({december, Language::mn, name, "nobody"}, sources()));
}

TEST_CASE("every exercise is made from every seed, the same each time, and marks its own answer") {
  for (auto const kind : {training::Exercise::due_person, training::Exercise::due_state,
                          training::Exercise::due_total, training::Exercise::opens,
                          training::Exercise::months_counted, training::Exercise::pension,
                          training::Exercise::later_age, training::Exercise::latest_start}) {
    std::set<std::string> people;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      auto const made = exercise(kind, seed, december, Format(Language::mn), papers().law);
      REQUIRE(made);
      auto const again = exercise(kind, seed, december, Format(Language::en), papers().law);
      REQUIRE(again);
      CHECK(made->answer == again->answer);
      CHECK(!made->steps.empty());
      CHECK(is_right(*made, made->answer));
      CHECK(!is_right(*made, made->answer + "1"));
      CHECK(!is_right(*made, ""));
      people.insert(made->who);
    }
    CHECK(people.size() > 20);
  }
}

TEST_CASE("an answer may be typed with blanks, grouping and leading zeros") {
  MadeExercise made;
  made.answer = "61380";
  for (auto const* typed : {"61380", "61,380", " 61 380 ₮", "061380"}) CHECK(is_right(made, typed));
  for (auto const* typed : {"6138", "613800", "-61380", "sixty"}) CHECK(!is_right(made, typed));
  made.form = wire::AnswerForm::age;
  made.answer = "50-3";
  CHECK(is_right(made, "50-03"));
  CHECK(!is_right(made, "503"));
  made.answer = "50-0";
  CHECK(is_right(made, "50-"));
  CHECK(is_right(made, "50-0"));
  made.form = wire::AnswerForm::month;
  made.answer = "2046-03";
  CHECK(is_right(made, "2046-03"));
  CHECK(!is_right(made, "2046-30"));
}

}  // namespace
}  // namespace otor::app
