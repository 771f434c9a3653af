// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables. `event` and `feed` are the record; `act`, `household_write` and `withdrawal` are the
// read model and can be thrown away and computed again from the record; `subject_event`,
// `membership` and `area_write` follow from the events too and say where the next one is fed.

#include <string>

#include "store/sqlite.h"

namespace otor::store {

inline constexpr int schema_version = 1;

/// Creates what is missing in an empty file; catches up with what an older otor left out.
/// Throws StorageError for a file of a newer otor.
/// `store_id` names this store when it is new; receipts of another store are worth nothing here.
void prepare_schema(Database& database, std::string const& store_id);

}  // namespace otor::store
