// SPDX-License-Identifier: Apache-2.0
#include "handbook/scale.h"

#include <doctest/doctest.h>

namespace otor::handbook {
namespace {

using Rules = std::vector<std::int64_t>;

TEST_CASE("rules stand at round numbers around all values") {
  CHECK(rules_of({1'420, 1'913}, 100) == Rules{1'400, 1'600, 1'800, 2'000});
  CHECK(rules_of({-30, 0, 412}, 10) == Rules{-200, 0, 200, 400, 600});
  CHECK(rules_of({0, 3}, 1) == Rules{0, 1, 2, 3});
  CHECK(rules_of({700}, 100) == Rules{700, 800});  // never one rule alone
  CHECK(rules_of({0, 10'000}, 100) == Rules{0, 5'000, 10'000});
}

TEST_CASE("a value stands where its scale has it, also one below zero") {
  Scale const up(Rules{-200, 0, 200}, 100, 20);
  CHECK(up.at(-200) == 100);
  CHECK(up.at(0) == 60);
  CHECK(up.at(200) == 20);
}

}  // namespace
}  // namespace otor::handbook
