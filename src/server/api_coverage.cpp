// SPDX-License-Identifier: Apache-2.0
// Where coverage stands, and how long people stay insured, for a head and for the programme.
#include "server/api.h"
#include "server/coverage_room.h"
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

HttpAnswer Api::staying(HttpRequest const& request, app::Account const& account) {
  auto room = CoverageRoom::open(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const told = room->staying(account, {query_value(request.query, "kind"),
                                            query_value(request.query, "area"), std::string()});
  if (!told) return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*told));
}

}  // namespace otor::server
