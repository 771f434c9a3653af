// SPDX-License-Identifier: Apache-2.0
// Tables of official figures at the head's desk: tried, imported, listed, undone.
#include "server/apart.h"
#include "server/api.h"
#include "server/figure_room.h"
#include "wire/json.h"

namespace otor::server {

namespace {

/// What a query says of the file that is the body.
Result<app::FigureFile> file_of(HttpRequest const& request) {
  auto const& query = request.query;
  app::FigureFile file;
  std::string sheet, separator, columns, indicator;
  struct Word {
    char const* name;
    std::string* word;
  };
  for (auto const& [name, word] :
       {Word{"source", &file.asked.source}, Word{"address", &file.asked.address},
        Word{"file", &file.asked.file}, Word{"sheet", &sheet}, Word{"separator", &separator},
        Word{"columns", &columns}, Word{"indicator", &indicator}}) {
    auto read = query_words(query, name);
    if (!read) return std::unexpected(read.error());
    *word = std::move(*read);
  }
  auto said = said_of(query_value(query, "encoding"), separator, sheet);
  if (!said) return std::unexpected(said.error());
  auto told = columns_in(columns, query_value(query, "header"), std::move(indicator));
  if (!told) return std::unexpected(told.error());
  file.bytes = request.body;
  file.said = std::move(*said);
  file.asked.columns = std::move(*told);
  file.asked.as_of = query_value(query, "as_of");
  return file;
}

}  // namespace

HttpAnswer Api::figures(HttpRequest const& request, app::Account const& account) {
  auto const room = figure_room(store_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  if (auto const set = query_value(request.query, "set"); !set.empty()) {
    auto const rows = app::figure_rows(set, room->desk(account, figures_));
    if (!rows) return problem_answer(rows.error());
    return json_answer(200, wire::text_of_message(*rows));
  }
  auto const list = app::list_figures(room->desk(account, figures_));
  if (!list) return problem_answer(list.error());
  return json_answer(200, wire::text_of_message(*list));
}

HttpAnswer Api::try_figures(HttpRequest const& request, app::Account const& account) {
  return take_figures(request, account, [&](app::FigureFile const& file, app::FigureDesk const& d) {
    return app::check_figures(file, d);
  });
}

HttpAnswer Api::import_figures(HttpRequest const& request, app::Account const& account) {
  auto const key = query_value(request.query, "key");
  return take_figures(request, account, [&](app::FigureFile const& file, app::FigureDesk const& d) {
    // One after the other: what stands already decides, and no other desk waits for it.
    std::lock_guard const lock(tables_);
    return app::import_figures(file, key, d);
  });
}

HttpAnswer Api::take_figures(HttpRequest const& request, app::Account const& account,
                             TakeFigures const& take) {
  auto const file = file_of(request);
  if (!file) return problem_answer(file.error());
  auto const room = figure_room(store_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const turn = piles_.take(account.user);
  if (!turn)
    return problem_answer({ProblemKind::too_many_tries,
                           "Another file is being read already; ask again when it is done."});
  auto const answer = apart([&] { return take(*file, room->desk(account, figures_)); });
  if (!answer) return problem_answer(answer.error());
  return json_answer(200, wire::text_of_message(*answer));
}

HttpAnswer Api::undo_figures(HttpRequest const& request, app::Account const& account) {
  auto const asked = wire::read_text<app::UndoFigures>(request.body);
  if (!asked) return problem_answer(asked.error());
  auto const room = figure_room(store_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  std::lock_guard const lock(tables_);
  auto const done = app::undo_figures(asked->set, room->desk(account, figures_));
  return done ? json_answer(200, "{}") : problem_answer(done.error());
}

}  // namespace otor::server
