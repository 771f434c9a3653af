// SPDX-License-Identifier: Apache-2.0
#include "handbook/message_length.h"

#include <doctest/doctest.h>

#include <string>

namespace otor::handbook {
namespace {

std::string times(std::size_t count, std::string const& letter) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += letter;
  return text;
}

TEST_CASE("the plain alphabet has 160 letters to a message, and 153 to each of several") {
  CHECK(length_of_message("") == MessageLength{0, 0, 160, true});
  CHECK(length_of_message("tögrög") == MessageLength{6, 1, 154, true});
  CHECK(length_of_message(times(160, "a")) == MessageLength{160, 1, 0, true});
  CHECK(length_of_message(times(161, "a")) == MessageLength{161, 2, 145, true});
  CHECK(length_of_message(times(306, "a")) == MessageLength{306, 2, 0, true});
  CHECK(length_of_message(times(307, "a")).parts == 3);
}

TEST_CASE("letters behind the escape take two") {
  CHECK(length_of_message("€") == MessageLength{2, 1, 158, true});
  CHECK(length_of_message(times(81, "[")).parts == 2);
}

TEST_CASE("one Cyrillic letter, and there are 70 to a message, 67 to each of several") {
  CHECK(length_of_message("a" + times(69, "ө")) == MessageLength{70, 1, 0, false});
  CHECK(length_of_message(times(71, "ө")) == MessageLength{71, 2, 63, false});
  CHECK(length_of_message(times(134, "қ")) == MessageLength{134, 2, 0, false});
  CHECK(length_of_message(times(135, "қ")).parts == 3);
  CHECK(length_of_message("₮") == MessageLength{1, 1, 69, false});
}

TEST_CASE("what needs a pair of UTF-16 takes two, and broken bytes are counted, not read past") {
  CHECK(length_of_message("🐑") == MessageLength{2, 1, 68, false});
  CHECK(length_of_message("\xf0\x9f").units == 2);
  CHECK(length_of_message("\xd3").units == 1);
}

}  // namespace
}  // namespace otor::handbook
