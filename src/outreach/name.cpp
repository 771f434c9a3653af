// SPDX-License-Identifier: Apache-2.0
#include "outreach/name.h"

#include <algorithm>
#include <cstdint>

namespace otor::outreach {
namespace {

constexpr std::u32string_view letters = U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
constexpr std::u32string_view vowels = U"аеиоуэюяёүөыіәұ";

bool is_mark(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }
bool is_cyrillic(char32_t letter) { return letter >= 0x400 && letter <= 0x52F; }
bool is_break(char32_t letter) {
  return letter == U' ' || letter == U'.' || letter == U'-' || letter == U'\u2010' ||
         letter == U'\u2011' || letter == 0xA0;
}

// The letter that a letter and a combining mark make; 0 where the mark is dropped.
char32_t composed(char32_t letter, char32_t mark) {
  if (mark == 0x306) return letter == U'и' ? U'й' : letter == U'И' ? U'Й' : 0;
  if (mark == 0x308) return letter == U'е' ? U'ё' : letter == U'Е' ? U'Ё' : 0;
  return 0;
}

// Code points of valid UTF-8, marks composed.
std::u32string decoded(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const lead = static_cast<unsigned char>(text[at++]);
    int const more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t letter = more == 0 ? lead : lead & (0x3FU >> more);
    for (int left = more; left > 0 && at < text.size(); --left, ++at) {
      letter = letter << 6 | (static_cast<unsigned char>(text[at]) & 0x3FU);
    }
    if (!is_mark(letter)) {
      out += letter;
    } else if (auto const whole = out.empty() ? 0 : composed(out.back(), letter); whole != 0) {
      out.back() = whole;
    }
  }
  return out;
}

char32_t lower(char32_t letter) {
  if (letter < 0x80) return letter >= U'A' && letter <= U'Z' ? letter + 32 : letter;
  if (letter >= 0x400 && letter <= 0x40F) return letter + 80;
  if (letter >= 0x410 && letter <= 0x42F) return letter + 32;
  bool const pairs = (letter >= 0x460 && letter <= 0x481) || (letter >= 0x48A && letter <= 0x4BF) ||
                     (letter >= 0x4D0 && letter <= 0x52F);
  return pairs ? letter | 1U : letter;
}

// What stands in for a letter that a keyboard does not have.
char32_t stood_for(char32_t letter) {
  constexpr std::u32string_view typed = U"їЇvVєЄѳѲӛӚӊӉҥҤӽӼAaBCcEeHKMOoPpTXxYyi";
  constexpr std::u32string_view meant = U"үүүүөөөөөөңңңңххАаВСсЕеНКМОоРрТХхУуі";
  static_assert(typed.size() == meant.size());
  auto const place = typed.find(letter);
  return place == std::u32string_view::npos ? letter : meant[place];
}

// Every word that holds a Cyrillic letter is made Cyrillic throughout.
void put_right(std::u32string& text) {
  for (std::size_t from = 0; from < text.size();) {
    auto to = from;
    bool cyrillic = false;
    for (; to < text.size() && !is_break(text[to]); ++to) cyrillic |= is_cyrillic(text[to]);
    for (; cyrillic && from < to; ++from) text[from] = stood_for(text[from]);
    from = to + 1;
  }
}

char32_t fine(char32_t letter) {
  switch (letter) {
    case U'ё': return U'е';
    case U'й': return U'и';
    case U'щ': return U'ш';
    case U'ъ':
    case U'ь': return 0;
    default: return is_break(letter) ? 0 : letter;
  }
}

char32_t coarse(char32_t letter) {
  constexpr std::u32string_view from = U"өүұэәыіғңкқһ";
  constexpr std::u32string_view to = U"оууеаиигнххх";
  static_assert(from.size() == to.size());
  auto const place = from.find(letter);
  return place == std::u32string_view::npos ? letter : to[place];
}

std::u32string coarse_of(std::u32string const& fine) {
  std::u32string out;
  out.reserve(fine.size());
  for (char32_t const letter : fine) {
    auto const folded = coarse(letter);
    bool const doubled = !out.empty() && out.back() == folded && vowels.find(folded) != vowels.npos;
    if (!doubled) out += folded;
  }
  return out;
}

std::uint8_t rank_of(char32_t letter) {
  auto const place = letters.find(letter);
  if (place != letters.npos) return static_cast<std::uint8_t>(10 + place);
  if (letter >= U'a' && letter <= U'z') return static_cast<std::uint8_t>(100 + (letter - U'a'));
  if (letter >= U'0' && letter <= U'9') return static_cast<std::uint8_t>(140 + (letter - U'0'));
  return letter < 0x80 || is_break(letter) ? 1 : 200;
}

}  // namespace

std::string sort_key(std::string_view text) {
  std::string key;
  for (char32_t const letter : decoded(text)) {
    auto const rank = rank_of(lower(letter));
    key += static_cast<char>(rank);
    if (rank != 200) continue;
    for (int shift = 16; shift >= 0; shift -= 8)
      key += static_cast<char>(lower(letter) >> shift & 0xFF);
  }
  return key;
}

std::u32string fine_key(std::string_view text) {
  auto typed = decoded(text);
  put_right(typed);
  std::u32string key;
  key.reserve(typed.size());
  for (char32_t const letter : typed) {
    if (auto const folded = fine(lower(letter)); folded != 0) key += folded;
  }
  return key;
}

std::u32string coarse_key(std::string_view text) { return coarse_of(fine_key(text)); }

bool one_error_apart(std::u32string_view one, std::u32string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > 1) return false;
  auto const [left, right] = std::ranges::mismatch(one, other);
  auto const at = static_cast<std::size_t>(left - one.begin());
  if (at == one.size()) return true;
  if (one.size() < other.size()) return one.substr(at) == other.substr(at + 1);
  if (one.substr(at + 1) == other.substr(at + 1)) return true;
  return at + 1 < one.size() && one[at] == other[at + 1] && one[at + 1] == other[at] &&
         one.substr(at + 2) == other.substr(at + 2);
}

std::u32string bagh_key(FoldedName const& bagh) {
  auto key = bagh.coarse;
  std::u32string digits;
  for (auto const letter : key)
    if (letter >= U'0' && letter <= U'9') digits += letter;
  if (!digits.empty()) return digits;
  if (key.size() > 3 && key.ends_with(U"баг")) key.resize(key.size() - 3);
  return key;
}

Search::Search(std::string_view text)
    : typed_(text), fine_(fine_key(text)), coarse_(coarse_of(fine_)) {}

FoldedName::FoldedName(std::string_view text)
    : typed(text), fine(fine_key(text)), coarse(coarse_of(fine)), sort(sort_key(text)) {}

Fit Search::fit(NameKeys const& name) const {
  constexpr std::size_t shortest_with_error = 4;
  if (name.typed.empty()) return Fit::none;
  if (name.typed.find(typed_) != name.typed.npos) return Fit::exact;
  if (name.fine.find(fine_) != name.fine.npos) return Fit::fine;
  if (name.coarse.find(coarse_) != name.coarse.npos) return Fit::coarse;
  if (coarse_.size() < shortest_with_error) return Fit::none;
  return one_error_apart(name.coarse, coarse_) ? Fit::one_error : Fit::none;
}

}  // namespace otor::outreach
