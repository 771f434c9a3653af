// SPDX-License-Identifier: Apache-2.0
// Phones of officers, and giving one up as lost.
#include "app/phones.h"
#include "server/api.h"
#include "wire/json.h"

namespace otor::server {
namespace {

constexpr std::size_t largest_order = std::size_t{1} << 10;

}  // namespace

HttpAnswer Api::phones(HttpRequest const&, app::Account const& account) {
  auto const found = app::phones_of(account, devices_, accounts_);
  if (!found) return problem_answer(found.error());
  return json_answer(200, wire::text_of_message(*found));
}

HttpAnswer Api::lose_phone(HttpRequest const& request, app::Account const& account) {
  if (request.body.size() > largest_order)
    return problem_answer(413, "too_large", "An order has at most 1 KiB.");
  auto const order = wire::read_text<app::LostPhone>(request.body);
  if (!order) return problem_answer(order.error());
  if (auto lost = app::lose_phone(account, order->device, devices_, accounts_); !lost)
    return problem_answer(lost.error());
  return phones(request, account);
}

}  // namespace otor::server
