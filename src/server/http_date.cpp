// SPDX-License-Identifier: Apache-2.0
#include "server/http_date.h"

#include <array>

namespace otor::server {

std::string http_date(std::chrono::system_clock::time_point moment) {
  // Not strftime: its words are those of the locale.
  static constexpr std::array<char const*, 7> weekdays{"Sun", "Mon", "Tue", "Wed",
                                                       "Thu", "Fri", "Sat"};
  static constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  using namespace std::chrono;
  auto const day = floor<days>(moment);
  year_month_day const date(day);
  hh_mm_ss const time(floor<seconds>(moment - day));
  auto const two = [](auto number) {
    auto const digits = std::to_string(number);
    return digits.size() < 2 ? "0" + digits : digits;
  };
  return std::string(weekdays[weekday(day).c_encoding()]) + ", " + two(unsigned(date.day())) + " " +
         months[unsigned(date.month()) - 1] + " " + std::to_string(int(date.year())) + " " +
         two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
         two(time.seconds().count()) + " GMT";
}

}  // namespace otor::server
