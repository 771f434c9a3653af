// SPDX-License-Identifier: Apache-2.0
#include "app/told_time.h"

#include "base/month.h"

namespace otor::app {
namespace {

constexpr std::int32_t quarter = 3, year = 12;

/// The time of so many months that a month is in.
ToldTime around(Month month, std::int32_t months) {
  Month const begins{month.number / months * months};
  return {text_of(Date{begins, 1}), text_of(date_of_day(day_number({begins + months, 1}) - 1))};
}

ToldTime year_in_parts(Month first) {
  auto told = around(first, year);
  for (std::int32_t month = 0; month < year; month += quarter)
    told.parts.push_back(around(Month{first.number / year * year} + month, quarter));
  return told;
}

}  // namespace

ToldTime told_days(std::string_view from, std::string_view to) {
  auto const first = parse_date(from), last = parse_date(to);
  if (!first || !last) return {};
  for (auto const months : {quarter, year})
    if (first->month.number / months == last->month.number / months)
      return around(first->month, months);
  return {};
}

ToldTime whole_year(ToldTime const& told) {
  auto const first = parse_date(told.from);
  return first ? around(first->month, year) : told;
}

ToldTime in_parts(ToldTime told, std::string const& first, std::string const& last) {
  bool const open = told.from.empty();
  auto const begins = parse_date(open ? first : told.from);
  auto const ends = parse_date(open ? last : told.to);
  if (!begins || !ends) return told;
  if (!open && begins->month + quarter > ends->month) return told;
  if (!open) return year_in_parts(begins->month);
  for (auto one = begins->month.year(); one <= ends->month.year(); ++one)
    told.parts.push_back(year_in_parts(month_of(one, 1)));
  return told;
}

}  // namespace otor::app
