// SPDX-License-Identifier: Apache-2.0
#include "press/pages.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace otor::press {
namespace {

Strip strip(double height, double before = 0) {
  Strip one;
  one.height = height;
  one.before = before;
  one.draw = [](cairo_t*, double, double) {};
  return one;
}

}  // namespace

TEST_CASE("strips fill a page and go on to the next") {
  std::vector<Strip> const strips(5, strip(40));
  auto const pages = pages_of(strips, 100);
  REQUIRE(pages.has_value());
  REQUIRE(pages->size() == 3);
  CHECK((*pages)[0].strips.size() == 2);
  CHECK((*pages)[2].strips.size() == 1);
}

TEST_CASE("space above is left out at the top of a page") {
  std::vector<Strip> const strips(3, strip(50, 10));
  auto const pages = pages_of(strips, 110);
  REQUIRE(pages.has_value());
  REQUIRE(pages->size() == 2);
  CHECK((*pages)[0].strips[1].y == doctest::Approx(60));
  CHECK((*pages)[1].strips[0].y == doctest::Approx(0));
}

TEST_CASE("a heading goes with what it heads") {
  std::vector<Strip> strips{strip(60), strip(30), strip(30)};
  strips[1].with_next = true;
  auto const pages = pages_of(strips, 100);
  REQUIRE(pages.has_value());
  REQUIRE(pages->size() == 2);
  CHECK((*pages)[0].strips.size() == 1);
  CHECK((*pages)[1].strips.size() == 2);
}

TEST_CASE("the head of a table stands above what goes on of it, and above nothing else") {
  std::vector<Strip> strips(6, strip(30));
  strips[0].repeated = strips[0].with_next = true;
  for (std::size_t at = 0; at < 4; ++at) strips[at].element = 7;
  auto const pages = pages_of(strips, 100);
  REQUIRE(pages.has_value());
  REQUIRE(pages->size() == 3);
  auto const& second = (*pages)[1].strips;
  REQUIRE(second.size() == 3);
  CHECK(second[0].strip == &strips[0]);
  CHECK(second[1].strip == &strips[3]);
  CHECK(second[1].y == doctest::Approx(30));
  CHECK((*pages)[2].strips.front().strip == &strips[5]);
  // Where head and row together are higher than a page, the row stands alone.
  strips[3].height = 80;
  auto const high = pages_of(strips, 100);
  REQUIRE(high.has_value());
  CHECK((*high)[1].strips.front().strip == &strips[3]);
}

TEST_CASE("a chapter begins a page, and names it") {
  std::vector<Strip> strips{strip(10), strip(10), strip(10)};
  strips[1].new_page = true;
  strips[1].level = 1;
  strips[1].heading = "Two";
  auto const pages = pages_of(strips, 100);
  REQUIRE(pages.has_value());
  REQUIRE(pages->size() == 2);
  CHECK((*pages)[0].chapter == "");
  CHECK((*pages)[1].chapter == "Two");
}

TEST_CASE("a strip that is higher than a page is refused rather than cut") {
  CHECK(pages_of({strip(101)}, 100).error().kind == ProblemKind::too_large);
}

TEST_CASE("every strip stands on one page, whole and in its order") {
  CHECK(rc::check([] {
    std::vector<Strip> strips;
    auto const count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
      strips.push_back(strip(*rc::gen::inRange(1, 100), *rc::gen::inRange(0, 20)));
      strips.back().with_next = *rc::gen::inRange(0, 3) == 0;
      strips.back().new_page = *rc::gen::inRange(0, 12) == 0;
    }
    auto const pages = pages_of(strips, 100);
    RC_ASSERT(pages.has_value());
    std::vector<Strip const*> seen;
    for (auto const& page : *pages) {
      for (auto const& set : page.strips) {
        RC_ASSERT(set.y >= 0 && set.y + set.strip->height <= 100 + 1e-9);
        seen.push_back(set.strip);
      }
    }
    RC_ASSERT(seen.size() == strips.size());
    for (std::size_t i = 0; i < seen.size(); ++i) RC_ASSERT(seen[i] == &strips[i]);
  }));
}

TEST_CASE("a booklet is folded: outer sheet first") {
  CHECK(folded(4) == std::vector<std::size_t>{4, 1, 2, 3});
  CHECK(folded(8) == std::vector<std::size_t>{8, 1, 2, 7, 6, 3, 4, 5});
  CHECK(folded(5) == std::vector<std::size_t>{0, 1, 2, 0, 0, 3, 4, 5});
}

TEST_CASE("each page of a booklet stands in it once, and facing pages on one sheet") {
  for (std::size_t pages = 1; pages < 100; ++pages) {
    auto order = folded(pages);
    CHECK(order.size() % 4 == 0);
    CHECK(order.size() < pages + 4);
    std::erase(order, 0u);
    std::ranges::sort(order);
    for (std::size_t i = 0; i < pages; ++i) CHECK(order[i] == i + 1);
  }
}

}  // namespace otor::press
