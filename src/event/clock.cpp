// SPDX-License-Identifier: Apache-2.0
#include "event/clock.h"

#include <algorithm>

namespace otor::event {

std::optional<Stamp> parse_stamp(std::string_view text) {
  if (text.size() != 16) return std::nullopt;
  std::uint64_t bits = 0;
  for (char const character : text) {
    std::uint64_t digit = 0;
    if (character >= '0' && character <= '9') {
      digit = static_cast<std::uint64_t>(character - '0');
    } else if (character >= 'a' && character <= 'f') {
      digit = static_cast<std::uint64_t>(character - 'a' + 10);
    } else {
      return std::nullopt;
    }
    bits = bits << 4 | digit;
  }
  return Stamp{static_cast<std::int64_t>(bits >> 16), static_cast<std::uint16_t>(bits & 0xFFFF)};
}

std::string text_of(Stamp stamp) {
  std::string text(16, '0');
  auto bits = static_cast<std::uint64_t>(stamp.ms) << 16 | stamp.counter;
  for (auto place = text.rbegin(); place != text.rend(); ++place, bits >>= 4) {
    *place = "0123456789abcdef"[bits & 0xF];
  }
  return text;
}

Stamp HybridClock::make(std::int64_t wall_ms) {
  auto const wall = std::clamp<std::int64_t>(wall_ms, 0, last_stamp_ms);
  if (wall > last_.ms || last_.ms - wall > one_day_ms) {
    last_ = {wall, 0};
  } else if (last_.counter != 0xFFFF) {
    last_ = {last_.ms, static_cast<std::uint16_t>(last_.counter + 1)};
  } else {
    last_ = {std::min(last_.ms + 1, last_stamp_ms), 0};
  }
  return last_;
}

void HybridClock::adopt(Stamp remote, std::int64_t wall_ms) {
  if (remote > last_ && remote.ms <= wall_ms + one_day_ms) last_ = remote;
}

}  // namespace otor::event
