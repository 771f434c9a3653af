// SPDX-License-Identifier: Apache-2.0
#pragma once
// Months and dates. The law of contributions counts calendar months: 2026-11. A Month is a number,
// so months subtract to a length and add a length; a Date is a day somebody was born or a value
// came into force.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace otor {

/// A calendar month, counted from January of year 0.
struct Month {
  std::int32_t number = 0;
  auto operator<=>(Month const&) const = default;
  friend constexpr Month operator+(Month month, std::int32_t months) {
    return {month.number + months};
  }
  friend constexpr Month operator-(Month month, std::int32_t months) {
    return {month.number - months};
  }
  friend constexpr std::int32_t operator-(Month later, Month earlier) {
    return later.number - earlier.number;
  }
  constexpr std::int32_t year() const { return number / 12; }
  constexpr std::int32_t month_of_year() const { return number % 12 + 1; }
};

constexpr Month month_of(std::int32_t year, std::int32_t month) { return {year * 12 + month - 1}; }

/// Months are accepted from January 1900 to December 2199.
inline constexpr Month first_month = month_of(1900, 1);
inline constexpr Month last_month = month_of(2199, 12);

/// "2026-11". Errors: bad_month for anything else, for a month 13 and for a year outside 1900-2199.
Result<Month> parse_month(std::string_view text);
std::string text_of(Month month);

struct Date {
  Month month;
  std::int32_t day = 1;
  auto operator<=>(Date const&) const = default;
};

/// "2026-11-23". Errors: bad_month for a day that does not exist.
Result<Date> parse_date(std::string_view text);
std::string text_of(Date date);

/// Days since 1970-01-01, and the day they make; days subtract and add by it.
std::int64_t day_number(Date date);
Date date_of_day(std::int64_t number);

/// A birth is told as a day or only as a month ("1996-03-14" or "1996-03"); the law needs the
/// month.
Result<Month> parse_birth(std::string_view text);

/// Age at a month, in months: the birthday's month counts as reached.
constexpr std::int32_t age_in_months(Month born, Month at) { return at - born; }

}  // namespace otor
