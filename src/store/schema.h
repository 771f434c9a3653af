// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables. `event` and `feed` are the record; `act` and `household_write` are the read model and
// can be thrown away and computed again from the record.

#include <string>

#include "store/sqlite.h"

namespace otor::store {

inline constexpr int schema_version = 1;

/// Creates what is missing in an empty file. Throws StorageError for a file of a newer otor.
/// `store_id` names this store when it is new; receipts of another store are worth nothing here.
void prepare_schema(Database& database, std::string const& store_id);

}  // namespace otor::store
