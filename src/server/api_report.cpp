// SPDX-License-Identifier: Apache-2.0
// Reports for a head: of her own soums alone.
#include <boost/describe/enum_from_string.hpp>

#include "base/word.h"
#include "server/apart.h"
#include "server/api.h"
#include "server/report_file.h"
#include "wire/json.h"

namespace otor::server {

HttpAnswer Api::reports(HttpRequest const& request, app::Account const& account) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const listed = app::listed_reports(*language, soums_of_money(account, home_));
  return json_answer(200, wire::text_of_message(listed));
}

HttpAnswer Api::report(HttpRequest const& request, app::Account const& account) {
  auto const& query = request.query;
  auto const form = form_of(query_value(query, "format"));
  if (!form) return problem_answer(form.error());
  auto const language = language_in(query);
  if (!language) return problem_answer(language.error());
  app::ReportQuestion const question{query_value(query, "name"),
                                     query_value(query, "on"),
                                     query_value(query, "scheme"),
                                     query_value(query, "officer"),
                                     *language,
                                     query_value(query, "from")};
  auto const soums = app::soums_in(query_value(query, "area"), soums_of_money(account, home_));
  if (!soums) return problem_answer(soums.error());
  auto const room = money_room(store_, *soums, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const turn = piles_.take(account.user);
  if (!turn)
    return problem_answer(
        {ProblemKind::too_many_tries, "Papers are being made already; ask again when they are."});
  auto bytes = apart([&] { return report_file(question, *form, *room, store_, clock_); });
  if (!bytes) return problem_answer(bytes.error());
  HttpAnswer answer;
  answer.content_type = content_type(*form);
  answer.body = std::make_shared<std::string const>(std::move(*bytes));
  // The name is one of a list by now; nothing of the question stands in the header as it came.
  answer.headers.emplace_back(
      "Content-Disposition",
      "attachment; filename=\"" + question.name + "-" + room->today + "." + ending(*form) + "\"");
  return answer;
}

}  // namespace otor::server
