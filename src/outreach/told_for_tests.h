// SPDX-License-Identifier: Apache-2.0
#pragma once
// Events for tests: made up, each a day after the one before, of a device whose seq counts up.

#include <string>
#include <vector>

#include "outreach/book.h"

namespace otor::outreach {

inline constexpr Uuid home{1, 1};
inline constexpr Uuid visit{2, 1};
inline constexpr Uuid promise{3, 1};
inline constexpr Uuid bat{4, 1};

/// The id of the event that is told as the `number`th, from 1.
inline constexpr Uuid told_id(std::uint64_t number) { return {9, number}; }

class Told {
 public:
  std::vector<event::Event> events;

  Told& say(Uuid subject, event::Body body, std::vector<Uuid> over = {}, std::uint64_t device = 1) {
    event::Event event;
    auto const number = static_cast<std::int64_t>(events.size() + 1);
    auto& envelope = event.envelope;
    envelope.id = told_id(static_cast<std::uint64_t>(number));
    envelope.device = {0, device};
    envelope.seq = number;
    envelope.clock = {first_day * event::one_day_ms + number * 1000, 0};
    envelope.author = device == 1 ? "tes" : "uvs";
    envelope.area = area;
    envelope.subject = subject;
    envelope.over = std::move(over);
    envelope.at = "2026-11-23T10:00:00+07:00";
    event.body = std::move(body);
    events.push_back(std::move(event));
    return *this;
  }
  /// The rest is told in another soum.
  Told& in(std::string code) {
    area = std::move(code);
    return *this;
  }
  /// The rest is told some days later.
  Told& later(std::int64_t days) {
    first_day += days;
    return *this;
  }
  Uuid last() const { return events.back().envelope.id; }

 private:
  std::string area = "18301";
  std::int64_t first_day = 20'780;  // 2026-11-23
};

inline Book folded(std::vector<event::Event> const& events) {
  Book book;
  for (auto const& event : events) book.take(event, {}, true);
  return book;
}

inline event::HouseholdChanged named(std::string head) {
  event::HouseholdChanged changed;
  changed.head = std::move(head);
  return changed;
}

inline event::PersonChanged person_named(std::string name, std::string born = "1996-03") {
  event::PersonChanged changed;
  changed.name = std::move(name);
  changed.born = std::move(born);
  return changed;
}

}  // namespace otor::outreach
