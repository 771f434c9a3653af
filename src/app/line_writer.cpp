// SPDX-License-Identifier: Apache-2.0
#include "app/line_writer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "app/act.h"
#include "wire/event_line.h"

namespace otor::app {

LineWriter::Written LineWriter::write(std::string_view kind, std::string_view area,
                                      event::Uuid subject, std::string_view body,
                                      std::int64_t wall_ms, std::vector<event::Uuid> over,
                                      std::string_view salt, std::optional<event::Uuid> id) {
  event::Envelope envelope;
  envelope.seq = ++seq_;
  envelope.id = id.value_or(event::uuid_v7(wall_ms, seed_, author_ + "/" + std::to_string(seq_)));
  envelope.device = device_;
  envelope.prev = last_hash_;
  envelope.clock = clock_.make(wall_ms);
  envelope.author = author_;
  envelope.area = area;
  envelope.subject = subject;
  envelope.kind = kind;
  envelope.at = told_in_west(wall_ms);
  envelope.over = std::move(over);
  std::ranges::sort(envelope.over);
  std::string canonical;
  if (auto const value = wire::parse_strict(body)) (void)wire::write_canonical(canonical, *value);
  Written written{envelope.id, wire::line_of(envelope, canonical, salt)};
  last_hash_ = event::hash_of(written.line);
  return written;
}

std::string told_in_west(std::int64_t ms) {
  auto const seconds = (ms + event::west_offset_ms) / 1000 % 86'400;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d+07:00", static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return day_of(ms) + text.data();
}

std::int64_t noon_in_west(int year, int month, int day) {
  using namespace std::chrono;
  auto const days = sys_days(std::chrono::year(year) / month / day).time_since_epoch();
  return duration_cast<milliseconds>(days).count() + 12 * 3'600'000 - event::west_offset_ms;
}

}  // namespace otor::app
