// SPDX-License-Identifier: Apache-2.0
// Where coverage stands, and how long people stay insured, for a head and for the programme.
#include <algorithm>

#include "app/area_map.h"
#include "server/api.h"
#include "server/coverage_room.h"
#include "server/tagged_answer.h"
#include "wire/json.h"

namespace otor::server {
HttpAnswer Api::coverage(HttpRequest const& request, app::Account const& account) {
  auto room = CoverageRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const told =
      room->tell(account, query_value(request.query, "measure"), app::Compared::soums);
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

}  // namespace otor::server
