// SPDX-License-Identifier: Apache-2.0
// What still has to be brought home, and the receipts for what has been.
#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {

Result<wire::OutboxAnswer> outbox(RecordSession& session, wire::OutboxRequest const&) {
  wire::OutboxAnswer answer;
  answer.unsafe = session.outbox.unsafe();
  for (auto const* line : session.outbox.lines()) answer.lines.push_back(*line);
  answer.newest_position = session.newest_position;
  return answer;
}

Result<wire::ReceiptsAnswer> receipts(RecordSession& session,
                                      wire::ReceiptsRequest const& request) {
  for (auto const& receipt : request.receipts) {
    session.outbox.receipt(receipt.id, receipt.status);
    // With the stamps a phone orders its own work as everybody else will.
    session.book.note_received(receipt.id, received_of(receipt));
    if (sync::is_safe(receipt.status)) session.book.note_safe(receipt.id);
  }
  return wire::ReceiptsAnswer{session.outbox.unsafe()};
}

}  // namespace otor::app
