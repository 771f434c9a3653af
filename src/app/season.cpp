// SPDX-License-Identifier: Apache-2.0
#include "app/season.h"

#include "base/word.h"

namespace otor::app {

SeasonOfYear season_around(Date day) {
  auto const season = outreach::season_of(day.month);
  auto first = day.month, behind = day.month + 1;
  while (outreach::season_of(first - 1) == season) first = first - 1;
  while (outreach::season_of(behind) == season) behind = behind + 1;
  return {season, {first, 1}, date_of_day(day_number({behind, 1}) - 1)};
}

Result<SeasonOfYear> season_called(std::string_view name) {
  constexpr std::size_t year_digits = 4;
  auto const january = parse_month(std::string(name.substr(0, year_digits)) + "-01");
  for (int month = 0; january && month < 12; ++month) {
    auto const season = season_around({*january + month, 1});
    if (season.first.month != *january + month) continue;
    if (name.substr(year_digits) == "-" + word_of(season.season)) return season;
  }
  return problem(ProblemKind::bad_value,
                 "season: a year with spring, summer, autumn or winter is expected, such as "
                 "2026-autumn.");
}

bool still_runs(SeasonOfYear const& season, std::string_view today) {
  return today < text_of(season.last);
}

std::optional<SeasonOfYear> season_of_days(std::string_view from, std::string_view through,
                                           std::string_view today) {
  auto const first = parse_date(from);
  if (!first) return std::nullopt;
  auto const season = season_around(*first);
  bool const so_far = through == today && still_runs(season, today);
  if (*first != season.first || (through != text_of(season.last) && !so_far)) return std::nullopt;
  return season;
}

std::string season_text(SeasonOfYear const& season, Format const& format) {
  auto const year = season.first.month.year();
  return format.say("season." + word_of(season.season),
                    {{"year", std::to_string(year)}, {"next", std::to_string(year + 1)}});
}

}  // namespace otor::app
