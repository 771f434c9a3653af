// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bringing events home. Each is judged alone: what is no event, or speaks for another device or
// another author, is refused; what its author may not write there, or what does not fit the rules
// of its kind, is kept aside for a person to look at; the rest is stored.

#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/devices.h"
#include "app/ports.h"
#include "app/push_body.h"
#include "app/receipts.h"

namespace otor::app {

/// What the server says of its own with every answer of sync.
struct Home {
  std::string store;               // names this store; receipts of another are worth nothing
  std::vector<std::string> areas;  // soum codes of the deployment
  Signer const* signer = nullptr;  // of receipts; without it they travel unsigned
};

/// Answers {"device":"…","receipts":[…],"store":"…"}, with "sig" over these three. Errors: those of
/// read_push_body; not_allowed for an account that records nothing; storage. Events of a device
/// that belongs to another account are refused one by one.
Result<std::string> push(Account const& account, std::string_view body, Home const& home,
                         EventLog& log, Devices& devices, Clock const& clock);

/// What is to be done with one line of a device, whichever way it came. `bound`: the device as it
/// is known, null where it is not.
Pushed judge_line(Account const& account, event::Uuid device, BoundDevice const* bound,
                  std::string_view line, Home const& home);

}  // namespace otor::app
