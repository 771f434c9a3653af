// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an account may see, in the order of the feed.

#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/ports.h"
#include "app/push.h"

namespace otor::app {

inline constexpr std::int64_t most_events_in_pull = 5'000;

struct PullQuestion {
  std::int64_t after = 0;
  std::int64_t limit = 1'000;
};

/// {"events":[{…,"position":124,"received":…}],"next":130,"more":true,"store":"…","epoch":"…"}. A
/// cursor belongs to a store and to an epoch, that is to the areas it was counted in. Errors:
/// not_allowed, bad_value, storage.
Result<std::string> pull(Account const& account, PullQuestion question, Home const& home,
                         EventLog& log);

/// The same, with what the audit has to say of it.
struct Pulled {
  std::string text;
  std::vector<std::string> areas;
  std::int64_t next = 0;
  bool nothing = true;  // no event was given
};
Result<Pulled> pull_and_tell(Account const& account, PullQuestion question, Home const& home,
                             EventLog& log);

/// Whether the time of registration changes when an event counts as made; only then it is told.
bool holds_back(event::Stamp clock, std::int64_t skew, std::int64_t registered);

/// Appends an event as `pull` sends it.
void write_stored(std::string& out, Stored const& stored);

}  // namespace otor::app
