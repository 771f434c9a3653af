// SPDX-License-Identifier: Apache-2.0
#pragma once
// The tables. `event` and `feed` are the record; `act` and `withdrawal` are the read model and can
// be thrown away and computed again from the open parts of the record; `subject_event`,
// `named_person`, `membership` and `area_write` follow from the events too and say where the next
// one is fed, and what is erased with whom.

#include <string>

#include "store/sqlite.h"

namespace otor::store {

inline constexpr int schema_version = 2;

/// Creates what is missing in an empty file; catches up with what an older otor left out.
/// Throws StorageError for a file of a newer otor.
/// `store_id` names this store when it is new; receipts of another store are worth nothing here.
void prepare_schema(Database& database, std::string const& store_id);

/// A word kept in `meta`; "" where there is none.
std::string meta(Database& database, std::string_view key);
void set_meta(Database& database, std::string_view key, std::string const& value);
void drop_meta(Database& database, std::string_view key);

/// Keys of `meta`. `keyring` is the name of the keys that belong to this store, `keys` says that
/// their file was made, `plain` how far the rows of an older store are sealed while they are not
/// all: up to which number of an event, or "file" where only the file has to be written anew.
inline constexpr std::string_view keyring_meta = "keyring", keys_made_meta = "keys",
                                  plain_meta = "plain";

}  // namespace otor::store
