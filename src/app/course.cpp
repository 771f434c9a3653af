// SPDX-License-Identifier: Apache-2.0
#include "app/course.h"

#include <algorithm>
#include <numeric>

#include "app/edition.h"
#include "app/figures.h"
#include "base/chance.h"

namespace otor::app {
namespace {

using handbook::ChapterBlock;
using handbook::Kind;
using handbook::Said;

std::unexpected<Problem> none(std::string_view what, std::string const& name) {
  return problem(ProblemKind::not_found,
                 "There is no " + std::string(what) + " \"" + name.substr(0, 60) + "\".");
}

Result<training::Course const*> course_of(std::string const& name, CourseSources const& from) {
  auto const* course = from.courses.course(name);
  if (course == nullptr) return none("course", name);
  return course;
}

// Sentences with the figures of the month.
class Telling {
 public:
  Telling(Month month, Language language, CourseSources const& from)
      : format_(language), figures_(from.handbook, month, format_, from.law) {}

  std::string operator()(Said const& said) { return (*this)(said.in(format_.language())); }
  std::string operator()(std::string const& sentence) {
    auto const pieces = handbook::pieces_of(sentence);
    if (!pieces) return sentence;  // refused where the courses are read
    std::string text;
    for (auto const& piece : *pieces)
      text += piece.reference ? figures_.of(*piece.reference).text : piece.text;
    return text;
  }
  Language language() const { return format_.language(); }

 private:
  Format format_;
  Figures figures_;
};

// `count` numbers in an order that follows from the seed and the word.
std::vector<std::size_t> shuffled(std::size_t count, std::int64_t seed, std::string_view word) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) {
    auto const to = static_cast<std::size_t>(
        chance_below(i, static_cast<std::uint64_t>(seed), {chance_word(word), i}));
    std::swap(order[i - 1], order[to]);
  }
  return order;
}

struct Asked {
  ChapterBlock const* block;
  std::string lesson;
  std::vector<std::size_t> options;  // as they are shown
};

std::vector<Asked> questions_of(training::Course const& course, std::int64_t seed) {
  std::vector<Asked> found;
  for (auto const& lesson : course.lessons) {
    for (auto const& block : lesson.blocks) {
      if (block.kind == Kind::question)
        found.push_back({&block, lesson.name, shuffled(block.items->mn.size(), seed, block.code)});
    }
  }
  std::vector<Asked> all;
  for (auto const at : shuffled(found.size(), seed, course.name))
    all.push_back(std::move(found[at]));
  return all;
}

// Where the right option is shown.
std::int64_t right_of(Asked const& asked) {
  auto const right = static_cast<std::size_t>(asked.block->count - 1);
  return std::ranges::find(asked.options, right) - asked.options.begin();
}

std::optional<Date> changed_in(handbook::Document const& lesson) {
  std::optional<Date> last;
  for (auto const& block : lesson.blocks)
    if (block.changed && (!last || *last < *block.changed)) last = block.changed;
  return last;
}

// The day on which a figure in it last changed, up to a month.
std::optional<Date> last_change(handbook::Chapter const& one, Month on, CourseSources const& from) {
  EditionSources const sources{from.handbook, from.codebook, from.law};
  return changed_in(lesson(one, on, Language::mn, sources, on - first_month));
}

}  // namespace

wire::CoursesSaid courses(wire::CoursesRequest const& request, CourseSources const& from) {
  wire::CoursesSaid said;
  auto const in = [&](Said const& words) { return words.in(request.language); };
  for (auto const& course : from.courses.courses) {
    wire::CourseRow row{course.name,    course.icon, in(course.title),    in(course.about),
                        course.minutes, course.pass, course.valid_months, {}};
    for (auto const& one : course.lessons) {
      auto const questions = std::ranges::count(one.blocks, Kind::question, &ChapterBlock::kind);
      auto const last = last_change(one, request.on, from);
      bool const is_news = last && last->month > request.on - usual_reach;
      row.lessons.push_back(
          {one.name, one.icon, in(one.title), questions, last, is_news ? last : std::nullopt});
    }
    said.courses.push_back(std::move(row));
  }
  for (auto const& point : from.courses.checklist)
    said.checklist.push_back({point.code, in(point.title)});
  return said;
}

std::map<std::string, Date> newest_changes(training::Course const& course, Month on,
                                           CourseSources const& from) {
  std::map<std::string, Date> changes;
  for (auto const& one : course.lessons)
    if (auto const day = last_change(one, on, from)) changes.emplace(one.name, *day);
  return changes;
}

Result<handbook::Document> lesson(wire::LessonRequest const& request, CourseSources const& from) {
  auto const course = course_of(request.course, from);
  if (!course) return std::unexpected(course.error());
  auto const* chapter = (*course)->lesson(request.lesson);
  if (chapter == nullptr) return none("lesson", request.lesson);
  return lesson(*chapter, request.on, request.language,
                EditionSources{from.handbook, from.codebook, from.law});
}

Result<wire::DialogueSaid> dialogue(wire::DialogueRequest const& request,
                                    CourseSources const& from) {
  auto const course = course_of(request.course, from);
  if (!course) return std::unexpected(course.error());
  auto const* found = (*course)->dialogue(request.dialogue);
  if (found == nullptr) return none("dialogue", request.dialogue);
  Telling tell(request.on, request.language, from);
  wire::DialogueSaid said{found->icon, tell(found->title), tell(found->about), {}};
  for (auto const& scene : found->scenes) {
    wire::SceneSaid told{scene.name, tell(scene.says), scene.end, {}};
    for (auto const& choice : scene.choices)
      told.choices.push_back({choice.to, tell(choice.says), tell(choice.tells), choice.better});
    said.scenes.push_back(std::move(told));
  }
  return said;
}

Result<wire::TestSaid> test(wire::TestRequest const& request, CourseSources const& from) {
  auto const course = course_of(request.course, from);
  if (!course) return std::unexpected(course.error());
  Telling tell(request.on, request.language, from);
  wire::TestSaid said{tell((*course)->title), (*course)->pass, {}};
  for (auto const& asked : questions_of(**course, request.seed)) {
    wire::QuestionSaid question{asked.block->code, asked.lesson, tell(*asked.block->said), {}};
    auto const& options = asked.block->items->in(request.language);
    for (auto const at : asked.options) question.options.push_back(tell(options[at]));
    said.questions.push_back(std::move(question));
  }
  return said;
}

Result<wire::TestMarked> marked(wire::TestMarkRequest const& request, CourseSources const& from) {
  auto const course = course_of(request.course, from);
  if (!course) return std::unexpected(course.error());
  auto const questions = questions_of(**course, request.seed);
  if (request.chosen.size() != questions.size())
    return problem(ProblemKind::bad_value, "chosen: one answer for each question is expected.");
  Telling tell(request.on, request.language, from);
  wire::TestMarked said;
  said.of = std::ssize(questions);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    auto const& asked = questions[i];
    if (request.chosen[i] < -1 || request.chosen[i] >= std::ssize(asked.options))
      return problem(ProblemKind::bad_value, "chosen: a number of an option, or -1, is expected.");
    auto const option = right_of(asked);
    bool const right = request.chosen[i] == option;
    said.right += std::int64_t{right};
    said.questions.push_back(
        {asked.block->code, asked.lesson, right, option, tell(*asked.block->why)});
  }
  said.passed = said.of > 0 && said.right * 100 >= said.of * (*course)->pass;
  return said;
}

}  // namespace otor::app
