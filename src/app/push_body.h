// SPDX-License-Identifier: Apache-2.0
#pragma once
// The body of a push, cut into its events without reading them, so that one that cannot be read
// spoils no other.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "event/uuid.h"

namespace otor::app {

inline constexpr std::size_t most_events_in_push = 5'000;

struct PushBody {
  event::Uuid device;
  std::optional<std::int64_t> now;       // the sender's wall clock, ms since 1970
  std::vector<std::string_view> events;  // the text of each, as it stood; views into what was read
};

/// {"device":"…","events":[…],"now":…,"head":{…}}; the last two may be absent. Errors: bad_json,
/// unknown_key, duplicate_key, missing_key, bad_value, too_large (more events than a push may
/// hold).
Result<PushBody> read_push_body(std::string_view text);

}  // namespace otor::app
