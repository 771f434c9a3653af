// SPDX-License-Identifier: Apache-2.0
// What a department learned: its meetings, one of them, the minutes of it, and what is noted.
#include "press/pdf.h"
#include "server/apart.h"
#include "server/api.h"
#include "server/lesson_room.h"
#include "server/query.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::size_t largest_order = std::size_t{1} << 16;

}  // namespace

HttpAnswer Api::lessons(HttpRequest const& request, app::Account const& account) {
  auto room = LessonRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const asked = query_value(request.query, "meeting");
  if (asked.empty()) {
    auto const desk = room->desk(account, query_value(request.query, "area"));
    if (!desk) return problem_answer(desk.error());
    return json_answer(200, wire::text_of_message(*desk));
  }
  auto const meeting = event::parse_uuid(asked);
  if (!meeting) return problem_answer(400, "bad_value", "meeting: a UUID is expected.");
  auto const form = query_value(request.query, "form");
  if (form == "pdf") return lesson_minutes(request, account, *meeting);
  if (!form.empty()) return problem_answer(400, "bad_value", "form: pdf is expected, or none.");
  auto const page = room->page(account, *meeting);
  if (!page) return problem_answer(page.error());
  if (auto row = row_of_links(*page, account.user); !row.detail.empty())
    if (auto told = audit_.note(std::move(row)); !told) return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*page));
}

HttpAnswer Api::lesson_minutes(HttpRequest const& request, app::Account const& account,
                               event::Uuid meeting) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto room = LessonRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const document = room->minutes(account, meeting, *language);
  if (!document) return problem_answer(document.error());
  auto const turn = piles_.take(account.user);
  if (!turn)
    return problem_answer(
        {ProblemKind::too_many_tries, "Papers are being made already; ask again when they are."});
  auto bytes = apart([&] { return press::pdf_of(*document, {.paper = press::office_a4}); });
  if (!bytes) return problem_answer(bytes.error());
  HttpAnswer answer;
  answer.content_type = "application/pdf";
  answer.body = std::make_shared<std::string const>(std::move(*bytes));
  answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"otor-minutes-" +
                                                         text_of(document->made) + ".pdf\"");
  return answer;
}

HttpAnswer Api::order_lesson(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 64 KiB.");
  auto const order = wire::read_text<wire::LessonOrder>(request.body);
  if (!order) return problem_answer(order.error());
  auto room = LessonRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  // One after the other: what is decided here hangs on what was written before.
  std::lock_guard const lock(desk_);
  auto const made = room->events(*order, account);
  if (!made) return problem_answer(made.error());
  auto const written =
      app::write_at_desk(account, made->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  wire::LessonOrdered const done{made->meeting, std::ssize(made->events)};
  return json_answer(200, wire::text_of_message(done));
}

}  // namespace otor::server
