// SPDX-License-Identifier: Apache-2.0
// Handbooks at the head's desk.
#include "server/api.h"
#include "server/money_room.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::size_t largest_order = std::size_t{1} << 16;

/// What the page is told from, kept together while it is used.
struct HandbookRoom {
  MoneyRoom money;
  std::vector<std::string> departments;

  app::HandbookPorts ports(store::SqlStock& stock) const {
    return {money.soums, departments, money.officers, stock, stock, money.today};
  }
};

/// `verb`: of the departments. Errors: storage.
Result<HandbookRoom> handbook_room(store::Store& store, app::Account const& account,
                                   app::Home const& home, app::Verb verb, std::int64_t now_ms) {
  auto room = money_room(
      store, app::areas_for(account, app::Verb::see, app::Matter::overview, home.areas), now_ms);
  if (!room) return std::unexpected(room.error());
  return HandbookRoom{std::move(*room),
                      app::departments_of(account, verb, app::Matter::stock, home.areas)};
}

}  // namespace

HttpAnswer Api::handbooks(HttpRequest const& request, app::Account const& account) {
  auto const room = handbook_room(store_, account, home_, app::Verb::see, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  auto const page = app::handbooks(query_value(request.query, "from"),
                                   query_value(request.query, "to"), room->ports(stock_));
  if (!page) return problem_answer(page.error());
  return json_answer(200, wire::text_of_message(*page));
}

HttpAnswer Api::order_handbooks(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 64 KiB.");
  auto const order = wire::read_text<app::HandbookOrder>(request.body);
  if (!order) return problem_answer(order.error());
  auto const room = handbook_room(store_, account, home_, app::Verb::write, clock_.now_ms());
  if (!room) return problem_answer(room.error());
  RandomBytes chance;
  // One after the other: what is decided here hangs on what was written before.
  std::lock_guard const lock(desk_);
  auto const made = app::events_of(*order, room->ports(stock_));
  if (!made) return problem_answer(made.error());
  auto const written =
      app::write_at_desk(account, made->events, {home_, log_, devices_, clock_, chance});
  if (!written) return problem_answer(written.error());
  app::HandbooksOrdered const done{std::ssize(made->events) + made->already};
  return json_answer(200, wire::text_of_message(done));
}

}  // namespace otor::server
