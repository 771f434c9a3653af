// SPDX-License-Identifier: Apache-2.0
// Training on paper and in calendars.
#include "app/calendar.h"
#include "app/certificate_text.h"
#include "press/pdf.h"
#include "server/apart.h"
#include "server/api.h"
#include "server/training_room.h"

namespace otor::server {
namespace {

HttpAnswer file_answer(std::string type, std::string name, std::string bytes) {
  HttpAnswer answer;
  answer.content_type = std::move(type);
  answer.body = std::make_shared<std::string const>(std::move(bytes));
  answer.headers.emplace_back("Content-Disposition",
                              "attachment; filename=\"" + std::move(name) + "\"");
  return answer;
}

app::CertificatePaper paper_of(training::Certificate const& certificate, training::Run const& run,
                               Language language, app::TrainingPorts const& ports) {
  app::CertificatePaper paper;
  paper.name = app::name_of(certificate.learner, ports);
  paper.trainer = app::name_of(certificate.by, ports);
  paper.course = certificate.course;
  paper.days = run.plan.days;
  paper.on = certificate.on;
  paper.number = certificate.number;
  if (auto const* course = ports.courses.courses.course(certificate.course)) {
    paper.course = course->title.in(language);
    for (auto const& lesson : course->lessons) paper.lessons.push_back(lesson.title.in(language));
    paper.hours = (course->minutes + 30) / 60;
    paper.through = training::through_of(certificate.on, course->valid_months);
  }
  auto const account = std::ranges::find(ports.everybody, certificate.learner, &app::Account::user);
  paper.made_up = account != ports.everybody.end() && account->made_up;
  return paper;
}

}  // namespace

HttpAnswer Api::training_calendar(HttpRequest const& request, app::Account const& account) {
  auto const id = event::parse_uuid(query_value(request.query, "run"));
  if (!id) return problem_answer(400, "bad_value", "run: a UUID is expected.");
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const ports = room->ports(training_);
  auto const run = app::run_of(*id, ports);
  if (!run) return problem_answer(run.error());
  // Of a run that is not hers a learner is told what she is told of none.
  if (!app::may_anywhere(account, app::Verb::see, app::Matter::training)) {
    auto const learner = run->learners.find(account.user);
    if (learner == run->learners.end() || !learner->second.invited ||
        run->state == event::RunState::draft)
      return problem_answer(404, "not_found", "There is no such run.");
  }
  auto const* course = papers_->courses.course(run->plan.course);
  app::CalendarRun asked;
  asked.run = run->id;
  asked.title = course == nullptr ? run->plan.course : course->title.in(*language);
  asked.days = run->plan.days;
  asked.from = run->plan.from;
  asked.to = run->plan.to;
  asked.place = run->plan.place.value_or("");
  asked.link = run->plan.link.value_or("");
  asked.sequence = run->told;
  asked.stamped_ms = clock_.now_ms();
  asked.cancelled = run->state == event::RunState::draft;
  auto text = app::calendar_text(asked);
  if (!text) return problem_answer(text.error());
  return file_answer("text/calendar; charset=utf-8",
                     run->plan.course + "-" + run->plan.days.front() + ".ics", std::move(*text));
}

HttpAnswer Api::certificate_paper(HttpRequest const& request, app::Account const& account) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const ports = room->ports(training_);
  auto const found = app::certificate_of(query_value(request.query, "number"), ports);
  if (!found) return problem_answer(found.error());
  bool const sees = app::may_anywhere(account, app::Verb::see, app::Matter::training);
  if (!*found || (!sees && (*found)->learner != account.user))
    return problem_answer(404, "not_found", "No certificate has this number.");
  if ((*found)->withdrawn) return problem_answer(400, "bad_value", "It was withdrawn.");
  auto const run = app::run_of((*found)->run, ports);
  if (!run) return problem_answer(run.error());
  auto paper = paper_of(**found, *run, *language, ports);
  paper.site = site_of(request);
  auto const turn = piles_.take(account.user);
  if (!turn)
    return problem_answer(
        {ProblemKind::too_many_tries, "Papers are being made already; ask again when they are."});
  auto bytes = apart([&]() -> Result<std::string> {
    auto const document = app::certificate_document(paper, *language);
    if (!document) return std::unexpected(document.error());
    return press::pdf_of(*document, press::certificate());
  });
  if (!bytes) return problem_answer(bytes.error());
  return file_answer("application/pdf", "otor-" + (*found)->number + ".pdf", std::move(*bytes));
}

}  // namespace otor::server
