// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one merge rule. A write names the writes it has seen and replaces (`over`); what nobody has
// replaced is a head; two heads that differ are both shown. Clocks only choose which of them is
// shown first.
//
// A Register is one field of one subject. It takes writes one at a time, in any order and as often
// as they come, and ends in the same state: a late write that is already replaced dies on arrival.

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "event/event.h"

namespace otor::event {

/// Who said something, and when: everything that one event says points to it. `received` changes
/// when a receipt arrives; the order of what is shown follows without folding again.
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
/// Whoever folds keeps the origins, where they do not move.
using OriginRef = Origin const*;

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
  void take(OriginRef origin, Value value, std::vector<Uuid> const& over);

  /// Writes that nobody replaced, sorted by id.
  std::vector<Write> const& heads() const { return heads_; }

  /// The head with the greatest (when, id); nothing where nothing was ever written.
  Write const* shown() const;

  /// Whether the heads hold more than one distinct value.
  bool differs() const;

  /// Whether some write here names this one in its `over`, or is a later one of the same device.
  bool replaces(Origin const& origin) const;

  /// Takes over what the register of another subject holds, where the two are one: a write there
  /// replaces one here only by naming it.
  void unite(Register const& other);

 private:
  void put(Write write);
  bool note_seq(Origin const& origin);  // whether its device has written here before

  std::vector<Write> heads_;                           // sorted by id
  std::vector<Uuid> overs_;                            // every id some write replaces, sorted
  std::vector<std::pair<Uuid, std::int64_t>> newest_;  // greatest seq of each device, sorted
};

}  // namespace otor::event
