// SPDX-License-Identifier: Apache-2.0
#pragma once
// Weeks in a report: their visits beside the season and beside what struck the soums meanwhile, as
// rows and as one plot.

#include "app/overview.h"
#include "app/report.h"

namespace otor::app {

/// What struck a soum, in words of the report's language; `to` "" where no last day was told.
struct Struck {
  std::string area, what, from, to;
};

/// Which counts a week has: visits and households, or handbooks and calculations as well.
enum class WeekCounts { visits, all };

/// `told`: by Monday, without those in which nobody was visited.
struct WeeksTold {
  std::vector<WeekSums> const& told;
  std::vector<Struck> const& struck;
  std::vector<Area> const& areas;
  WeekCounts counts{};
};

/// Columns, rows and the plot, of which `drawn` says what it shows.
void put_weeks(Report& report, WeeksTold const& weeks, std::string drawn);

/// So many days after a day.
std::string day_after(std::string const& day, std::int64_t days);

}  // namespace otor::app
