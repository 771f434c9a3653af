// SPDX-License-Identifier: Apache-2.0
#include "handbook/letters.h"

#include <algorithm>
#include <span>

namespace otor::handbook {
namespace {

struct Between {
  char32_t first, last;
};

constexpr Between marks[] = {{0x300, 0x36f},   {0x483, 0x489},   {0x1ab0, 0x1aff},
                             {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f}};
constexpr Between unseen[] = {
    {0x00, 0x20},     {0x7f, 0xa0},     {0xad, 0xad},      {0x34f, 0x34f},   {0x115f, 0x1160},
    {0x1680, 0x1680}, {0x17b4, 0x17b5}, {0x180b, 0x180f},  {0x2000, 0x200f}, {0x2028, 0x202f},
    {0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000},  {0x3164, 0x3164}, {0xfe00, 0xfe0f},
    {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xe0000, 0xe0fff}};

bool is_among(char32_t letter, std::span<Between const> ranges) {
  return std::ranges::any_of(
      ranges, [&](Between const& range) { return letter >= range.first && letter <= range.last; });
}

}  // namespace

char32_t take_letter(std::string_view& text) {
  auto const first = static_cast<unsigned char>(text.front());
  std::size_t const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  char32_t letter = length == 1 ? first : first & (0x7f >> length);
  bool whole = length <= text.size() && (length == 1 || first >= 0xc2);
  for (std::size_t at = 1; whole && at < length; ++at) {
    auto const next = static_cast<unsigned char>(text[at]);
    whole = (next & 0xc0) == 0x80;
    letter = letter << 6 | (next & 0x3f);
  }
  text.remove_prefix(whole ? length : 1);
  return whole ? letter : U'\ufffd';
}

bool is_unseen(std::string_view text) {
  while (!text.empty()) {
    if (!is_among(take_letter(text), unseen)) return false;
  }
  return true;
}

std::size_t most_marks(std::string_view text) {
  std::size_t most = 0, now = 0;
  while (!text.empty()) {
    now = is_among(take_letter(text), marks) ? now + 1 : 0;
    most = std::max(most, now);
  }
  return most;
}

}  // namespace otor::handbook
