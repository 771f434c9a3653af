// SPDX-License-Identifier: Apache-2.0
#pragma once
// The phones of officers, and giving one up as lost: by the officer herself, or by the head of a
// department for hers.

#include <optional>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/devices.h"

namespace otor::app {

/// Times in ms since 1970, as in KnownDevice; `missing` and `loose` as in ChainState.
struct OfficerPhone {
  event::Uuid device;
  std::string user, name;
  std::vector<std::string> areas;
  std::int64_t since = 0;
  std::optional<std::int64_t> sent, lost;
  std::int64_t missing = 0, loose = 0;
};
BOOST_DESCRIBE_STRUCT(OfficerPhone, (),
                      (device, user, name, areas, since, sent, lost, missing, loose))

/// By officer, then the newest first.
struct OfficerPhones {
  std::vector<OfficerPhone> phones;
};
BOOST_DESCRIBE_STRUCT(OfficerPhones, (), (phones))

struct LostPhone {
  event::Uuid device;
};
BOOST_DESCRIBE_STRUCT(LostPhone, (), (device))

/// An officer's own phones; a head's officers'. Errors: storage.
Result<OfficerPhones> phones_of(Account const& account, Devices& devices, Accounts& accounts);

/// Gives up a phone as `Devices::revoke` does. Errors: not_found, also for a phone that is
/// somebody else's; storage.
Result<void> lose_phone(Account const& account, event::Uuid device, Devices& devices,
                        Accounts& accounts);

}  // namespace otor::app
