// SPDX-License-Identifier: Apache-2.0
#pragma once
// A run of a course for the calendar of a telephone (RFC 5545).

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "event/uuid.h"

namespace otor::app {

/// `sequence` rises whenever the plan or its state changes: a calendar that has the run already
/// then takes what is new.
struct CalendarRun {
  event::Uuid run;
  std::string title;
  std::vector<std::string> days;  // "2026-12-07", rising
  std::string from, to;           // "09:00", on each of the days, in the time of the west
  std::string place, link;        // "" where there is none
  std::int64_t sequence = 0;
  std::int64_t stamped_ms = 0;  // since 1970: when this was told
  bool cancelled = false;
};

/// An event for each day, in UTF-8 with CRLF. An event is named by the run and the place of its day
/// in the order, so that a day that is moved moves in the calendar, too. Errors: bad_value for what
/// is no day or time, and for days that end before they begin.
Result<std::string> calendar_text(CalendarRun const& run);

}  // namespace otor::app
