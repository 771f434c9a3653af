// SPDX-License-Identifier: Apache-2.0
#pragma once
// A backup is one file that holds a whole store as of one moment, and beside it a file of the keys
// that open it. Both are made while the server goes on serving, and are complete or absent: they
// get their names only when every byte of them is on disk. What was erased after a backup can be
// read only while an older copy of the keys is kept.

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "store/keyring.h"

namespace otor::store {

struct BackupFacts {
  std::string store;             // id of the store it was made of
  std::int64_t version = 0;      // of its tables; below 2 nothing in it is sealed
  std::string keyring;           // the name of its keys
  std::int64_t events = 0;       // in the record
  std::int64_t position = 0;     // the last of the feed
  std::int64_t quarantined = 0;  // kept aside for a person to look at
};

/// The keys that were backed up with `file`.
std::string backed_up_keys(std::string const& file);

/// What to make a store out of: a backup; its keys, or newer ones of the same store, "" for those
/// that were backed up with it; and what was erased since those keys were copied.
struct RestoreOf {
  std::string file, keys;
  std::vector<Erased> erased;
};

/// Copies the store in `folder` into `file`, and its keys. Errors: bad_value where there is a file
/// already or no store in the folder; storage (a full disk, for example): then nothing is left
/// behind.
Result<BackupFacts> back_up(std::string const& folder, std::string const& file);

/// Makes a store in `folder` out of a backup. It is another store than the one that was backed up
/// (`new_id`): phones do not trust receipts of the old one and send again what they still have, so
/// that nothing is lost that arrived after the backup. Nobody is signed in any more.
///
/// Errors: bad_value where the folder holds a store already, the file is no sound backup or the
/// keys are not those of it; storage. Then nothing of the folder has changed.
Result<BackupFacts> restore(RestoreOf what, std::string const& folder, std::string const& new_id);

}  // namespace otor::store
