// SPDX-License-Identifier: Apache-2.0
#pragma once
// A fact that somebody recorded: one line of canonical JSON, never changed. The line is what is
// stored, hashed and sent; the structs here are what was read out of it. `wire/event_line.h` turns
// one into the other.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/body.h"
#include "event/clock.h"
#include "event/uuid.h"

namespace otor::event {

struct Envelope {
  Uuid id;
  Uuid device;
  std::int64_t seq = 1;  // counts up by one on each device
  std::optional<std::string>
      prev;  // hash of the device's event before; "" for seq 1; absent: unchained
  Stamp clock;
  std::string author;  // account that acted
  std::string area;    // code of the soum in which the author acted, or own_area
  Uuid subject;        // household or person
  std::string kind;
  std::string at;          // the device's wall clock, as it was told
  std::int64_t v = 1;      // version of the body for this kind
  std::vector<Uuid> over;  // the writes this one replaces, sorted
};

/// What an author writes for nobody else, as one more stream beside those of the soums.
inline std::string own_stream(std::string_view author) {
  return std::string(own_area) + ":" + std::string(author);
}
inline std::string stream_of(Envelope const& envelope) {
  return envelope.area == own_area ? own_stream(envelope.author) : envelope.area;
}

struct Event {
  Envelope envelope;
  Body body;
  std::string line;  // canonical
};

inline constexpr std::size_t largest_line = 64 * 1024;
inline constexpr int deepest_line = 8;
inline constexpr std::int64_t largest_integer = (std::int64_t{1} << 53) - 1;

/// First 16 bytes of SHA-256("otor-event-1\n" + line), base64url without padding: 22 characters.
std::string hash_of(std::string_view line);

/// Whether `text` has the form of a hash.
bool is_hash(std::string_view text);

/// How an event stands to the one before it on its device.
enum class Link { follows, gap, broken, unchained };

/// `before` is the event with the greatest lower seq that is held, and its hash; nothing when none
/// is held. A gap (seq missing in between) or a broken link is shown to people and stops nothing:
/// facts are independent.
struct Before {
  std::int64_t seq = 0;
  std::string hash;
};
Link link_of(Envelope const& event, std::optional<Before> const& before);

/// What the server adds outside the line, in milliseconds.
struct Received {
  std::optional<std::int64_t> at;  // its time at commit, since 1970
  std::int64_t skew =
      0;  // its time minus the wall that the sender told with the push; 0 below two minutes
  std::optional<std::int64_t> registered;  // when the device became known
  bool operator==(Received const&) const = default;
};

/// The time by which events are ordered: clock + skew, never before the device was registered,
/// never after it was received. Order is (when, id).
Stamp when(Stamp clock, Received const& received);

}  // namespace otor::event
