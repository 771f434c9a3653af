// SPDX-License-Identifier: Apache-2.0
// The numbers here cannot exist: no month is the 99th.
#include "outreach/register_number.h"

#include <doctest/doctest.h>

using otor::outreach::masked_register_numbers;

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
