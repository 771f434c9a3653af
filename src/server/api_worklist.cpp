// SPDX-License-Identifier: Apache-2.0
// What is to be done, at the head's desk: the list, a file of it, handing households over; and its
// totals for the programme.
#include "app/hand_over.h"
#include "app/load.h"
#include "app/worklist_totals.h"
#include "server/api.h"
#include "server/pile.h"
#include "server/worklist_parts.h"
#include "server/worklist_room.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr std::size_t largest_order = std::size_t{1} << 17;
constexpr std::size_t largest_search = 1'000;

Result<app::WorklistQuestion> question_in(std::string_view query) {
  auto question = worklist_question(query_value(query, "state"), query_value(query, "order"));
  if (!question) return question;
  struct Filter {
    char const* name;
    std::optional<std::string>* word;
  };
  for (auto const& [name, word] :
       {Filter{"area", &question->area}, Filter{"bagh", &question->bagh},
        Filter{"officer", &question->officer}, Filter{"reason", &question->reason}}) {
    auto told = query_filter(query, name);
    if (!told) return std::unexpected(told.error());
    *word = std::move(*told);
  }
  auto const limit = query_number(query, "limit", app::usual_tasks);
  auto const skip = query_number(query, "after", 0);
  if (!limit || !skip) return std::unexpected(limit ? skip.error() : limit.error());
  question->limit = std::min(*limit, app::most_tasks);
  question->skip = *skip;
  return question;
}

}  // namespace

void Api::keep_worklists() {
  worklists_.keep_up(home_.areas, [this] { return day_in_west(clock_.now_ms()); });
}

HttpAnswer Api::worklist(HttpRequest const& request, app::Account const& account) {
  return told_worklist(request, account, {});
}

HttpAnswer Api::find_in_worklist(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_search)
    return problem_answer(413, "too_large", "A name is short.");
  auto const search = wire::read_text<app::WorklistSearch>(request.body);
  if (!search) return problem_answer(search.error());
  return told_worklist(request, account, search->text);
}

HttpAnswer Api::told_worklist(HttpRequest const& request, app::Account const& account,
                              std::string const& text) {
  auto question = question_in(request.query);
  if (!question) return problem_answer(question.error());
  question->text = text;
  auto const form = query_value(request.query, "form");
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  if (!form.empty() && form != "csv")
    return problem_answer(400, "bad_value", "form: csv is expected, or none.");
  if (form == "csv") question->skip = 0, question->limit = app::most_tasks_in_file;
  auto room = worklist_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto soums =
      worklists_.of(app::soums_of_worklist(account, home_), room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  if (form == "csv") {
    auto const today = text_of(room->today);
    auto const made =
        WorklistParts::of(*question, std::move(*room), std::move(*soums), *language, store_);
    if (!made) return problem_answer(made.error());
    if (!(*made)->none())
      if (auto told = audit_.note((*made)->seen_by(account.user)); !told)
        return problem_answer(told.error());
    return csv_answer([parts = *made] { return parts->next(); }, "worklist", today);
  }
  auto const answer = app::worklist(*question, room->ports(std::move(*soums)));
  if (!answer.rows.empty())
    if (auto told = audit_.note(row_of_worklist(answer, account.user)); !told)
      return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(answer));
}

/// Counts alone: no family is named, and the audit has nothing to be told.
HttpAnswer Api::load(HttpRequest const& request, app::Account const& account) {
  auto const room = worklist_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto soums =
      worklists_.of(app::soums_of_worklist(account, home_), room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  auto const told = app::load(query_value(request.query, "from"), query_value(request.query, "to"),
                              room->ports(std::move(*soums)), read_model_);
  if (!told) return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*told));
}

HttpAnswer Api::worklist_totals(HttpRequest const& request, app::Account const& account) {
  auto const room = worklist_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const areas = app::areas_for(account, app::Verb::count, app::Matter::totals, home_.areas);
  auto const counts = worklists_.counts(areas, room->ports({}), awaited_by(request));
  if (!counts) return problem_answer(counts.error());
  auto const totals = app::worklist_totals(*counts, room->terms, room->today);
  return json_answer(200, wire::text_of_message(totals));
}

HttpAnswer Api::hand_over(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 128 KiB.");
  auto const order = wire::read_text<app::HandOver>(request.body);
  if (!order) return problem_answer(order.error());
  auto const room = worklist_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  std::lock_guard const lock(desk_);
  auto soums =
      worklists_.of(app::soums_of_worklist(account, home_), room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  auto const given =
      app::hand_over(*order, account, room->ports(std::move(*soums)), worklists_.subjects());
  if (!given) return problem_answer(given.error());
  auto const written =
      app::write_at_desk(account, given->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  return json_answer(200, wire::text_of_message(given->told));
}

}  // namespace otor::server
