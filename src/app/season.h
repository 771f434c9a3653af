// SPDX-License-Identifier: Apache-2.0
#pragma once
// A season of a year as the time of a report, as outreach::season_of divides the months. A winter
// is called by the year in which it begins: 2026-winter is November 2026 to March 2027.

#include <optional>
#include <string>
#include <string_view>

#include "base/format.h"
#include "base/month.h"
#include "base/problem.h"
#include "outreach/household.h"

namespace otor::app {

/// `first` and `last`: its days, both included.
struct SeasonOfYear {
  event::Season season{};
  Date first, last;
};

/// The one in which a day falls.
SeasonOfYear season_around(Date day);

/// "2026-autumn". Errors: bad_value.
Result<SeasonOfYear> season_called(std::string_view name);

/// The season of which `from` to `through` are all days, or all up to `today` where it still runs.
/// Days as texts; nothing where they are another time, or none.
std::optional<SeasonOfYear> season_of_days(std::string_view from, std::string_view through,
                                           std::string_view today);

/// Whether a day of it is behind `today`.
bool still_runs(SeasonOfYear const& season, std::string_view today);

/// "autumn 2026", "winter 2026/2027", as words within a sentence.
std::string season_text(SeasonOfYear const& season, Format const& format);

}  // namespace otor::app
