// SPDX-License-Identifier: Apache-2.0
#include "base/month.h"

#include <array>

namespace otor {
namespace {

// -1 where a character is not a digit: a month is exactly "YYYY-MM", with no sign and no space.
std::int32_t number_in(std::string_view digits) {
  std::int32_t number = 0;
  for (char const digit : digits) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

void put_number(char* to, std::int32_t number, int width) {
  for (int place = width - 1; place >= 0; --place, number /= 10)
    to[place] = static_cast<char>('0' + number % 10);
}

bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int32_t days_in(Month month) {
  constexpr std::array<std::int32_t, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  auto const index = static_cast<std::size_t>(month.month_of_year() - 1);
  return lengths[index] + (index == 1 && is_leap(month.year()) ? 1 : 0);
}

std::unexpected<Problem> no_such(std::string_view text, std::string const& what = "month") {
  return problem(ProblemKind::bad_month,
                 "There is no such " + what + ": \"" + std::string(text.substr(0, 40)) + "\".");
}

}  // namespace

Result<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return no_such(text);
  auto const year = number_in(text.substr(0, 4));
  auto const month = number_in(text.substr(5, 2));
  if (year < 0 || month < 1 || month > 12) return no_such(text);
  auto const parsed = month_of(year, month);
  if (parsed < first_month || parsed > last_month) return no_such(text);
  return parsed;
}

std::string text_of(Month month) {
  std::string text = "0000-00";
  put_number(text.data(), month.year(), 4);
  put_number(text.data() + 5, month.month_of_year(), 2);
  return text;
}

Result<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[7] != '-') return no_such(text, "day, written like 2026-11-23");
  auto const month = parse_month(text.substr(0, 7));
  if (!month) return no_such(text, "day, written like 2026-11-23");
  auto const day = number_in(text.substr(8, 2));
  if (day < 1 || day > days_in(*month)) return no_such(text, "day, written like 2026-11-23");
  return Date{*month, day};
}

std::string text_of(Date date) {
  std::string text = text_of(date.month) + "-00";
  put_number(text.data() + 8, date.day, 2);
  return text;
}

std::int64_t day_number(Date date) {
  // Years are counted from March, so that the leap day is the last of its year.
  bool const before_march = date.month.month_of_year() < 3;
  std::int64_t const year = date.month.year() - (before_march ? 1 : 0);
  std::int64_t const month = (date.month.month_of_year() + 9) % 12;
  constexpr std::int64_t from_0000_03_01 = 719'468;
  return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1 -
         from_0000_03_01;
}

Date date_of_day(std::int64_t number) {
  // A guess that is some months early, then forward.
  auto const months = number * 12 / 366 - (number < 0 ? 9 : 0);
  Month month{static_cast<std::int32_t>(month_of(1970, 1).number + months)};
  while (day_number({month + 1, 1}) <= number) month = month + 1;
  return {month, static_cast<std::int32_t>(number - day_number({month, 1}) + 1)};
}

Result<Month> parse_birth(std::string_view text) {
  if (text.size() == 7) return parse_month(text);
  auto const date = parse_date(text);
  if (!date) return std::unexpected(date.error());
  return date->month;
}

}  // namespace otor
