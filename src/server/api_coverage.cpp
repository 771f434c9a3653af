// SPDX-License-Identifier: Apache-2.0
// Where coverage stands, and how long people stay insured, for a head and for the programme.
#include <algorithm>

#include "app/area_map.h"
#include "app/rollout.h"
#include "server/api.h"
#include "server/coverage_room.h"
#include "server/tagged_answer.h"
#include "wire/json.h"

namespace otor::server {
HttpAnswer Api::coverage(HttpRequest const& request, app::Account const& account) {
  auto room = CoverageRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const told =
      room->tell(account, query_value(request.query, "measure"), app::Compared::soums,
                 {query_value(request.query, "from"), query_value(request.query, "to")});
  if (!told) return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*told));
}

HttpAnswer Api::area_map(HttpRequest const& request, app::Account const&) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const areas = accounts_.areas();
  if (!areas) return problem_answer(areas.error());
  auto const borders = figures_.borders();
  if (!borders) return problem_answer(borders.error());
  auto const soums = listed(query_value(request.query, "soums"));
  for (auto const& soum : soums)
    if (std::ranges::find(home_.areas, soum) == home_.areas.end())
      return problem_answer({ProblemKind::not_found, "There is no soum \"" + soum + "\"."});
  auto const told = app::area_map(*areas, soums, *borders, *language);
  return TaggedAnswer(wire::text_of_message(told)).answer(request);
}

HttpAnswer Api::staying(HttpRequest const& request, app::Account const& account) {
  auto room = CoverageRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const told = room->staying(account, {query_value(request.query, "kind"),
                                            query_value(request.query, "area"), std::string()});
  if (!told) return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*told));
}

/// Nothing is kept: the same word gives the same waves to whoever asks again. It is told that it
/// was drawn, so that nobody draws until it pleases.
HttpAnswer Api::rollout(HttpRequest const& request, app::Account const& account) {
  app::RolloutAsked asked{query_value(request.query, "area"), query_value(request.query, "lot"),
                          query_value(request.query, "first")};
  for (auto const& [name, number] :
       {std::pair("waves", &asked.waves), std::pair("before", &asked.before),
        std::pair("between", &asked.between)}) {
    auto const told = query_number(request.query, name, *number);
    if (!told) return problem_answer(told.error());
    *number = *told;
  }
  auto room = CoverageRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const coverage =
      room->tell(account, query_value(request.query, "measure"), app::Compared::nothing);
  if (!coverage) return problem_answer(coverage.error());
  auto const told = app::rollout(*coverage, asked);
  if (!told) return problem_answer(told.error());
  store::AuditRow row;
  row.reason = "rollout";
  row.detail = asked.area + " " + asked.lot;
  auto noted = tell_seen(account, app::Verb::see, app::Matter::overview, std::move(row));
  if (!noted) return problem_answer(noted.error());
  if (query_value(request.query, "form") != "csv")
    return json_answer(200, wire::text_of_message(*told));
  auto file = app::rollout_csv(*coverage, asked);
  if (!file) return problem_answer(file.error());
  return csv_answer(std::move(*file), "rollout", asked.first);
}

}  // namespace otor::server
