// SPDX-License-Identifier: Apache-2.0
// What herders say and ask, at the desk: counts, who was told an old answer, what officers typed,
// and codes that a head adds.
#include "server/api.h"
#include "server/findings_room.h"
#include "store/sql_themes.h"
#include "wire/event_line.h"

namespace otor::server {

namespace {

constexpr std::size_t largest_order = std::size_t{1} << 14;

/// Which table is asked for as a file; nothing where the page itself is.
Result<std::optional<FindingsTable>> table_in(std::string_view query) {
  auto const form = query_value(query, "form");
  if (form.empty()) return std::nullopt;
  auto table = FindingsTable::findings;
  auto const word = query_value(query, "table");
  bool const known = word.empty() || boost::describe::enum_from_string(word.c_str(), table);
  if (form != "csv" || !known)
    return problem(ProblemKind::bad_value, "form: csv; table: findings or questions is expected.");
  return table;
}

}  // namespace

HttpAnswer Api::findings(HttpRequest const& request, app::Account const& account) {
  auto const by = findings_by(query_value(request.query, "by"));
  if (!by) return problem_answer(by.error());
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const table = table_in(request.query);
  if (!table) return problem_answer(table.error());
  auto const room = findings_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const counted = counted_soums(account, home_);
  auto soums = worklists_.of(counted.soums, room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  app::FindingsQuestion const question{query_value(request.query, "area"),
                                       query_value(request.query, "from"),
                                       query_value(request.query, "to"), *by};
  app::FindingsPorts ports{std::move(*soums), room->codebook, room->today, counted.totals,
                           worklists_.counting()};
  if (*table) {
    auto const answer = app::findings(question, ports);
    if (!answer) return problem_answer(answer.error());
    return csv_answer(findings_file(*answer, **table, FindingsForm::csv, room->words(*language)),
                      boost::describe::enum_to_string(**table, ""), text_of(room->today));
  }
  auto const desk = app::findings_desk(question, *language,
                                       {ports, room->working, room->all, *answers_, room->made_up});
  if (!desk) return problem_answer(desk.error());
  return json_answer(200, wire::text_of_message(*desk));
}

HttpAnswer Api::told_old(HttpRequest const& request, app::Account const& account) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const limit = query_number(request.query, "limit", app::usual_told);
  auto const skip = query_number(request.query, "after", 0);
  if (!limit || !skip) return problem_answer(limit ? skip.error() : limit.error());
  auto const table = table_in(request.query);
  if (!table) return problem_answer(table.error());
  app::ToldOldQuestion question{
      query_value(request.query, "area"), query_value(request.query, "question"),
      query_value(request.query, "on"), std::min(*limit, app::most_told), *skip};
  if (*table) question.limit = app::most_told_in_file, question.skip = 0;
  auto const room = findings_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto soums = worklists_.of(read_soums(account, home_), room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  auto const answer = app::told_old(
      question, *language, {std::move(*soums), room->working, room->all, *answers_, room->today});
  if (!answer) return problem_answer(answer.error());
  if (!answer->rows.empty())
    if (auto told = audit_.note(row_of_told(*answer, account.user)); !told)
      return problem_answer(told.error());
  if (*table)
    return csv_answer(told_old_file(*answer, FindingsForm::csv, room->words(*language)), "told",
                      answer->on);
  return json_answer(200, wire::text_of_message(*answer));
}

HttpAnswer Api::notes(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "A search is short.");
  auto const question = wire::read_text<app::NotesQuestion>(request.body);
  if (!question) return problem_answer(question.error());
  auto const room = findings_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const soums = worklists_.of(read_soums(account, home_), room->today, awaited_by(request));
  if (!soums) return problem_answer(soums.error());
  auto const answer = app::notes(*question, *soums, room->codebook);
  if (!answer) return problem_answer(answer.error());
  if (!answer->rows.empty())
    if (auto told = audit_.note(row_of_notes(*answer, account.user)); !told)
      return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*answer));
}

HttpAnswer Api::themes(HttpRequest const&, app::Account const&) {
  auto themes = store::kept_themes(store_);
  if (!themes) return problem_answer(themes.error());
  return json_answer(200, wire::text_of_message(app::ThemeList{std::move(*themes)}));
}

HttpAnswer Api::order_theme(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 16 KiB.");
  auto const order = wire::read_text<app::ThemeOrder>(request.body);
  if (!order) return problem_answer(order.error());
  std::lock_guard const lock(desk_);
  auto const room = findings_room(store_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto themes = store::kept_themes(store_);
  if (!themes) return problem_answer(themes.error());
  auto ordered =
      app::order_theme(*order, account, std::move(*themes), room->codebook, clock_.now_ms());
  if (!ordered) return problem_answer(ordered.error());
  if (auto kept = store::keep_themes(store_, *ordered, account.user, clock_.now_ms()); !kept)
    return problem_answer(kept.error());
  return json_answer(200, wire::text_of_message(app::ThemeList{std::move(ordered->themes)}));
}

}  // namespace otor::server
