// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sentences of the program, read from text/{mn,kk,en}.toml: sections of `key = "sentence"`,
// nested tables giving dotted keys
// ("cost.you_pay").

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/sentences.h"

namespace otor::files {

inline constexpr std::array<std::string_view, 3> language_codes{"mn", "kk",
                                                                "en"};  // as in enum Language

/// One language: dotted key -> sentence.
using Sentences = std::map<std::string, std::string>;

struct SentenceFindings {
  std::vector<Problem> problems;  // each detail begins with `en.toml:12: `
  std::array<Sentences, 3>
      sentences;  // by Language; the same keys in each once there is no problem
};

/// Reads the three files and refuses: a key that does not stand in every language or says nothing;
/// places {x} that differ between the languages, or braces that are no place; in Mongolian and
/// Kazakh a letter or hyphen right behind a place (a suffix would break vowel harmony); an English
/// sentence with {n} that has no second sentence KEY_one. Only English needs KEY_one: where another
/// language has none, its KEY stands in. KEY_one may leave out {n}.
SentenceFindings read_sentences(std::filesystem::path const& directory);

/// The places of a sentence in the order of the alphabet, each once; a problem for braces that are
/// no place.
Result<std::vector<std::string>> places_in(std::string_view sentence);

}  // namespace otor::files
