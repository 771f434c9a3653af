// SPDX-License-Identifier: Apache-2.0
// Money for the road at the head's desk.
#include "app/money_totals.h"
#include "server/api.h"
#include "server/money_room.h"
#include "wire/json.h"

namespace otor::server {

namespace {

constexpr std::size_t largest_order = std::size_t{1} << 17;

/// As a phone makes pictures: nothing else leaves here as a picture.
bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xff\xd8\xff"); }

}  // namespace

HttpAnswer Api::money(HttpRequest const& request, app::Account const& account) {
  auto const room = money_room(store_, soums_of_money(account, home_), clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const ports = room->ports(money_, &stock_);
  auto const scheme = query_value(request.query, "scheme");
  auto const officer = query_value(request.query, "officer");
  if (!officer.empty()) {
    auto const book = app::officer_book(scheme, officer, ports);
    if (!book) return problem_answer(book.error());
    return json_answer(200, wire::text_of_message(*book));
  }
  auto const desk = app::money_desk(scheme, ports);
  if (!desk) return problem_answer(desk.error());
  return json_answer(200, wire::text_of_message(*desk));
}

HttpAnswer Api::money_totals(HttpRequest const& request, app::Account const& account) {
  auto const room = money_room(
      store_, app::areas_for(account, app::Verb::count, app::Matter::totals, home_.areas),
      clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const totals = app::money_totals(query_value(request.query, "scheme"), room->ports(money_));
  if (!totals) return problem_answer(totals.error());
  return json_answer(200, wire::text_of_message(*totals));
}

HttpAnswer Api::order_money(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 128 KiB.");
  auto const order = wire::read_text<app::MoneyOrder>(request.body);
  if (!order) return problem_answer(order.error());
  auto const room = money_room(store_, soums_of_money(account, home_), clock_.now_ms());
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  // One after the other: what is decided here hangs on what was written before.
  std::lock_guard const lock(desk_);
  auto const events = app::events_of(*order, account, room->ports(money_), clock_.now_ms(), chance);
  if (!events) return problem_answer(events.error());
  auto const written =
      app::write_at_desk(account, events->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  auto const count = static_cast<std::int64_t>(events->events.size()) + events->already;
  return json_answer(200, "{\"written\":" + std::to_string(count) + "}");
}

HttpAnswer Api::receipt(HttpRequest const& request, app::Account const& account) {
  auto const expense = event::parse_uuid(query_value(request.query, "expense"));
  if (!expense) return problem_answer(400, "bad_value", "expense: a UUID is expected.");
  auto const soums = soums_of_money(account, home_);
  auto const picture = money_.picture(soums, *expense);
  if (!picture) return problem_answer(picture.error());
  auto bytes = *picture ? from_base64url(**picture)
                        : problem(ProblemKind::not_found, "There is no picture of it here.");
  if (bytes && !is_jpeg(*bytes))
    bytes = problem(ProblemKind::not_found, "What was sent is no picture.");
  if (!bytes) return problem_answer(bytes.error());
  HttpAnswer answer;
  answer.content_type = "image/jpeg";
  answer.body = std::make_shared<std::string>(std::move(*bytes));
  return answer;
}

}  // namespace otor::server
