// SPDX-License-Identifier: Apache-2.0
#include "table/encoding.h"

#include <algorithm>
#include <array>

namespace otor::table {

namespace {

// 0x80 to 0xBF; from 0xC0 on it is А to я in the order of Unicode. 0x98 is no character.
constexpr std::array<char16_t, 64> upper_half = {
    u'Ђ', u'Ѓ', u'‚', u'ѓ', u'„', u'…', u'†', u'‡', u'€', u'‰', u'Љ', u'‹', u'Њ', u'Ќ', u'Ћ', u'Џ',
    u'ђ', u'‘', u'’', u'“', u'”', u'•', u'–', u'—', 0,    u'™', u'љ', u'›', u'њ', u'ќ', u'ћ', u'џ',
    0xA0, u'Ў', u'ў', u'Ј', u'¤', u'Ґ', u'¦', u'§', u'Ё', u'©', u'Є', u'«', u'¬', 0xAD, u'®', u'Ї',
    u'°', u'±', u'І', u'і', u'ґ', u'µ', u'¶', u'·', u'ё', u'№', u'є', u'»', u'ј', u'Ѕ', u'ѕ', u'ї'};

char32_t letter_of(unsigned char byte) {
  if (byte < 0x80) return byte;
  if (byte >= 0xC0) return static_cast<char32_t>(u'А' + (byte - 0xC0));
  return upper_half[byte - 0x80];
}

/// How long the character at the front is; 0 where it is none.
std::size_t character_length(std::string_view bytes) {
  auto const at = [&](std::size_t place) { return static_cast<unsigned char>(bytes[place]); };
  auto const first = at(0);
  if (first < 0x80) return 1;
  std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || bytes.size() < length) return 0;
  for (std::size_t place = 1; place < length; ++place)
    if ((at(place) & 0xC0) != 0x80) return 0;
  bool const longer_than_needed =
      (first == 0xE0 && at(1) < 0xA0) || (first == 0xF0 && at(1) < 0x90);
  bool const no_character = (first == 0xED && at(1) > 0x9F) || (first == 0xF4 && at(1) > 0x8F);
  return longer_than_needed || no_character ? 0 : length;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool little) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  auto const unit = [&](std::size_t place) {
    auto const one = static_cast<unsigned char>(bytes[place]);
    auto const two = static_cast<unsigned char>(bytes[place + 1]);
    return static_cast<char32_t>(little ? one | (two << 8) : two | (one << 8));
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t place = 0; place < bytes.size(); place += 2) {
    auto letter = unit(place);
    if (letter >= 0xDC00 && letter < 0xE000) return std::nullopt;
    if (letter >= 0xD800 && letter < 0xDC00) {
      if (place + 4 > bytes.size()) return std::nullopt;
      auto const second = unit(place + 2);
      if (second < 0xDC00 || second >= 0xE000) return std::nullopt;
      letter = 0x10000 + ((letter - 0xD800) << 10) + (second - 0xDC00);
      place += 2;
    }
    append_utf8(out, letter);
  }
  return out;
}

std::optional<std::string> from_windows1251(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (char const byte : bytes) {
    auto const letter = letter_of(static_cast<unsigned char>(byte));
    if (letter == 0 && byte != 0) return std::nullopt;
    append_utf8(out, letter);
  }
  return out;
}

/// Whether the upper half of the bytes are nearly all letters that Mongolian, Kazakh or Russian
/// text has: another encoding of eight bits comes out as signs.
bool reads_as_words(std::string_view bytes) {
  std::size_t letters = 0, others = 0;
  for (char const byte : bytes) {
    auto const value = static_cast<unsigned char>(byte);
    if (value < 0x80) continue;
    constexpr std::string_view more = "\xA8\xB8\xAA\xBA\xAF\xBF\xB2\xB3\xB9\xAB\xBB\x96\x97\xA0";
    (value >= 0xC0 || more.contains(byte) ? letters : others) += 1;
  }
  return letters >= others * 20;
}

/// UTF-16 without a mark: text in it is full of zeros, all of them on one side.
std::optional<Encoding> by_zeros(std::string_view bytes) {
  auto const seen = bytes.substr(0, 4096);
  std::size_t even = 0, odd = 0;
  for (std::size_t place = 0; place < seen.size(); ++place)
    if (seen[place] == 0) ++(place % 2 == 0 ? even : odd);
  if (odd > 0 && even == 0) return Encoding::utf16le;
  if (even > 0 && odd == 0) return Encoding::utf16be;
  return std::nullopt;
}

Read<Decoded> as(Encoding encoding, std::string_view bytes, bool marked, Fault otherwise) {
  std::optional<std::string> text;
  switch (encoding) {
    case Encoding::utf8:
      if (is_utf8(bytes)) text = std::string(bytes);
      break;
    case Encoding::utf16le: text = from_utf16(bytes, true); break;
    case Encoding::utf16be: text = from_utf16(bytes, false); break;
    case Encoding::windows1251: text = from_windows1251(bytes); break;
  }
  if (!text) return std::unexpected(Refusal{otherwise});
  return Decoded{std::move(*text), encoding, marked};
}

struct Mark {
  std::string_view bytes;
  Encoding encoding;
};
constexpr std::array<Mark, 3> marks = {{{"\xEF\xBB\xBF", Encoding::utf8},
                                        {"\xFF\xFE", Encoding::utf16le},
                                        {"\xFE\xFF", Encoding::utf16be}}};

}  // namespace

std::string_view code_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "utf-8";
    case Encoding::utf16le: return "utf-16le";
    case Encoding::utf16be: return "utf-16be";
    case Encoding::windows1251: break;
  }
  return "windows-1251";
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const length = character_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

void append_utf8(std::string& out, char32_t letter) {
  auto const put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (letter < 0x80) return put(letter);
  if (letter < 0x800) {
    put(0xC0 | (letter >> 6));
  } else if (letter < 0x10000) {
    put(0xE0 | (letter >> 12));
    put(0x80 | ((letter >> 6) & 0x3F));
  } else {
    put(0xF0 | (letter >> 18));
    put(0x80 | ((letter >> 12) & 0x3F));
    put(0x80 | ((letter >> 6) & 0x3F));
  }
  put(0x80 | (letter & 0x3F));
}

Read<Decoded> decode(std::string_view bytes, std::optional<Encoding> said) {
  auto const mark =
      std::ranges::find_if(marks, [&](Mark const& one) { return bytes.starts_with(one.bytes); });
  bool const marked = mark != marks.end() && (!said || *said == mark->encoding);
  if (marked) bytes.remove_prefix(mark->bytes.size());
  if (said) return as(*said, bytes, marked, Fault::wrong_encoding);
  if (marked) return as(mark->encoding, bytes, true, Fault::wrong_encoding);
  if (auto const found = by_zeros(bytes)) return as(*found, bytes, false, Fault::unknown_encoding);
  if (is_utf8(bytes)) return as(Encoding::utf8, bytes, false, Fault::unknown_encoding);
  if (!reads_as_words(bytes)) return std::unexpected(Refusal{Fault::unknown_encoding});
  return as(Encoding::windows1251, bytes, false, Fault::unknown_encoding);
}

}  // namespace otor::table
