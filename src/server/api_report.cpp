// SPDX-License-Identifier: Apache-2.0
// Reports: for a head of her own soums, for the programme totals of all.
#include <boost/describe/enum_from_string.hpp>

#include "base/word.h"
#include "server/apart.h"
#include "server/api.h"
#include "server/report_file.h"
#include "wire/json.h"

namespace otor::server {

namespace {

struct ReportedSoums {
  std::vector<std::string> soums;
  bool totals = false;
};

/// A head's own; of who may see totals only all that are counted.
ReportedSoums reported_soums(app::Account const& account, app::Home const& home) {
  using app::Matter, app::Verb;
  if (auto mine = soums_of_money(account, home); !mine.empty()) return {std::move(mine), false};
  return {app::areas_for(account, Verb::count, Matter::totals, home.areas), true};
}

}  // namespace

HttpAnswer Api::reports(HttpRequest const& request, app::Account const& account) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const [soums, totals] = reported_soums(account, home_);
  auto const listed = app::listed_reports(*language, soums, totals);
  return json_answer(200, wire::text_of_message(listed));
}

HttpAnswer Api::report(HttpRequest const& request, app::Account const& account) {
  auto const& query = request.query;
  auto const form = form_of(query_value(query, "format"));
  if (!form) return problem_answer(form.error());
  auto const language = language_in(query);
  if (!language) return problem_answer(language.error());
  app::ReportQuestion question{query_value(query, "name"),
                               query_value(query, "on"),
                               query_value(query, "scheme"),
                               query_value(query, "officer"),
                               *language,
                               query_value(query, "from")};
  if (!query_value(query, "limit").empty()) {
    auto const most = query_number(query, "limit", 0);
    if (!most) return problem_answer(most.error());
    if (*form != ReportForm::json)
      return problem_answer(400, "bad_value",
                            "limit: a file holds all rows; json may leave some out.");
    question.most = *most;
  }
  auto const mine = reported_soums(account, home_);
  auto const area = query_value(query, "area");
  if (mine.totals && !area.empty())
    return problem_answer(400, "bad_value", "area: totals are told of all together.");
  auto const soums = app::soums_in(area, mine.soums);
  if (!soums) return problem_answer(soums.error());
  auto const room = money_room(store_, *soums, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const turn = piles_.take(account.user);
  if (!turn)
    return problem_answer(
        {ProblemKind::too_many_tries, "Papers are being made already; ask again when they are."});
  ReportSources const sources{*room,      *papers_, home_,  worklists_,
                              training_,  store_,   clock_, awaited_by(request),
                              mine.totals};
  auto bytes = apart([&] { return report_file(question, *form, sources); });
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
