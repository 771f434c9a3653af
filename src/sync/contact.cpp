// SPDX-License-Identifier: Apache-2.0
#include "sync/contact.h"

namespace otor::sync {

Verdict judge_contact(Kept const& kept, Told const& told) {
  Verdict verdict;
  verdict.store_changed = kept.store != told.store;
  verdict.areas_changed = kept.epoch != told.epoch;
  auto const known = told.known ? told.known->seq : 0;
  verdict.receipts_void = !verdict.store_changed && kept.safe > known;
  verdict.new_device =
      told.known && (known > kept.head || kept.hash_there != std::optional(told.known->hash));
  return verdict;
}

}  // namespace otor::sync
