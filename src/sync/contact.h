// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a phone concludes when it meets a server again, before it sends or takes anything. Both may
// have lost something since: the server was restored from an older copy, the phone's storage was
// cleared or copied, somebody's areas were changed.

#include <cstdint>
#include <optional>
#include <string>

namespace otor::sync {

/// The newest event of a device that somebody holds.
struct ChainHead {
  std::int64_t seq = 0;
  std::string hash;
};

/// What the phone has. `epoch` names the areas that its cache was filled for.
struct Kept {
  std::string store, epoch;
  std::int64_t head = 0;  // seq of the newest own line, 0 for none
  /// Hash of the own line at the seq that the server knows; nothing where there is no such line.
  std::optional<std::string> hash_there;
  std::int64_t safe = 0;  // greatest seq with a safe receipt of this store
};

/// What the server says.
struct Told {
  std::string store, epoch;
  std::optional<ChainHead> known;  // of this device, in the log or set aside
};

struct Verdict {
  /// Another store: its receipts and cursor are new. What the old one acknowledged is sent again.
  bool store_changed = false;
  /// The areas changed: what was pulled is dropped and pulled again, so that nothing of a lost area
  /// stays and nothing of a gained one is skipped.
  bool areas_changed = false;
  /// The server no longer holds what it once acknowledged: the receipts prove nothing.
  bool receipts_void = false;
  /// The chain went on elsewhere, or this log lost its end: it is never continued here.
  bool new_device = false;
};

Verdict judge_contact(Kept const& kept, Told const& told);

}  // namespace otor::sync
