// SPDX-License-Identifier: Apache-2.0
#include "event/uuid.h"

#include "base/sha256.h"

namespace otor::event {
namespace {

constexpr char hex[] = "0123456789abcdef";

int digit_of(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  return -1;
}

constexpr bool is_hyphen_place(std::size_t place) {
  return place == 8 || place == 13 || place == 18 || place == 23;
}

}  // namespace

std::optional<Uuid> parse_uuid(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  for (std::size_t place = 0; place < text.size(); ++place) {
    if (is_hyphen_place(place)) {
      if (text[place] != '-') return std::nullopt;
      continue;
    }
    int const digit = digit_of(text[place]);
    if (digit < 0) return std::nullopt;
    auto& half = place < 18 ? id.high : id.low;
    half = half << 4 | static_cast<std::uint64_t>(digit);
  }
  return id;
}

void append_text(std::string& out, Uuid id) {
  char text[36];
  for (int place = 35; place >= 0; --place) {
    if (is_hyphen_place(static_cast<std::size_t>(place))) {
      text[place] = '-';
      continue;
    }
    auto& half = place < 18 ? id.high : id.low;
    text[place] = hex[half & 0xF];
    half >>= 4;
  }
  out.append(text, sizeof text);
}

std::string text_of(Uuid id) {
  std::string out;
  append_text(out, id);
  return out;
}

Uuid uuid_v7(std::int64_t wall_ms, std::string_view random, std::string_view purpose) {
  Sha256 hash;
  hash.add("otor-uuid-1\n");
  hash.add(purpose);
  hash.add("\n");
  hash.add(random);
  auto const digest = hash.digest();
  std::uint64_t low = 0;
  for (std::size_t at = 0; at < 8; ++at) low = low << 8 | digest[at];
  auto const wall = static_cast<std::uint64_t>(wall_ms < 0 ? 0 : wall_ms) & 0xFFFF'FFFF'FFFFu;
  std::uint64_t const twelve = static_cast<std::uint64_t>(digest[8] & 0xF) << 8 | digest[9];
  return {wall << 16 | 0x7000u | twelve, (low & 0x3FFF'FFFF'FFFF'FFFFu) | 0x8000'0000'0000'0000u};
}

}  // namespace otor::event
