// SPDX-License-Identifier: Apache-2.0
#pragma once
// A backup is one file that holds a whole store as of one moment. It is made while the server goes
// on serving, and is complete or absent: it gets its name only when every byte of it is on disk.

#include <cstdint>
#include <string>

#include "base/problem.h"

namespace otor::store {

struct BackupFacts {
  std::string store;             // id of the store it was made of
  std::int64_t events = 0;       // in the record
  std::int64_t position = 0;     // the last of the feed
  std::int64_t quarantined = 0;  // kept aside for a person to look at
};

/// Copies the store in `folder` into `file`. Errors: bad_value where there is a file already or no
/// store in the folder; storage (a full disk, for example): then nothing is left behind.
Result<BackupFacts> back_up(std::string const& folder, std::string const& file);

/// Makes a store in `folder` out of a backup. It is another store than the one that was backed up
/// (`new_id`): phones do not trust receipts of the old one and send again what they still have, so
/// that nothing is lost that arrived after the backup. Nobody is signed in any more.
///
/// Errors: bad_value where the folder holds a store already, or the file is no sound backup;
/// storage. Then nothing of the folder has changed.
Result<BackupFacts> restore(std::string const& file, std::string const& folder,
                            std::string const& new_id);

}  // namespace otor::store
