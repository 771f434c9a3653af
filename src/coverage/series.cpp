// SPDX-License-Identifier: Apache-2.0
#include "coverage/series.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace otor::coverage {
namespace {

std::optional<Count> count_of(Figure const& numerator, Figure const& denominator) {
  if (denominator.value <= 0 || numerator.value > denominator.value) return std::nullopt;
  return Count{numerator.value, denominator.value};
}

}  // namespace

std::vector<Moment> series_of(std::vector<Figure> numerators, std::vector<Figure> denominators) {
  std::ranges::sort(numerators, {}, &Figure::as_of);
  std::ranges::sort(denominators, {}, &Figure::as_of);
  std::vector<Moment> moments;
  for (auto const& one : numerators) {
    auto const behind = std::ranges::upper_bound(denominators, one.as_of, {}, &Figure::as_of);
    if (behind == denominators.begin()) continue;
    auto const& below = *(behind - 1);
    moments.push_back({one, below, count_of(one, below)});
  }
  return moments;
}

std::optional<std::int64_t> lapsed_between(std::vector<Moment> const& moments,
                                           std::vector<Figure> const& lapses, Date after, Date to) {
  std::int64_t sum = 0;
  bool any = false;
  for (auto const& moment : moments) {
    auto const day = moment.numerator.as_of;
    if (day <= after || day > to) continue;
    auto const told = std::ranges::find(lapses, day, &Figure::as_of);
    if (told == lapses.end()) return std::nullopt;
    sum += told->value;
    any = true;
  }
  return any ? std::optional(sum) : std::nullopt;
}

std::vector<Figure> summed(std::vector<Figure> const& figures, std::string const& area,
                           std::size_t parts) {
  std::map<Date, std::pair<std::size_t, Figure>> days;
  for (auto const& one : figures) {
    auto& [count, sum] = days[one.as_of];
    if (++count == 1) {
      sum = one;
      sum.area = area;
    } else {
      sum.value += one.value;
    }
  }
  std::vector<Figure> sums;
  for (auto const& [_, day] : days)
    if (day.first == parts) sums.push_back(day.second);
  return sums;
}

bool same_season(Date one, Date other) {
  constexpr std::int64_t year = 366, most = 15;
  auto const day_of_year = [](Date date) {  // of a leap year, so that every day is in it
    return day_number({month_of(2000, date.month.month_of_year()), date.day});
  };
  auto const apart = std::abs(day_of_year(one) - day_of_year(other));
  return apart <= most || year - apart <= most;
}

}  // namespace otor::coverage
