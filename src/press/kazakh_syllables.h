// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a Kazakh word in Cyrillic letters may be broken. Debian has no patterns for it, and needs
// none: a syllable has exactly one vowel, and takes one consonant before it.

#include <string>
#include <string_view>

namespace otor::press {

/// The word, in small letters, with soft hyphens: before the last consonant between two vowels, or
/// behind a sign (подъ-езд); at least two letters on each side. У is a consonant behind a vowel and
/// where a word begins before one (сау-да, уә-кіл). Two vowels side by side are not parted: whether
/// и and у hide a consonant there the letters do not say.
std::string kazakh_syllables(std::string_view word);

}  // namespace otor::press
