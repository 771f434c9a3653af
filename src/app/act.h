// SPDX-License-Identifier: Apache-2.0
#pragma once
// The read model of the head's desk: one flat row for each event that counts there. A row follows
// from the open part of its event alone, so rows may arrive in any order, can always be computed
// again, and hold nothing about anybody. Names and amounts are read out of the record, for what is
// shown and no more.

#include <cstdint>
#include <optional>
#include <string>

#include "event/event.h"

namespace otor::app {

struct Act {
  event::Uuid event, household;
  std::optional<event::Uuid> visit, person;
  std::string area, officer, kind;
  std::string at;  // as it was told
  std::string
      day;  // "2026-11-23": of `at`, or of the true time where the phone's clock was over a day off
  std::int64_t moment = 0;  // ms since 1970, corrected
  std::string word;         // way, stage, code of question or finding, edition, road shown first
  std::int64_t number = 0;  // handbooks; 1 for a question that was answered
  std::optional<std::string> opens;
  std::optional<std::int64_t> pension, person_pays;
};

/// A write of the household's head (its name), for the merge rule.
struct HeadWrite {
  event::Uuid event, household, device;
  std::int64_t seq = 0, moment = 0;
  std::string area, head;
  std::vector<event::Uuid> over;
};

/// A withdrawal of something, or its coming back, for the merge rule.
struct Withdrawal {
  event::Uuid event, household, entry, device;
  std::int64_t seq = 0, moment = 0;
  std::string area;
  bool stands = false;
  std::vector<event::Uuid> over;
};

/// Nothing for kinds that do not count.
std::optional<Act> act_of(event::Event const& event, event::Received const& received);
std::optional<HeadWrite> head_write_of(event::Event const& event, event::Received const& received);
std::optional<Withdrawal> withdrawal_of(event::Event const& event, event::Received const& received);

/// "2026-11-23" of milliseconds since 1970 in UTC+7, the time of the west.
std::string day_of(std::int64_t ms);

/// The day of an event as its author's clock told it where that can be, else of its corrected
/// time.
std::string day_told(std::string const& at, std::int64_t moment);

}  // namespace otor::app
