// SPDX-License-Identifier: Apache-2.0
#include "app/desk_log.h"

#include "app/line_writer.h"
#include "base/hex.h"

namespace otor::app {
namespace {

constexpr std::size_t random_size = 16;

}  // namespace

event::Uuid desk_of(std::string const& store, std::string const& user) {
  return event::uuid_v7(0, store, "desk/" + user);
}

Result<void> write_at_desk(Account const& account, std::vector<DeskEvent> const& events,
                           Desk const& desk) {
  if (events.empty()) return {};
  auto const device = desk_of(desk.home.store, account.user);
  auto const bound = desk.devices.known_or_bind(device, account.user);
  if (!bound) return std::unexpected(bound.error());
  auto const head = desk.devices.head_of(device);
  if (!head) return std::unexpected(head.error());
  LineWriter writer(device, account.user, hex_of(desk.chance.bytes(random_size)));
  if (*head) writer.go_on((*head)->seq, (*head)->hash);
  auto const now = desk.clock.now_ms();
  std::vector<Pushed> pushed;
  for (auto const& one : events) {
    auto const written = writer.write(one.kind, one.area, one.subject, one.body, now, one.over,
                                      hex_of(desk.chance.bytes(random_size)), one.id);
    pushed.push_back(judge_line(account, device, &*bound, written.line, desk.home));
    // Nothing of it is kept aside: whoever sits there is told at once.
    if (pushed.back().place != Pushed::Place::log) return std::unexpected(*pushed.back().why);
  }
  auto const receipts = desk.log.append(pushed, 0);
  if (!receipts) return std::unexpected(receipts.error());
  for (auto const& receipt : *receipts)
    if (!sync::is_safe(receipt.status))
      return problem(ProblemKind::storage, "Somebody wrote at this desk meanwhile; try again.");
  return {};
}

}  // namespace otor::app
