// SPDX-License-Identifier: Apache-2.0
#include "app/season.h"

#include <doctest/doctest.h>

using namespace otor;
using namespace otor::app;

namespace {

std::string days_of(SeasonOfYear const& season) {
  return text_of(season.first) + " to " + text_of(season.last);
}
std::string called(std::string_view name) {
  auto const season = season_called(name);
  return season ? days_of(*season) : std::string(code(season.error().kind));
}
std::string said(std::string_view from, std::string_view through, std::string_view today) {
  auto const season = season_of_days(from, through, today);
  return season ? season_text(*season, Format(Language::en)) : "none";
}

TEST_CASE("a season is all its months, and a winter begins in the year it is called by") {
  CHECK(called("2026-spring") == "2026-04-01 to 2026-05-31");
  CHECK(called("2026-summer") == "2026-06-01 to 2026-08-31");
  CHECK(called("2026-autumn") == "2026-09-01 to 2026-10-31");
  CHECK(called("2026-winter") == "2026-11-01 to 2027-03-31");
  for (auto const* wrong : {"", "autumn", "2026", "2026-", "26-autumn", "2026-otor", "2026-fall",
                            "2026-autumn ", "1899-autumn", "2026-Autumn"})
    CHECK_MESSAGE(called(wrong) == "bad_value", wrong);
  CHECK(days_of(season_around(*parse_date("2027-02-28"))) == called("2026-winter"));
  CHECK(days_of(season_around(*parse_date("2026-10-31"))) == called("2026-autumn"));
  CHECK(days_of(season_around(*parse_date("2026-11-01"))) == called("2026-winter"));
}

TEST_CASE("days are a season where they are all of it, or all until today") {
  CHECK(said("2026-09-01", "2026-10-31", "2026-12-05") == "autumn 2026");
  CHECK(said("2026-09-01", "2026-10-30", "2026-12-05") == "none");
  CHECK(said("2026-09-02", "2026-10-31", "2026-12-05") == "none");
  CHECK(said("2026-11-01", "2026-12-05", "2026-12-05") == "winter 2026/2027");
  CHECK(said("2026-11-01", "2026-12-04", "2026-12-05") == "none");
  CHECK(said("2026-11-01", "2027-03-31", "2026-12-05") == "winter 2026/2027");
  CHECK(said("2026-09-01", "2026-12-05", "2026-12-05") == "none");
  CHECK(said("", "2026-10-31", "2026-12-05") == "none");
  auto const winter = *season_called("2026-winter");
  CHECK(still_runs(winter, "2027-03-30"));
  CHECK_FALSE(still_runs(winter, "2027-03-31"));
}

}  // namespace
