// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an account may see, in the order of the feed.

#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/ports.h"

namespace otor::app {

inline constexpr std::int64_t most_events_in_pull = 5'000;

struct PullQuestion {
  std::int64_t after = 0;
  std::int64_t limit = 1'000;
};

/// {"events":[{…,"position":124,"received":…}],"next":130,"more":true,"store":"…"}. Errors:
/// not_allowed, bad_value, storage.
Result<std::string> pull(Account const& account, PullQuestion question,
                         std::vector<std::string> const& areas, std::string_view store,
                         EventLog& log);

}  // namespace otor::app
