// SPDX-License-Identifier: Apache-2.0
// The numbers here are nobody's: no month is the 99th, and nobody was born in 2099.
#include "outreach/register_number.h"

#include <doctest/doctest.h>

using namespace otor::outreach;

TEST_CASE("a register number typed into words is shown by its last two digits") {
  struct Case {
    char const *says, *text, *masked;
  };
  for (auto const& [says, text, masked] : {
           Case{"Cyrillic", "УБ00999912", "••••••••12"},
           Case{"in lower case, with a space", "дугаар нь уб 00999912.", "дугаар нь ••••••••12."},
           Case{"Latin, with a hyphen", "UB-00999912", "••••••••12"},
           Case{"after another letter", "АУБ00999912", "А••••••••12"},
           Case{"two of them", "УБ00999912, ӨҮ00999934", "••••••••12, ••••••••34"},
           Case{"seven digits are none", "УБ0099991", "УБ0099991"},
           Case{"nine digits are none", "УБ009999123", "УБ009999123"},
           Case{"digits alone are none", "99119911", "99119911"},
           Case{"cut in the middle of a letter", "У\xD0", "У\xD0"},
           Case{"nothing", "", ""},
       }) {
    CAPTURE(says);
    CHECK(masked_register_numbers(text) == masked);
  }
}

TEST_CASE("a number has one normal form, however it was typed, and else a reason") {
  struct Case {
    char const *says, *typed, *normal;
    NumberFault fault = NumberFault::form;
  };
  for (auto const& [says, typed, normal, fault] : {
           Case{"as on the card", "УБ99310112", "УБ99310112"},
           Case{"in lower case", "өү 99310112", "ӨҮ99310112"},
           Case{"with spaces and hyphens", " Ё-я 9931-0112 ", "ЁЯ99310112"},
           Case{"the last day of the last century", "УБ99123112", "УБ99123112"},
           Case{"the leap day of 2000", "УБ00222912", "УБ00222912"},
           Case{"no leap day in 1900", "УБ00022912", "", NumberFault::birthday},
           Case{"month 13", "УБ99130112", "", NumberFault::birthday},
           Case{"month 20", "УБ99200112", "", NumberFault::birthday},
           Case{"month 33", "УБ99330112", "", NumberFault::birthday},
           Case{"Latin, which looks alike", "HA99310112", "", NumberFault::letters},
           Case{"Kazakh", "ҚБ99310112", "", NumberFault::letters},
           Case{"one letter", "У99310112", ""},
           Case{"three letters", "УБА99310112", ""},
           Case{"nine digits", "УБ993101123", ""},
           Case{"the digits first", "99310112УБ", ""},
           Case{"cut in the middle of a letter", "У\xD0", ""},
           Case{"nothing", "", ""},
       }) {
    CAPTURE(says);
    auto const found = normal_register_number(typed);
    CHECK(found.value_or("") == normal);
    if (!found) CHECK(found.error() == fault);
  }
}

TEST_CASE("of a number its mark holds the last two digits, and who has not the key sees no more") {
  std::string const key(32, 'k'), another(32, 'K');
  auto const mark = number_mark(key, "УБ99310112");
  CHECK(is_number_mark(mark));
  CHECK(mark.ends_with(".12"));
  CHECK(mark.find("99310") == mark.npos);
  struct Case {
    char const* says;
    std::string one, other;
    Numbers say;
  };
  for (auto const& [says, one, other, say] : {
           Case{"one number", mark, number_mark(key, "УБ99310112"), Numbers::same},
           Case{"two numbers", mark, number_mark(key, "УВ99310112"), Numbers::differ},
           Case{"of two keys", mark, number_mark(another, "УБ99310112"), Numbers::unknown},
           Case{"one is not known", mark, "", Numbers::unknown},
           Case{"neither is", "", "", Numbers::unknown},
           Case{"one is no mark", mark, "УБ99310112", Numbers::unknown},
           Case{"neither is one", "УБ99310112", "УБ99310112", Numbers::unknown},
       }) {
    CAPTURE(says);
    CHECK(compare_marks(one, other) == say);
    CHECK(compare_marks(other, one) == say);
  }
}
