// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bugs of a server that does not tell of a broken link as it should: planted behind the real
// append, as everything else that is planted.

#include <vector>

#include "simulator/planted.h"
#include "store/store.h"
#include "sync/receipt.h"

namespace otor::simulator {

/// After a push was stored: what its receipts and the audit say of a link is not said, or not where
/// it should be. Nothing for any other bug.
void spoil_links(Planted planted, store::Store& store, std::vector<sync::Receipt>& receipts);

}  // namespace otor::simulator
