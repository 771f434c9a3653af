// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a store is what it should be: computed from the lines alone, which are the only truth in
// it. Everything else there, hashes, columns, feed and read model, must follow from them. What is
// sealed is opened with the keys beside the store.

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "store/audit.h"

namespace otor::store {

struct Verdict {
  std::int64_t events = 0, devices = 0, positions = 0, quarantined = 0, audited = 0;
  std::int64_t unchained = 0;  // events of devices that send no chain
  std::int64_t erased = 0;     // of which only the open part is left
  /// What people should know and nothing is wrong with: seq numbers of a device that never came;
  /// links that were broken when they came, as the audit tells.
  std::vector<std::string> notes;
  /// What must not be. A sound store has none.
  std::vector<std::string> faults;

  bool sound() const { return faults.empty(); }
};

/// Looks at every event of the store in `folder`, while it may go on serving. At most `most` notes
/// and faults are told one by one; the last line then says how many there are.
///
/// Errors: bad_value where the folder holds no store; storage where it cannot be read at all.
///
/// `witnesses`: heads of the audit that phones were told; none of them may be contradicted.
Result<Verdict> verify(std::string const& folder, std::size_t most = 50,
                       std::vector<AuditHead> const& witnesses = {});

/// The same where nobody but SQLite can look whether there is a store.
Result<Verdict> verify_opened(std::string const& folder, std::size_t most = 50,
                              std::vector<AuditHead> const& witnesses = {});

}  // namespace otor::store
