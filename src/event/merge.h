// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one merge rule. A write names the writes it has seen and replaces (`over`); what nobody has
// replaced is a head; two heads that differ are both shown. Clocks only choose which of them is
// shown first.
//
// A Register is one field of one subject. It takes writes one at a time, in any order and as often
// as they come, and ends in the same state: a late write that is already replaced dies on arrival.

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "event/event.h"

namespace otor::event {

/// Who said something, and when: shared by everything that one event says. `received` changes when
/// a receipt arrives; the order of what is shown follows without folding again.
struct Origin {
  Uuid id;
  Uuid device;
  std::int64_t seq = 1;
  Stamp clock;
  Received received;
  std::string author;
  std::string area;
  std::string at;
  bool safe = false;  // brought home: pulled from a server, or with a safe receipt

  Stamp when() const { return event::when(clock, received); }
};
using OriginRef = std::shared_ptr<Origin const>;

/// The one order of events: (when, id).
inline bool earlier(Origin const& one, Origin const& other) {
  return std::pair(one.when(), one.id) < std::pair(other.when(), other.id);
}

/// What a register holds. Equal values have equal canonical JSON.
using Value = std::variant<std::string, std::int64_t, Told>;

struct Write {
  OriginRef origin;
  Value value;
};

class Register {
 public:
  /// Takes a write; `over` is its event's list, sorted.
  void take(OriginRef const& origin, Value value, std::vector<Uuid> const& over);

  /// Writes that nobody replaced, sorted by id.
  std::vector<Write> const& heads() const { return heads_; }

  /// The head with the greatest (when, id); nothing where nothing was ever written.
  Write const* shown() const;

  /// Whether the heads hold more than one distinct value.
  bool differs() const;

 private:
  bool replaced(Origin const& origin) const;
  bool note_seq(Origin const& origin);  // whether its device has written here before

  std::vector<Write> heads_;                           // sorted by id
  std::vector<Uuid> overs_;                            // every id some write replaces, sorted
  std::vector<std::pair<Uuid, std::int64_t>> newest_;  // greatest seq of each device, sorted
};

}  // namespace otor::event
