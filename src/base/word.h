// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words of enumerations, as messages, events and keys of sentences spell them.

#include <boost/describe/enum_to_string.hpp>
#include <string>
#include <type_traits>

namespace otor {

/// Empty for a value without a word.
template <class Word>
requires std::is_enum_v<Word> std::string word_of(Word word) {
  return boost::describe::enum_to_string(word, "");
}

}  // namespace otor
