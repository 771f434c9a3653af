// SPDX-License-Identifier: Apache-2.0
#pragma once
// The phones of officers, and giving one up as lost: by the officer herself, or by the head of a
// department for hers.

#include <optional>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "event/uuid.h"

namespace otor::app {

struct KnownDevice {
  std::string id, user;
  std::int64_t registered = 0;       // ms since 1970
  std::optional<std::int64_t> sent;  // when its newest record came; none: it sent nothing yet
  std::optional<std::int64_t> lost;  // when it was given up
};

/// The devices that are known. Errors of both: storage.
class DeviceBook {
 public:
  virtual ~DeviceBook() = default;
  /// Every device, oldest first; of one account where `user` is not empty.
  virtual Result<std::vector<KnownDevice>> all(std::string const& user) = 0;
  /// What comes from the device from now on is set aside, it is given nothing, and every session of
  /// its account ends: a token is of an account, and whoever has the phone may have it. Once given
  /// up, it stays so, and asking again changes nothing. `actor` is named in the audit. Errors:
  /// not_found.
  virtual Result<void> revoke(event::Uuid device, std::string const& actor) = 0;
};

/// Times in ms since 1970, as in KnownDevice.
struct OfficerPhone {
  event::Uuid device;
  std::string user, name;
  std::vector<std::string> areas;
  std::int64_t since = 0;
  std::optional<std::int64_t> sent, lost;
};
BOOST_DESCRIBE_STRUCT(OfficerPhone, (), (device, user, name, areas, since, sent, lost))

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
Result<OfficerPhones> phones_of(Account const& account, DeviceBook& book, Accounts& accounts);

/// Gives up a phone as `DeviceBook::revoke` does. Errors: not_found, also for a phone that is
/// somebody else's; storage.
Result<void> lose_phone(Account const& account, event::Uuid device, DeviceBook& book,
                        Accounts& accounts);

}  // namespace otor::app
