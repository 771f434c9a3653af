// SPDX-License-Identifier: Apache-2.0
#include "handbook/message_length.h"

namespace otor::handbook {
namespace {

constexpr std::string_view one_unit =
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::string_view two_units = "^{}\\[~]|€\f";

struct Capacity {
  std::int64_t alone, in_parts;
};
constexpr Capacity plain{160, 153}, wide{70, 67};

// The bytes of the first letter of `text`.
std::size_t letter_size(std::string_view text) {
  auto const first = static_cast<unsigned char>(text.front());
  std::size_t const size = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return size <= text.size() ? size : 1;
}

// Units of one letter; none where the alphabet does not have it.
std::int64_t plain_units(std::string_view letter) {
  if (one_unit.find(letter) != one_unit.npos) return 1;
  return two_units.find(letter) != two_units.npos ? 2 : 0;
}

struct Counted {
  std::int64_t plain = 0, wide = 0;
  bool all_plain = true;
};

Counted counted(std::string_view text) {
  Counted sum;
  while (!text.empty()) {
    auto const size = letter_size(text);
    auto const units = plain_units(text.substr(0, size));
    sum.all_plain &= units > 0;
    sum.plain += units;
    sum.wide += size == 4 ? 2 : 1;  // a pair of UTF-16
    text.remove_prefix(size);
  }
  return sum;
}

}  // namespace

MessageLength length_of_message(std::string_view text) {
  auto const sum = counted(text);
  auto const units = sum.all_plain ? sum.plain : sum.wide;
  auto const& capacity = sum.all_plain ? plain : wide;
  if (units <= capacity.alone)
    return {units, units > 0 ? 1 : 0, capacity.alone - units, sum.all_plain};
  auto const parts = (units + capacity.in_parts - 1) / capacity.in_parts;
  return {units, parts, parts * capacity.in_parts - units, sum.all_plain};
}

}  // namespace otor::handbook
