// SPDX-License-Identifier: Apache-2.0
#include "press/hyphens.h"

#include <hyphen.h>

#include <cstdlib>
#include <vector>

#include "press/kazakh_syllables.h"

namespace otor::press {
namespace {

constexpr std::size_t least_letters = 6;

struct FreePatterns {
  void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};

char const* file_of(std::string_view language) {
  if (language == "mn") return "/usr/share/hyphen/hyph_mn_MN.dic";
  if (language == "en") return "/usr/share/hyphen/hyph_en_GB.dic";
  return nullptr;
}

// Small letters of Latin, or of Cyrillic: the words that patterns know.
bool is_small(std::string_view letter) {
  auto const first = static_cast<unsigned char>(letter.front());
  if (letter.size() == 1) return first >= 'a' && first <= 'z';
  if (letter.size() != 2 || first < 0xd0 || first > 0xd3) return false;
  auto const second = static_cast<unsigned char>(letter[1]);
  if (first == 0xd0) return second >= 0xb0;  // а to п
  if (first == 0xd1) return true;            // р to џ
  return second % 2 == 1;                    // ү, ө and their like
}

std::size_t letter_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) ++size;
  return size;
}

struct Word {
  std::size_t bytes = 0, letters = 0;
};

// The run of small letters at the front.
Word word_at(std::string_view text) {
  Word word;
  while (word.bytes < text.size()) {
    auto const size = letter_size(text.substr(word.bytes));
    if (!is_small(text.substr(word.bytes, size))) break;
    word.bytes += size;
    ++word.letters;
  }
  return word;
}

bool is_blank(std::string_view text) { return text.empty() || text.back() == ' '; }

}  // namespace

struct Hyphens::Patterns {
  std::unique_ptr<HyphenDict, FreePatterns> read;

  // Patterns mark by odd numbers the letters behind which a word may be broken.
  std::string broken(std::string_view word) const {
    std::vector<char> marks(word.size() + 5);
    char** rep = nullptr;
    int *pos = nullptr, *cut = nullptr;
    std::string const whole(word);
    bool const failed =
        hnj_hyphen_hyphenate3(read.get(), whole.c_str(), static_cast<int>(whole.size()),
                              marks.data(), nullptr, &rep, &pos, &cut, 2, 2, 2, 2) != 0;
    std::free(rep), std::free(pos), std::free(cut);
    if (failed) return whole;
    std::string out;
    std::size_t letter = 0;
    for (std::size_t at = 0; at < word.size(); ++letter) {
      auto const size = letter_size(word.substr(at));
      out += word.substr(at, size);
      at += size;
      if (at < word.size() && marks[letter] % 2 == 1) out += soft_hyphen;
    }
    return out;
  }
};

Hyphens::Hyphens(std::string_view language) : by_syllables_(language == "kk") {
  auto const* file = file_of(language);
  auto* read = file == nullptr ? nullptr : hnj_hyphen_load(file);
  if (read != nullptr)
    patterns_ = std::make_unique<Patterns>(std::unique_ptr<HyphenDict, FreePatterns>(read));
}

Hyphens::~Hyphens() = default;

std::string Hyphens::put_into(std::string_view text) const {
  if (!patterns_ && !by_syllables_) return std::string(text);
  auto const broken = [&](std::string_view word) {
    return by_syllables_ ? kazakh_syllables(word) : patterns_->broken(word);
  };
  std::string out;
  while (!text.empty()) {
    auto const word = word_at(text);
    auto const size = word.bytes > 0 ? word.bytes : letter_size(text);
    auto const rest = text.substr(size);
    // A word that goes on with a figure, a capital or a dot inside is a name or an address.
    bool const ends = rest.empty() || rest.front() == ' ' || rest.front() == ',' ||
                      rest.front() == '.' || rest.front() == ':' || rest.front() == ';' ||
                      rest.front() == '?' || rest.front() == ')';
    bool const alone = ends && (rest.size() < 2 || rest.front() == ' ' || rest[1] == ' ');
    out += word.letters >= least_letters && is_blank(out) && alone
               ? broken(text.substr(0, size))
               : std::string(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

}  // namespace otor::press
