// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an account may see, in the order of the feed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/devices.h"
#include "app/ports.h"
#include "app/push.h"

namespace otor::app {

inline constexpr std::int64_t most_events_in_pull = 5'000;

struct PullQuestion {
  std::int64_t after = 0;
  std::int64_t limit = 1'000;
  std::optional<event::Uuid> device = std::nullopt;  // on which phone it is going to lie
};

struct Pulled {
  std::string text;
  std::vector<std::string> areas;  // soums that were looked into
  std::int64_t next = 0;
  bool nothing = true;  // no event was given
};

/// {"events":[{…,"position":124,"received":…}],"next":130,"more":true,"store":"…","epoch":"…"}. A
/// cursor belongs to a store and to an epoch, that is to the areas it was counted in. An event with
/// "erased":true lacks what was about somebody; it is told again to whoever had it whole. Errors:
/// not_allowed, device_lost, bad_value, storage.
Result<Pulled> pull(Account const& account, PullQuestion question, Home const& home, EventLog& log,
                    Devices& devices);

/// A phone that was given up is given nothing. Errors: device_lost, storage.
Result<void> still_given(std::optional<event::Uuid> device, Devices& devices);

/// Whether the time of registration changes when an event counts as made; only then it is told.
bool holds_back(event::Stamp clock, std::int64_t skew, std::int64_t registered);

/// What the server says of an event to whoever folds it.
event::Received stamps_of(Stored const& stored);

/// Appends an event as `pull` sends it.
void write_stored(std::string& out, Stored const& stored);
/// Appends an event as the phone keeps it in its pages, and as `log_load` takes it.
void write_entry(std::string& out, Stored const& stored);

}  // namespace otor::app
