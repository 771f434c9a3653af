// SPDX-License-Identifier: Apache-2.0
#pragma once
// The sentences a person reads, in three languages, built in from text/{mn,kk,en}.toml. Keys are
// dotted: "cost.you_pay". A sentence may hold places to fill in, `{amount}`; the build has seen to
// it that every key stands in every language with the same places. Where the English says one thing
// differently ("{n} month"), the key with `_one` holds it.

#include <string_view>

namespace otor {

enum class Language { mn, kk, en };

/// "mn", "kk", "en".
constexpr char const* code_of(Language language) {
  return language == Language::mn ? "mn" : language == Language::kk ? "kk" : "en";
}

/// The sentence, or the key itself where there is no such sentence: it shows, and nothing breaks.
std::string_view sentence(Language language, std::string_view key);

}  // namespace otor
