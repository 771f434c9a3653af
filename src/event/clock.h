// SPDX-License-Identifier: Apache-2.0
#pragma once
// The hybrid logical clock. Clocks decide nothing that matters, `over` does: they sort lists and
// pick which of two concurrent values is shown first. Wall time is an argument everywhere.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace otor::event {

/// 48 bits of milliseconds since 1970, 16 bits of counter. On the wire 16 hex digits.
struct Stamp {
  std::int64_t ms = 0;
  std::uint16_t counter = 0;
  auto operator<=>(Stamp const&) const = default;
};

/// Nothing for any text that is not 16 lower-case hex digits.
std::optional<Stamp> parse_stamp(std::string_view text);
std::string text_of(Stamp stamp);

inline constexpr std::int64_t one_day_ms = 86'400'000;
/// Days are counted in the time of the west of Mongolia, UTC+7, wherever a device believes to be.
inline constexpr std::int64_t west_offset_ms = 7 * 3'600'000;
inline constexpr std::int64_t last_stamp_ms = (std::int64_t{1} << 48) - 1;

/// Makes the stamps of one device.
class HybridClock {
 public:
  HybridClock() = default;
  explicit HybridClock(Stamp last) : last_(last) {}

  /// The stamp of a new event. The wall ahead of the last stamp: (wall, 0). Within a day below it:
  /// the last and one more on the counter. Further below, the wall was set back: (wall, 0), since
  /// `seq` orders one device.
  Stamp make(std::int64_t wall_ms);

  /// Takes over a clock seen in someone else's event when it is greater and not more than a day
  /// ahead of the wall: one phone in 2036 drags nobody there.
  void adopt(Stamp remote, std::int64_t wall_ms);

  Stamp last() const { return last_; }

 private:
  Stamp last_;
};

}  // namespace otor::event
