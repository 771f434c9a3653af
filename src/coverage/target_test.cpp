// SPDX-License-Identifier: Apache-2.0
#include "coverage/target.h"

#include <doctest/doctest.h>

namespace otor::coverage {

TEST_CASE("plus five per cent is told both ways, and as people") {
  // 15 % of 2,000: five points more is 20 %, five in a hundred of it more is 15.75 %.
  auto const points = aim_of(Rise::points, 500, {300, 2000});
  REQUIRE(points);
  CHECK(points->goal == Points{2000});
  CHECK(points->points == Points{500});
  CHECK(points->per_cent == Points{3333});
  CHECK(points->people == 100);
  auto const per_cent = aim_of(Rise::per_cent, 500, {300, 2000});
  CHECK(per_cent->goal == Points{1575});
  CHECK(per_cent->points == Points{75});
  CHECK(per_cent->per_cent == Points{500});
  CHECK(per_cent->people == 15);
}

TEST_CASE("who is missing is counted among those of today, and never rounded in favour") {
  auto const aim = *aim_of(Rise::points, 500, {300, 2000});
  CHECK(missing(aim, {399, 2000}) == 1);
  CHECK(missing(aim, {400, 2000}) == 0);
  CHECK(missing(aim, {500, 2000}) == 0);
  CHECK(missing(aim, {400, 2001}) == 1);  // 20 % of 2,001 is 400.2
  CHECK(missing(aim, {0, 0}) == 0);
}

TEST_CASE("a baseline of nobody, of nothing, and a target of more than there are") {
  CHECK_FALSE(aim_of(Rise::points, 500, {0, 0}));
  auto const none = *aim_of(Rise::points, 500, {0, 100});
  CHECK_FALSE(none.per_cent);
  CHECK(none.people == 5);
  CHECK(aim_of(Rise::per_cent, 500, {0, 100})->people == 0);
  CHECK(aim_of(Rise::points, 500, {96, 100})->beyond_all);
  CHECK_FALSE(aim_of(Rise::points, 500, {95, 100})->beyond_all);
}

}  // namespace otor::coverage
