// SPDX-License-Identifier: Apache-2.0
#include "coverage/staying.h"

#include <algorithm>

#include "statistics/interval.h"

namespace otor::coverage {

namespace {

constexpr std::size_t most_steep = 3;
constexpr double steep = 2;  // times the average
constexpr std::int64_t fewest_ended = 10;

std::int64_t ended_at(std::vector<statistics::LifeRow> const& rows, std::int64_t months) {
  std::int64_t ended = 0;
  for (auto const& row : rows)
    if (row.time == months) ended += row.ended;
  return ended;
}

}  // namespace

Month last_whole_month(Date day) {
  bool const ends = date_of_day(day_number(day) + 1).month > day.month;
  return ends ? day.month : day.month - 1;
}

std::optional<statistics::Lasted> stay_of(Spell const& spell, Date known_on) {
  if (spell.to && *spell.to < spell.from) return std::nullopt;
  auto const known = last_whole_month(known_on);
  bool const ended = spell.to && *spell.to <= known;
  auto const months = (ended ? *spell.to : known) - spell.from + 1;
  return statistics::Lasted{std::max(months, 0), ended};
}

std::int64_t at_risk(std::vector<statistics::LifeRow> const& rows, std::int64_t months) {
  std::int64_t count = 0;
  for (auto const& row : rows)
    if (row.time >= months) count += row.ended + row.open;
  return count;
}

Pace pace_of(std::vector<statistics::LifeRow> const& rows, std::int64_t last) {
  Pace pace;
  for (auto const& row : rows) {
    pace.months += std::min(row.time, last) * (row.ended + row.open);
    if (row.time <= last) pace.ended += row.ended;
  }
  return pace;
}

std::vector<SteepMonth> steep_months(std::vector<statistics::LifeRow> const& rows,
                                     std::int64_t last) {
  std::vector<SteepMonth> found;
  auto const pace = pace_of(rows, last);
  if (pace.ended == 0) return found;
  auto const average = static_cast<double>(pace.ended) / static_cast<double>(pace.months);
  for (std::int64_t month = 1; month <= last; ++month) {
    SteepMonth const one{month, at_risk(rows, month), ended_at(rows, month)};
    auto const share = statistics::wilson({one.ended, one.at_risk, {}});
    if (one.ended >= fewest_ended && share->low >= steep * average) found.push_back(one);
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &SteepMonth::ended);
  if (found.size() > most_steep) found.resize(most_steep);
  std::ranges::sort(found, {}, &SteepMonth::months);
  return found;
}

}  // namespace otor::coverage
