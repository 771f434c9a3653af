// SPDX-License-Identifier: Apache-2.0
#include "wire/byte_range.h"

#include <doctest/doctest.h>

using namespace otor::wire;

TEST_CASE("a range is read as the standard says, and what is none gives the whole file") {
  struct {
    char const* header;
    bool whole;
    std::optional<ByteRange> part;
  } const cases[] = {
      {"", true, {}},
      {"bytes=0-", false, ByteRange{0, 99}},
      {"bytes=0-0", false, ByteRange{0, 0}},
      {"bytes=40-", false, ByteRange{40, 99}},
      {"bytes=40-49", false, ByteRange{40, 49}},
      {"bytes=40-4000", false, ByteRange{40, 99}},
      {"bytes=-1", false, ByteRange{99, 99}},
      {"bytes=-4000", false, ByteRange{0, 99}},
      {"bytes=-0", false, {}},
      {"bytes=99-", false, ByteRange{99, 99}},
      {"bytes=100-", false, {}},
      {"bytes=99999999999999999999999-", false, {}},
      {"bytes=1-99999999999999999999999", false, ByteRange{1, 99}},
      {"bytes=49-40", true, {}},
      {"bytes=-", true, {}},
      {"bytes=", true, {}},
      {"bytes=a-b", true, {}},
      {"bytes=+1-2", true, {}},
      {"bytes=1-2,4-5", true, {}},
      {"bytes= 1-2", true, {}},
      {"lines=1-2", true, {}},
  };
  for (auto const& [header, whole, part] : cases) {
    CAPTURE(header);
    auto const asked = range_in(header, 100);
    CHECK(asked.whole == whole);
    CHECK(asked.part == part);
  }
  CHECK_FALSE(range_in("bytes=0-", 0).part);
  CHECK_FALSE(range_in("bytes=-5", 0).part);
}
