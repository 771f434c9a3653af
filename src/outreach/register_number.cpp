// SPDX-License-Identifier: Apache-2.0
#include "outreach/register_number.h"

#include <algorithm>

namespace otor::outreach {
namespace {

constexpr std::size_t digits = 8, shown = 2;

bool is_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// Bytes of the letter at `at`: 1 for Latin, 2 for Cyrillic, 0 for anything else.
std::size_t letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  auto const first = static_cast<unsigned char>(text[at]);
  if ((first | 0x20) >= 'a' && (first | 0x20) <= 'z') return 1;
  return first >= 0xD0 && first <= 0xD3 && at + 1 < text.size() ? 2 : 0;
}

/// Where a register number that begins at `at` has its digits, 0 where none begins there.
std::size_t digits_of(std::string_view text, std::size_t at) {
  auto place = at;
  for (int count = 0; count < 2; ++count) {
    auto const size = letter(text, place);
    if (size == 0) return 0;
    place += size;
  }
  if (place < text.size() && (text[place] == ' ' || text[place] == '-')) ++place;
  for (std::size_t count = 0; count < digits; ++count) {
    if (!is_digit(text, place + count)) return 0;
  }
  return is_digit(text, place + digits) ? 0 : place;
}

}  // namespace

std::string masked_register_numbers(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (auto const place = digits_of(text, at); place != 0) {
      for (std::size_t hidden = 0; hidden < 2 + digits - shown; ++hidden) out += "•";
      out += text.substr(place + digits - shown, shown);
      at = place + digits;
      continue;
    }
    auto const size = std::max<std::size_t>(1, letter(text, at));
    out += text.substr(at, size);
    at += size;
  }
  return out;
}

}  // namespace otor::outreach
