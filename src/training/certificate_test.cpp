// SPDX-License-Identifier: Apache-2.0
#include "training/certificate.h"

#include <doctest/doctest.h>

#include <boost/describe/enum_to_string.hpp>

namespace otor::training {
namespace {

std::string word(Standing of) { return boost::describe::enum_to_string(of, ""); }

}  // namespace

TEST_CASE("the last day is the one before the same day, so many months later") {
  struct Case {
    char const* says;
    char const* on;
    std::int64_t months;
    char const* through;
  };
  Case const cases[] = {
      {"two years", "2026-12-07", 24, "2028-12-06"},
      {"one month", "2026-12-07", 1, "2027-01-06"},
      {"from the first of a month: to the end of the one before", "2026-12-01", 24, "2028-11-30"},
      {"from the first of March: to the day that only a leap year has", "2026-03-01", 24,
       "2028-02-29"},
      {"from the last day, where the month is as long", "2026-12-31", 24, "2028-12-30"},
      {"from a 31st into a month of thirty days", "2026-12-31", 6, "2027-06-30"},
      {"from a 30th into February", "2026-08-30", 6, "2027-02-28"},
      {"from a 29th into February of another year", "2026-08-29", 6, "2027-02-28"},
      {"from a 28th into February", "2026-08-28", 6, "2027-02-27"},
      {"given on a day that two years later is none", "2024-02-29", 24, "2026-02-28"},
      {"no time is set", "2026-12-07", 0, ""},
      {"no day", "soon", 24, ""},
  };
  for (auto const& [says, on, months, through] : cases) {
    CAPTURE(says);
    CHECK(through_of(on, months) == through);
  }
}

TEST_CASE("a certificate holds until its time passes or the law it taught changes") {
  struct Case {
    char const* says;
    Held held;
    char const* today;
    Standing standing;
  };
  std::string const on = "2026-12-07";
  Case const cases[] = {
      {"on its first day", {on, 24, {}}, "2026-12-07", Standing::holds},
      {"on its last day", {on, 24, {}}, "2028-12-06", Standing::holds},
      {"on the day after", {on, 24, {}}, "2028-12-07", Standing::ended},
      {"without a set time", {on, 0, {}}, "2099-12-31", Standing::holds},
      {"what changed that very day was taught", {on, 24, on}, "2027-01-01", Standing::holds},
      {"changed a day later", {on, 24, "2026-12-08"}, "2027-01-01", Standing::refresher},
      {"on the day of the change", {on, 24, "2027-01-01"}, "2027-01-01", Standing::refresher},
      {"a day before the change", {on, 24, "2027-01-01"}, "2026-12-31", Standing::holds},
      {"changed, and its time has passed", {on, 24, "2027-01-01"}, "2028-12-07", Standing::ended},
      {"changed, without a set time", {on, 0, "2027-01-01"}, "2099-12-31", Standing::refresher},
      {"withdrawn", {on, 24, {}, true}, "2026-12-07", Standing::withdrawn},
      {"withdrawn, and all else too",
       {on, 24, "2027-01-01", true},
       "2030-01-01",
       Standing::withdrawn},
      {"given on what is no day", {"soon", 24, {}}, "2026-12-07", Standing::ended},
      {"given on none, without a set time", {"", 0, {}}, "2026-12-07", Standing::ended},
  };
  for (auto const& [says, held, today, expected] : cases) {
    CAPTURE(says);
    CHECK(word(standing(held, today)) == word(expected));
  }
}

}  // namespace otor::training
