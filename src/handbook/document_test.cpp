// SPDX-License-Identifier: Apache-2.0
#include "handbook/document.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace otor::handbook {

TEST_CASE("words from outside lose what turns or hides others, and nothing else") {
  struct Case {
    char const* says;
    char const* text;
    char const* plain;
  };
  Case const cases[] = {
      {"a plain name stays", "Баянжаргалын Оюун", "Баянжаргалын Оюун"},
      {"blanks become one", "  a \t\n b  ", "a b"},
      {"right-to-left override", "a\u202eb", "ab"},
      {"isolates", "\u2066a\u2069b", "ab"},
      {"marks of direction", "a\u200f\u061cb", "ab"},
      {"line and paragraph separators", "a\u2028b\u2029", "ab"},
      {"blanks without width", "a\u200bb\u2060\ufeff", "ab"},
      {"control characters",
       "a\x01\x7f"
       "b",
       "a b"},
      {"second row of controls", "a\u0085b", "a b"},
      {"joiners of a script stay", "ᠨᠡᠶᠢᠭᠡᠮ\u202fᠦᠨ", "ᠨᠡᠶᠢᠭᠡᠮ\u202fᠦᠨ"},
      {"a no-break space stays", "1\u00a0сар", "1\u00a0сар"},
      {"nothing", "", ""},
  };
  for (auto const& one : cases) {
    CAPTURE(one.says);
    CHECK(plain_words(one.text) == one.plain);
  }
}

TEST_CASE("a half of a letter that is no control character stays with what follows") {
  CHECK(plain_words("\xC2\xC2"
                    "aa") ==
        "\xC2\xC2"
        "aa");
  CHECK(plain_words("a\xC2\x85"
                    "b") == "a b");
  CHECK(plain_words("a\xC2\xE2\x80\x8F\x85"
                    "b") == "a b");
}

TEST_CASE("words made plain are plain, whatever bytes they were") {
  CHECK(rc::check([](std::string const& text) {
    auto const once = plain_words(text);
    RC_ASSERT(plain_words(once) == once);
    RC_ASSERT(once.size() <= text.size());
  }));
}

}  // namespace otor::handbook
