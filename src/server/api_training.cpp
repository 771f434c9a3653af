// SPDX-License-Identifier: Apache-2.0
// Training: what a learner is told, the trainer's desk, and totals.
#include "app/trainer_desk.h"
#include "server/api.h"
#include "server/pile.h"
#include "server/training_room.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr std::size_t largest_order = std::size_t{1} << 17;

store::AuditRow row_of_run(event::Uuid run, std::string actor) {
  store::AuditRow row;
  row.actor = std::move(actor);
  row.verb = "see";
  row.subject = text_of(run);
  row.classes = "training";
  row.reason = "training_run";
  return row;
}

}  // namespace

HttpAnswer Api::my_training(HttpRequest const&, app::Account const& account) {
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const mine = app::my_training(account.user, room->ports(training_));
  if (!mine) return problem_answer(mine.error());
  return json_answer(200, wire::text_of_message(*mine));
}

HttpAnswer Api::trainer(HttpRequest const& request, app::Account const& account) {
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const asked = query_value(request.query, "run");
  if (asked.empty()) {
    auto const desk = app::trainer_desk(room->ports(training_));
    if (!desk) return problem_answer(desk.error());
    return json_answer(200, wire::text_of_message(*desk));
  }
  auto const run = event::parse_uuid(asked);
  if (!run) return problem_answer(400, "bad_value", "run: a UUID is expected.");
  auto const desk = app::run_desk(*run, room->ports(training_));
  if (!desk) return problem_answer(desk.error());
  // Who came and how her tests went is about somebody, once there is somebody.
  if (!desk->learners.empty())
    if (auto told = audit_.note(row_of_run(*run, account.user)); !told)
      return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*desk));
}

HttpAnswer Api::order_training(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 128 KiB.");
  auto const order = wire::read_text<wire::TrainingOrder>(request.body);
  if (!order) return problem_answer(order.error());
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  // One after the other: what is decided here hangs on what was written before.
  std::lock_guard const lock(desk_);
  auto const made = app::events_of(*order, account, room->ports(training_), chance);
  if (!made) return problem_answer(made.error());
  auto const written =
      app::write_at_desk(account, made->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  wire::TrainingOrdered const done{made->run, std::ssize(made->events)};
  return json_answer(200, wire::text_of_message(done));
}

HttpAnswer Api::trained(HttpRequest const&, app::Account const& account) {
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const soums = app::areas_for(account, app::Verb::see, app::Matter::trained, home_.areas);
  auto const told = app::trained_officers(soums, room->ports(training_));
  if (!told) return problem_answer(told.error());
  return json_answer(200, wire::text_of_message(*told));
}

HttpAnswer Api::training_totals(HttpRequest const&, app::Account const&) {
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const totals = app::training_totals(room->ports(training_));
  if (!totals) return problem_answer(totals.error());
  return json_answer(200, wire::text_of_message(*totals));
}

/// Open to whoever holds the paper: nobody guesses its number.
HttpAnswer Api::certificate_seen(HttpRequest const& request) {
  auto const language = language_in(request.query);
  if (!language) return problem_answer(language.error());
  auto const room = training_room(store_, *papers_, home_, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const number = query_value(request.query, "number");
  if (number.empty()) return problem_answer(400, "missing_key", "still missing: number.");
  auto const seen = app::certificate_seen(number, *language, room->ports(training_));
  if (!seen) return problem_answer(seen.error());
  if (!*seen) return problem_answer(404, "not_found", "No certificate has this number.");
  return json_answer(200, wire::text_of_message(**seen));
}

}  // namespace otor::server
