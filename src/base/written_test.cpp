// SPDX-License-Identifier: Apache-2.0
#include "base/written.h"

#include <doctest/doctest.h>

namespace otor {

TEST_CASE("words stand behind each other, without those that say nothing") {
  CHECK(joined({"Ulgii", "", "Tsengel"}, "; ") == "Ulgii; Tsengel");
  CHECK(joined({"", ""}, ", ").empty());
  CHECK(joined({}, ", ").empty());
}

TEST_CASE("a day and a share are written alike in every language") {
  CHECK(short_date("2026-11-23") == "2026.11.23");
  CHECK(short_date(month_of(2026, 11)) == "2026.11");
  CHECK(percent_of(135'000) == "13.5%");
  CHECK(percent_of(1'000'000) == "100%");
}

}  // namespace otor
