// SPDX-License-Identifier: Apache-2.0
#include "press/kazakh_syllables.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "press/hyphens.h"

namespace otor::press {
namespace {

enum class Sound { consonant, vowel, sign };

constexpr std::string_view vowels[] = {"а", "ә", "е", "ё", "и", "о", "ө", "ұ",
                                       "ү", "ы", "і", "э", "ю", "я", "у"};

// All of these letters take two bytes.
std::vector<std::string_view> letters_of(std::string_view word) {
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at + 1 < word.size(); at += 2) letters.push_back(word.substr(at, 2));
  return letters;
}

bool is_vowel(std::string_view letter) {
  return std::ranges::find(vowels, letter) != std::end(vowels);
}

std::vector<Sound> sounds_of(std::vector<std::string_view> const& letters) {
  std::vector<Sound> sounds;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    auto const letter = letters[at];
    bool const begins = at == 0 && letters.size() > 1 && is_vowel(letters[1]);
    bool const glides = letter == "у" && (begins || (at > 0 && sounds[at - 1] == Sound::vowel));
    sounds.push_back(letter == "ь" || letter == "ъ" ? Sound::sign
                     : is_vowel(letter) && !glides  ? Sound::vowel
                                                    : Sound::consonant);
  }
  return sounds;
}

}  // namespace

std::string kazakh_syllables(std::string_view word) {
  auto const letters = letters_of(word);
  if (letters.size() * 2 != word.size()) return std::string(word);
  auto const sounds = sounds_of(letters);
  std::string out;
  bool had_vowel = false;
  std::size_t since = 0;  // the last break
  for (std::size_t at = 0; at < letters.size(); ++at) {
    bool const closed = at > 0 && sounds[at - 1] == Sound::sign;
    bool const opens =
        sounds[at] == Sound::consonant && at + 1 < letters.size() && sounds[at + 1] == Sound::vowel;
    bool const begins = opens || (closed && sounds[at] == Sound::vowel);
    if (begins && had_vowel && at >= since + 2 && at + 2 <= letters.size()) {
      out += soft_hyphen;
      since = at;
    }
    had_vowel = had_vowel || sounds[at] == Sound::vowel;
    out += letters[at];
  }
  return out;
}

}  // namespace otor::press
