// SPDX-License-Identifier: Apache-2.0
#include "handbook/letters.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace otor::handbook {

TEST_CASE("letters are taken one by one, and a byte of none is told as that") {
  std::string_view text = "aӨ₮😀\xff\xd0";
  std::vector<char32_t> letters;
  while (!text.empty()) letters.push_back(take_letter(text));
  CHECK(letters == std::vector<char32_t>{U'a', U'Ө', U'₮', U'😀', U'\ufffd', U'\ufffd'});
}

TEST_CASE("blanks, joiners and fillers are nothing that is seen") {
  for (auto const* nothing :
       {"", " ", "\u00a0", "\u200d\u200b", "\u2800", "\u3164\ufeff", "\u2060"})
    CHECK(is_unseen(nothing));
  for (auto const* something : {"Оюун", "\u200bО", "–", "😀", "\u00a0."})
    CHECK_FALSE(is_unseen(something));
}

TEST_CASE("marks on one letter are counted where most stand") {
  CHECK(most_marks("Оюун") == 0);
  CHECK(most_marks("Нгуе\u0302\u0303н") == 2);
  CHECK(most_marks("о\u0301р\u0301\u0301\u0301ж\u0301") == 3);
}

TEST_CASE("any bytes are taken to their end") {
  CHECK(rc::check([](std::string const& bytes) {
    std::string_view text = bytes;
    std::size_t turns = 0;
    while (!text.empty()) {
      take_letter(text);
      RC_ASSERT(++turns <= bytes.size());
    }
  }));
}

}  // namespace otor::handbook
