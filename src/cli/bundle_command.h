// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor bundle`: what phones gave out as files comes home without a network, and signed receipts go
// back the same way (`import`); the record of an officer's soums goes to her phone (`export`). Both
// may run while the server serves.

#include <iosfwd>
#include <string>
#include <vector>

namespace otor::cli {

struct BundleOptions {
  std::string data;                // folder of the store, with its two keys
  std::vector<std::string> files;  // what phones gave out
  std::string receipts;            // where receipts go; "": nowhere
  std::string user, out;           // of `export`: whose soums, and the new file
};

/// Tells of each file what became of it. Exit code 0, or 1 where a file was refused, is torn, or
/// holds a record that was not taken.
int bundle_import(BundleOptions const& options, std::ostream& out, std::ostream& problems);

/// Writes the file and tells its code, which is kept nowhere. Each soum is a row of audit in the
/// officer's name. Exit code 0, or 1 where nothing was written.
int bundle_export(BundleOptions const& options, std::ostream& out, std::ostream& problems);

}  // namespace otor::cli
