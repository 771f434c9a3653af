// SPDX-License-Identifier: Apache-2.0
#pragma once
// Writes the chained lines of one device, as a phone does: seq counts up, prev is the hash of the
// line before, the clock never goes back. Used where events are made here: at a desk, in the
// demonstration and in tests.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/clock.h"
#include "event/event.h"

namespace otor::app {

class LineWriter {
 public:
  LineWriter(event::Uuid device, std::string author, std::string seed)
      : device_(device), author_(std::move(author)), seed_(std::move(seed)) {}

  /// The next line follows this one.
  void go_on(std::int64_t seq, std::string hash) {
    seq_ = seq;
    last_hash_ = std::move(hash);
  }

  struct Written {
    event::Uuid id;
    std::string line;
  };
  /// `body` is any JSON object; it is written canonically. The id follows from seed and seq. With a
  /// salt the hash of the line confirms no guess of what it says. `id`: one that was made already.
  Written write(std::string_view kind, std::string_view area, event::Uuid subject,
                std::string_view body, std::int64_t wall_ms, std::vector<event::Uuid> over = {},
                std::string_view salt = {}, std::optional<event::Uuid> id = {});
  event::Uuid device() const { return device_; }

 private:
  event::Uuid device_;
  std::string author_, seed_, last_hash_;
  std::int64_t seq_ = 0;
  event::HybridClock clock_;
};

/// "2026-11-23T10:11:12+07:00" of milliseconds since 1970.
std::string told_in_west(std::int64_t ms);

/// Noon of a day in UTC+7, in milliseconds since 1970. Days of the calendar: 2026, 11, 23.
std::int64_t noon_in_west(int year, int month, int day);

}  // namespace otor::app
