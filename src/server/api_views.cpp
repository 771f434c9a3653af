// SPDX-License-Identifier: Apache-2.0
// Pages of the desk that somebody gave a name: told to her and changed by her alone.
#include "app/saved_view.h"
#include "server/api.h"
#include "store/sql_views.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::size_t largest_order = std::size_t{1} << 12;

}  // namespace

HttpAnswer Api::views(HttpRequest const&, app::Account const& account) {
  store::SqlViews kept(store_);
  auto const views = app::saved_views(account, kept);
  if (!views) return problem_answer(views.error());
  return json_answer(200, wire::text_of_message(*views));
}

HttpAnswer Api::order_view(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 4 KiB.");
  auto const order = wire::read_text<app::ViewOrder>(request.body);
  if (!order) return problem_answer(order.error());
  store::SqlViews kept(store_);
  {
    // One after the other: how many there are and what they are called decides.
    std::lock_guard const lock(desk_);
    auto const done = app::order_view(*order, account, kept, clock_.now_ms());
    if (!done) return problem_answer(done.error());
  }
  return views(request, account);
}

}  // namespace otor::server
