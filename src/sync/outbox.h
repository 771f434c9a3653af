// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a phone still has to bring home. It is computed, never flagged: the lines of the own log
// without a safe receipt. A refused event stays; nothing here ever deletes.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sync/receipt.h"

namespace otor::sync {

class Outbox {
 public:
  /// A line of the own log. The same line again changes nothing.
  void written(event::Uuid id, std::int64_t seq, std::string line);

  /// A receipt, or the event itself pulled back from the server, which proves as much. It may come
  /// before the line. A safe receipt is never undone by a later refusal: the event is in the log.
  void receipt(event::Uuid id, Status status);

  bool is_safe(event::Uuid id) const;
  std::optional<Status> status_of(event::Uuid id) const;

  std::int64_t unsafe() const { return static_cast<std::int64_t>(waiting_.size()); }

  /// Lines without a safe receipt, in the order of seq.
  std::vector<std::string const*> lines() const;

 private:
  std::map<std::pair<std::int64_t, event::Uuid>, std::string> waiting_;  // by seq
  std::unordered_map<event::Uuid, std::int64_t> seqs_;                   // of waiting lines
  std::unordered_map<event::Uuid, Status> receipts_;
};

}  // namespace otor::sync
