// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the use cases need from outside: a log that keeps events, the time, chance. The doors hand
// them in; `store` implements the log. The phone needs none of them: its log lives in the page, and
// time and chance come with each call.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "event/event.h"
#include "sync/receipt.h"

namespace otor::app {

/// One event as it came in a push: read and rewritten to its canonical line, or the problem that
/// made it unreadable. `place` says what the caller has decided: events that the account may not
/// write into the log are kept aside.
struct Pushed {
  enum class Place { log, quarantine, nowhere };

  std::optional<event::Event> event;  // absent only with Place::nowhere
  Place place = Place::log;
  std::optional<Problem> why;  // for quarantine and nowhere
  std::string hash;            // of the event's line; "" where there is none
  bool owned = false;          // into the log only where it is about what is its author's to do
};

/// An event as the server holds it.
struct Stored {
  std::int64_t position = 0;
  std::int64_t received = 0;  // ms since 1970
  std::int64_t skew = 0;
  std::optional<std::int64_t> registered;  // when its device became known
  std::string line;
  bool erased = false;  // then only the open part of the line is left
};

struct Page {
  std::vector<Stored> events;
  std::int64_t next = 0;  // the last position looked at, also where nothing was visible
  bool more = false;
};

class EventLog {
 public:
  virtual ~EventLog() = default;

  /// One receipt per event, in order, given only after one durable commit. The same event again
  /// (same id, same line) is already_stored; the same id or (device, seq) with another line is a
  /// fork and goes to quarantine. One bad event harms no other. Errors: storage — then nothing of
  /// this push was kept.
  virtual Result<std::vector<sync::Receipt>> append(std::vector<Pushed> const& events,
                                                    std::int64_t skew) = 0;

  /// Events of these areas after a feed position, at most `limit` of them.
  virtual Result<Page> after(std::int64_t position, std::vector<std::string> const& areas,
                             std::int64_t limit) = 0;

  /// How many households and persons were erased. What was read when there were fewer may hold
  /// something of one of them. Errors: storage.
  virtual Result<std::int64_t> erasures() = 0;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now_ms() const = 0;
};

class Chance {
 public:
  virtual ~Chance() = default;
  /// `count` bytes that nobody can guess.
  virtual std::string bytes(std::size_t count) = 0;
};

}  // namespace otor::app
