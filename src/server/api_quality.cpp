// SPDX-License-Identifier: Apache-2.0
// Whether visits happened: call-backs that are drawn by lot.
#include "app/remarks_desk.h"
#include "server/api.h"
#include "server/codebooks.h"
#include "server/families_seen.h"
#include "server/pile.h"
#include "server/query.h"
#include "store/sql_subject_log.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::size_t largest_order = std::size_t{1} << 14;

/// What call-backs are told from, kept together while it is used.
struct QualityRoom {
  std::vector<app::Account> everybody;
  std::string today;
  store::SqlCallBacks model;
  store::SqlSubjectLog subjects;

  app::CallBackPorts ports(std::vector<std::string> const& soums) {
    return {everybody, soums, model, subjects, today};
  }
};

Result<QualityRoom> quality_room(store::Store& store, app::Clock const& clock) {
  auto everybody = store::SqlAccounts(store).all();
  if (!everybody) return std::unexpected(everybody.error());
  return QualityRoom{std::move(*everybody), text_of(day_in_west(clock.now_ms())),
                     store::SqlCallBacks(store), store::SqlSubjectLog(store)};
}

}  // namespace

HttpAnswer Api::quality(HttpRequest const& request, app::Account const& account) {
  auto const asked = query_value(request.query, "draw");
  auto const draw = event::parse_uuid(asked);
  if (!asked.empty() && !draw) return problem_answer(400, "bad_value", "draw: a UUID is expected.");
  auto room = quality_room(store_, clock_);
  if (!room) return problem_answer(room.error());
  auto const desk = app::quality_desk(account, draw ? std::optional(*draw) : std::nullopt,
                                      room->ports(home_.areas));
  if (!desk) return problem_answer(desk.error());
  FamiliesSeen seen;
  for (auto const& row : desk->rows)
    if (row.state != app::CallState::gone) seen.add(row.area, row.household);
  if (!seen.none()) {
    auto const told = audit_.note(seen.row(account.user, "quality", "call_back"));
    if (!told) return problem_answer(told.error());
  }
  return json_answer(200, wire::text_of_message(*desk));
}

HttpAnswer Api::remarks(HttpRequest const& request, app::Account const& account) {
  auto const codebook = whole_codebook(store_);
  if (!codebook) return problem_answer(codebook.error());
  auto room = quality_room(store_, clock_);
  if (!room) return problem_answer(room.error());
  app::RemarksQuestion const question{query_value(request.query, "from"),
                                      query_value(request.query, "to")};
  auto const desk = app::remarks_desk(question, account, *codebook, room->ports(home_.areas));
  if (!desk) return problem_answer(desk.error());
  FamiliesSeen seen;
  for (auto const& row : desk->remarks)
    for (auto const& visit : row.visits) seen.add(visit.area, visit.household);
  if (!seen.none()) {
    auto const told = audit_.note(seen.row(account.user, "quality", "remarks"));
    if (!told) return problem_answer(told.error());
  }
  return json_answer(200, wire::text_of_message(*desk));
}

HttpAnswer Api::order_quality(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 16 KiB.");
  auto const order = wire::read_text<app::QualityOrder>(request.body);
  if (!order) return problem_answer(order.error());
  auto room = quality_room(store_, clock_);
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  // One after the other: whether these days were drawn in hangs on what was written before.
  std::lock_guard const lock(desk_);
  auto const made = app::events_of(*order, account, room->ports(home_.areas));
  if (!made) return problem_answer(made.error());
  auto const written =
      app::write_at_desk(account, made->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  app::QualityOrdered const done{made->draw, std::ssize(made->events)};
  return json_answer(200, wire::text_of_message(done));
}

}  // namespace otor::server
