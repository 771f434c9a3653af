// SPDX-License-Identifier: Apache-2.0
#pragma once
// The times that who may see totals only is told of: a quarter of the calendar, a year, or all of
// it. Other days are widened to one of these.

#include <string>
#include <string_view>
#include <vector>

namespace otor::app {

/// Days, both included; "" is open. `parts`: of a year its quarters, of a longer time its years.
struct ToldTime {
  std::string from, to;
  std::vector<ToldTime> parts = {};
};

/// The quarter, else the year that both days are in, without parts; open where none is, or where
/// one of them is open or no day.
ToldTime told_days(std::string_view from, std::string_view to);

/// The year that holds a time, where it is less.
ToldTime whole_year(ToldTime const& told);

/// The same with its parts; an open time is divided from the day `first` to the day `last`.
ToldTime in_parts(ToldTime told, std::string const& first, std::string const& last);

}  // namespace otor::app
