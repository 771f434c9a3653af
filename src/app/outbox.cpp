// SPDX-License-Identifier: Apache-2.0
// What still has to be brought home, and the receipts for what has been.
#include "app/record_calls.h"

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
    if (sync::is_safe(receipt.status)) session.book.note_safe(receipt.id);
  }
  return wire::ReceiptsAnswer{session.outbox.unsafe()};
}

}  // namespace otor::app
