// SPDX-License-Identifier: Apache-2.0
#include "app/paper_calls.h"

#include <array>

#include "app/answer_book.h"
#include "app/course.h"
#include "app/edition.h"
#include "app/exercise.h"
#include "app/messages.h"
#include "app/sheet.h"
#include "handbook/named.h"
#include "law/default_pack.h"
#include "wire/codebook.h"
#include "wire/courses.h"
#include "wire/document_message.h"
#include "wire/handbook.h"

namespace otor::app {
namespace {

EditionOf edition_of(wire::HandbookRequest const& request) {
  EditionOf of{request.on, request.compared_with.value_or(request.on - usual_reach)};
  of.number = request.number.value_or("");
  of.page = request.page.value_or("");
  of.sheep_price = request.sheep_price;
  for (auto const& [soum, officer, telephone] :
       request.contacts.value_or(std::vector<wire::ContactWords>{}))
    of.contacts.push_back({soum, officer, telephone});
  return of;
}

Result<handbook::Document> made(wire::HandbookRequest const& request, Papers const& from) {
  return edition(edition_of(request), request.language, {from.handbook, from.codebook, from.law});
}

Result<wire::AnswerSaid> made(wire::AnswerRequest const& request, Papers const& from) {
  auto answer = answer_to(request.question, request.on, request.language,
                          {from.handbook, from.codebook, from.law});
  return wire::AnswerSaid{std::move(answer.chapter), std::move(answer.blocks)};
}

Result<wire::ChangesSaid> made(wire::ChangesRequest const& request, Papers const& from) {
  AnswerBook book({from.handbook, from.codebook, from.law});
  wire::ChangesSaid said;
  for (auto const& [question, days] : *book.changes({request.on, 1})) {
    auto& change = said.changes.emplace_back(wire::AnswerChange{question, {}});
    for (auto const day : days) change.days.push_back(text_of(day));
  }
  return said;
}

Result<handbook::Document> made(wire::PaperSheetRequest const& request, Papers const& from) {
  return sheet(request.asked, request.language, request.page, from.codebook, from.law);
}

Filled filled_of(wire::FilledWords const& words) {
  using handbook::Place;
  Filled filled;
  auto const put = [&](Place place, std::optional<std::string> const& said) {
    if (said) filled[place] = *said;
  };
  put(Place::name, words.name);
  put(Place::officer, words.officer);
  put(Place::telephone, words.telephone);
  put(Place::soum, words.soum);
  put(Place::what, words.what);
  put(Place::day, words.day);
  put(Place::papers, words.papers);
  return filled;
}

wire::LengthSaid said(handbook::MessageLength const& length) {
  return {length.units, length.parts, length.left, length.plain};
}

Result<wire::MessagesSaid> made(wire::MessagesRequest const& request, Papers const& from) {
  wire::MessagesSaid answer;
  for (auto& one :
       messages(request.on, request.language, filled_of(request.filled), from.handbook, from.law))
    answer.messages.push_back(
        {std::move(one.code), std::move(one.title), std::move(one.text), said(one.length)});
  return answer;
}

Result<wire::LengthSaid> made(wire::LengthRequest const& request, Papers const&) {
  return said(handbook::length_of_message(request.text));
}

CourseSources sources_in(Papers const& from) {
  return {from.courses, from.handbook, from.codebook, from.law};
}

Result<wire::CoursesSaid> made(wire::CoursesRequest const& request, Papers const& from) {
  return courses(request, sources_in(from));
}
Result<handbook::Document> made(wire::LessonRequest const& request, Papers const& from) {
  return lesson(request, sources_in(from));
}
Result<wire::DialogueSaid> made(wire::DialogueRequest const& request, Papers const& from) {
  return dialogue(request, sources_in(from));
}
Result<wire::TestSaid> made(wire::TestRequest const& request, Papers const& from) {
  return test(request, sources_in(from));
}
Result<wire::TestMarked> made(wire::TestMarkRequest const& request, Papers const& from) {
  return marked(request, sources_in(from));
}

template <class Request>
Result<MadeExercise> exercise_of(Request const& request, Papers const& from) {
  return exercise(request.exercise, static_cast<std::uint64_t>(request.seed), request.on,
                  Format(request.language), from.law);
}

Result<wire::ExerciseSaid> made(wire::ExerciseRequest const& request, Papers const& from) {
  auto const found = exercise_of(request, from);
  if (!found) return std::unexpected(found.error());
  return wire::ExerciseSaid{found->who, found->asks, found->form};
}

Result<wire::MarkSaid> made(wire::MarkRequest const& request, Papers const& from) {
  auto const found = exercise_of(request, from);
  if (!found) return std::unexpected(found.error());
  return wire::MarkSaid{is_right(*found, request.typed), found->told, found->steps};
}

template <class Request>
Result<std::string> run(wire::json::value const& body, Papers const& from) {
  auto const request = wire::read<Request>(body);
  if (!request) return std::unexpected(request.error());
  auto const document = made(*request, from);
  if (!document) return std::unexpected(document.error());
  return wire::text_of_message(*document);
}

struct Row {
  std::string_view call;
  Result<std::string> (*run)(wire::json::value const&, Papers const&);
};

constexpr std::array table{
    Row{"handbook", run<wire::HandbookRequest>},  Row{"answer", run<wire::AnswerRequest>},
    Row{"changes", run<wire::ChangesRequest>},    Row{"sheet", run<wire::PaperSheetRequest>},
    Row{"messages", run<wire::MessagesRequest>},  Row{"length", run<wire::LengthRequest>},
    Row{"courses", run<wire::CoursesRequest>},    Row{"lesson", run<wire::LessonRequest>},
    Row{"dialogue", run<wire::DialogueRequest>},  Row{"exercise", run<wire::ExerciseRequest>},
    Row{"mark", run<wire::MarkRequest>},          Row{"test", run<wire::TestRequest>},
    Row{"test_mark", run<wire::TestMarkRequest>},
};

}  // namespace

Result<Papers> Papers::with(LawInForce law) {
  auto handbook = wire::read_handbook(handbook::default_handbook());
  if (!handbook) return std::unexpected(handbook.error());
  auto codebook = wire::read_codebook(outreach::default_codebook());
  if (!codebook) return std::unexpected(codebook.error());
  auto courses = wire::read_courses(training::default_courses());
  if (!courses) return std::unexpected(courses.error());
  return Papers{std::move(*handbook), std::move(*codebook), std::move(*courses), std::move(law)};
}

Result<Papers> Papers::built_in() {
  auto law = LawInForce::from_own_pack(law::default_pack());
  if (!law) return std::unexpected(law.error());
  return with(std::move(*law));
}

std::string told_handbook(std::optional<handbook::Handbook> const& own) {
  return wire::text_of_message(wire::OwnHandbook{own});
}

std::string take_handbook(wire::json::value const& body, Papers& papers) {
  auto told = wire::read<wire::OwnHandbook>(body);
  if (!told) return wire::problem_text(told.error(), std::nullopt);
  auto own = told->handbook ? Result<handbook::Handbook>(std::move(*told->handbook))
                            : wire::read_handbook(handbook::default_handbook());
  if (!own) return wire::problem_text(own.error(), std::nullopt);
  auto const named = handbook::named_by(*papers.law.law.pack, papers.codebook);
  if (auto const faults = handbook::faults_of(*own, named); !faults.empty())
    return wire::problem_text({ProblemKind::bad_value, "handbook: " + faults.front().what},
                              std::nullopt);
  papers.handbook = std::move(*own);
  return R"({"taken":true})";
}

std::string answer_paper(std::string_view call, wire::json::value const& body,
                         Papers const& papers) {
  for (auto const& row : table) {
    if (row.call != call) continue;
    auto const answer = row.run(body, papers);
    return answer ? *answer : wire::problem_text(answer.error(), std::nullopt);
  }
  return wire::problem_text({ProblemKind::unknown_call, "There is no such call."}, std::nullopt);
}

}  // namespace otor::app
