// SPDX-License-Identifier: Apache-2.0
// What the phone concludes from a server's hello.
#include "app/record_calls.h"
#include "sync/contact.h"

namespace otor::app {

Result<wire::ContactAnswer> contact(RecordSession&, wire::ContactRequest const& request) {
  sync::Kept const kept{request.store, request.epoch, request.head, request.hash_there,
                        request.safe};
  sync::Told told{request.told_store, request.told_epoch, std::nullopt};
  if (request.known_seq && request.known_hash) {
    told.known = sync::ChainHead{*request.known_seq, *request.known_hash};
  }
  auto const verdict = sync::judge_contact(kept, told);
  return wire::ContactAnswer{verdict.store_changed, verdict.areas_changed, verdict.receipts_void,
                             verdict.new_device};
}

}  // namespace otor::app
