// SPDX-License-Identifier: Apache-2.0
#pragma once
// What several pages read out of a household in the same way.

#include <cstdint>
#include <string_view>
#include <vector>

#include "outreach/book.h"
#include "wire/record_message.h"

namespace otor::app {

/// What a server added to an event, out of a message.
event::Received received_of(wire::LogEntry const& entry);
event::Received received_of(wire::ReceiptNote const& receipt);

/// Facts that are only on this phone.
std::int64_t unsafe_in(std::vector<outreach::OriginRef> const& origins);

bool is_open(outreach::Promise const& promise);
std::int64_t open_promises(outreach::Household const& household);

/// The day of the open promise that is due first; empty where there is none.
std::string_view nearest_promise(outreach::Household const& household);

}  // namespace otor::app
