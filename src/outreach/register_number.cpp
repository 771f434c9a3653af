// SPDX-License-Identifier: Apache-2.0
#include "outreach/register_number.h"

#include <algorithm>
#include <cstdint>

#include "base/hex.h"
#include "base/hmac.h"
#include "base/month.h"

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

// The letters of the Mongolian alphabet, which are all that identity cards are printed with.
bool is_mongolian(char32_t letter) {
  return (letter >= U'А' && letter <= U'Я') || letter == U'Ё' || letter == U'Ө' || letter == U'Ү';
}

char32_t capital(char32_t letter) {
  if (letter >= U'а' && letter <= U'я') return letter - 32;
  if (letter == U'ё') return U'Ё';
  return letter == U'ө' || letter == U'ү' ? letter - 1 : letter;
}

bool is_between(std::string_view text, std::size_t at) {
  return text[at] == ' ' || text[at] == '-' || text[at] == '\t';
}

/// Whether "990131" can be somebody's birthday.
bool is_birthday(std::string_view digits) {
  auto const told = [&](std::size_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; };
  auto const two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  constexpr int later = 20;  // is added to the months of this century
  bool const born_later = told(2) > later;
  auto const month = born_later ? told(2) - later : told(2);
  return parse_date((born_later ? "20" : "19") + two(told(0)) + "-" + two(month) + "-" +
                    two(told(4)))
      .has_value();
}

constexpr std::size_t key_signs = 8, hash_signs = 32, mark_signs = key_signs + hash_signs + 4;

/// Which key it is, without a word of what it is.
std::string name_of_key(std::string_view key) {
  return sha256_hex("otor-number-key-1\n" + std::string(key)).substr(0, key_signs);
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

std::expected<std::string, NumberFault> normal_register_number(std::string_view typed) {
  std::string letters, number;
  std::size_t count = 0, known = 0;
  for (std::size_t at = 0; at < typed.size();) {
    if (is_between(typed, at)) {
      ++at;
    } else if (auto const size = letter(typed, at); size != 0 && number.empty()) {
      auto const wide = static_cast<unsigned char>(typed[at]);
      auto const sign = size == 1 ? char32_t{wide}
                                  : capital(char32_t{wide & 0x1FU} << 6 |
                                            (static_cast<unsigned char>(typed[at + 1]) & 0x3FU));
      letters += static_cast<char>(0xC0U | sign >> 6);
      letters += static_cast<char>(0x80U | (sign & 0x3FU));
      known += is_mongolian(sign) ? 1 : 0;
      ++count;
      at += size;
    } else if (is_digit(typed, at)) {
      number += typed[at++];
    } else {
      return std::unexpected(NumberFault::form);
    }
  }
  if (count != 2 || number.size() != digits) return std::unexpected(NumberFault::form);
  if (known != count) return std::unexpected(NumberFault::letters);
  if (!is_birthday(number)) return std::unexpected(NumberFault::birthday);
  return letters + number;
}

std::string number_mark(std::string_view key, std::string_view number) {
  return name_of_key(key) + "." + hex_of(hmac_sha256(key, number)).substr(0, hash_signs) + "." +
         std::string(number.substr(number.size() - shown));
}

bool is_number_mark(std::string_view text) {
  if (text.size() != mark_signs) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const dot = at == key_signs || at == key_signs + 1 + hash_signs;
    bool const last = at > key_signs + 1 + hash_signs;
    bool const lower_hex = is_digit(text, at) || (text[at] >= 'a' && text[at] <= 'f');
    if (dot ? text[at] != '.' : last ? !is_digit(text, at) : !lower_hex) return false;
  }
  return true;
}

Numbers compare_marks(std::string_view one, std::string_view other) {
  if (!is_number_mark(one) || !is_number_mark(other)) return Numbers::unknown;
  if (one == other) return Numbers::same;
  return one.substr(0, key_signs) == other.substr(0, key_signs) ? Numbers::differ
                                                                : Numbers::unknown;
}

}  // namespace otor::outreach
