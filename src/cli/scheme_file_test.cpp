// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "cli/programme_file.h"

using namespace otor;
using namespace otor::cli;

namespace {

std::string const before = R"toml(
[[telephone]]
aimag = "183"
since = 2026-11-23
unknown = true
[[handbook]]
since = 2026-01-01
edition = "2026"
[[keeping]]
since = 2026-11-23
years = 5
[[consent]]
since = 2026-11-23
version = "2"
)toml";

std::string const scheme = R"toml(
[[allowance]]
code = "road_2026"
name = { mn = "Зам", kk = "Жол", en = "Road" }
currency = "MNT"
from = 2026-06-01
to = 2026-12-31
amount = 459000
planned_each = 16392
source = "made up"
fuel_tolerance = 30
journey_days = 3
[[allowance.category]]
code = "petrol"
name = { mn = "Шатахуун", kk = "Жанармай", en = "Petrol" }
receipt = true
petrol = true
[[allowance.category]]
code = "food"
name = { mn = "Хоол", kk = "Тамақ", en = "Food" }
limit = 60000
[[allowance.category.per_day]]
since = 2018-12-27
value = 12000
source = "order 301"
[[allowance.fuel_norm]]
since = 2026-01-01
value = 15000
source = "assumed"
)toml";

Result<app::Programme> read(std::string const& text) {
  return programme_of(before + text, "programme.toml",
                      {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}});
}

std::string with(std::string text, std::string const& part, std::string const& put) {
  auto const at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), put);
}

}  // namespace

TEST_CASE("a scheme is read with its categories, limits, per diems and norms") {
  auto const programme = read(scheme);
  REQUIRE(programme);
  REQUIRE(programme->allowances);
  REQUIRE(programme->allowances->size() == 1);
  auto const& road = programme->allowances->front();
  CHECK(road.code == "road_2026");
  CHECK(road.from == "2026-06-01");
  CHECK(road.to == "2026-12-31");
  CHECK(road.amount == 459'000);
  REQUIRE(road.category("petrol") != nullptr);
  CHECK(road.category("petrol")->receipt);
  CHECK(road.category("petrol")->petrol);
  CHECK(!road.category("petrol")->travel);
  CHECK(road.category("food")->limit == 60'000);
  CHECK(road.category("food")->per_day.front().value == 12'000);
  CHECK(road.fuel_norm.front().value == 15'000);
}

TEST_CASE("a programme without a scheme has none") {
  auto const programme = read("");
  REQUIRE(programme);
  CHECK(programme->allowances->empty());
}

TEST_CASE("a scheme that cannot be meant is refused with its line") {
  struct Case {
    std::string text;
    char const* detail;
  };
  Case const cases[] = {
      {with(scheme, "amount = 459000", "amount = 459000.5"), "amount"},
      {with(scheme, "amount = 459000", "amount = 0"), "amount"},
      {with(scheme, "to = 2026-12-31", "to = 2026-05-31"), "first and a last day"},
      {with(scheme, "code = \"food\"", "code = \"petrol\""), "stands twice"},
      {with(scheme, "limit = 60000", "limit = 460000"), "the limit lies"},
      {with(scheme, "currency = \"MNT\"", "currency = \"tögrög\""), "three letters"},
      {with(scheme, "petrol = true", "petrol = false"), "petrol"},
      {with(scheme, "source = \"order 301\"\n", ""), "source"},
      {with(scheme, "journey_days = 3", "journey_days = 3\ncolour = 1"), "colour"},
      {scheme + scheme, "road_2026 stands twice"},
  };
  for (auto const& one : cases) {
    CAPTURE(one.detail);
    auto const programme = read(one.text);
    REQUIRE(!programme);
    CHECK(programme.error().detail.find(one.detail) != std::string::npos);
    CHECK(programme.error().detail.starts_with("programme.toml:"));
  }
}
