// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor backup|restore|verify`: a whole store as one file, and whether a store is what it should
// be. Backup and verify may run while the server serves.

#include <iosfwd>
#include <string>

namespace otor::cli {

struct StoreOptions {
  std::string data;    // folder of the store
  std::string file;    // the backup; for verify, what phones were told of the audit
  std::string keys;    // for restore: other keys than those backed up with it
  std::string erased;  // for restore: the list of what was erased since
};

/// Exit code 0, or 1 with a problem.
int store_backup(StoreOptions const& options, std::ostream& out, std::ostream& problems);

/// Then looks at what it restored, as `verify` does.
int store_restore(StoreOptions const& options, std::ostream& out, std::ostream& problems);

/// Tells what is there on `out`, what is wrong on `problems`. Exit code 1 where anything is wrong.
int store_verify(StoreOptions const& options, std::ostream& out, std::ostream& problems);

/// The same, and whether the audit contradicts what phones were told of it (`file`).
int store_verify_witnessed(StoreOptions const& options, std::ostream& out, std::ostream& problems);

}  // namespace otor::cli
