// SPDX-License-Identifier: Apache-2.0
#pragma once
// A store that was made before anything was sealed. Its rows are sealed a thousand at a time, each
// thousand in one transaction, so that a killed program goes on where it was; then the whole file
// is written anew, as pages may hold what once stood in them.

#include "store/keyring.h"

namespace otor::store {

/// Before anybody reads or writes. Nothing happens to a store that is sealed. Throws StorageError.
void seal_what_is_plain(Database& database, Keyring& keys);

}  // namespace otor::store
