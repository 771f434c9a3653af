// SPDX-License-Identifier: Apache-2.0
#pragma once
// The way back to a phone whose PIN was forgotten. An officer's own key lies on the phone, wrapped
// by the PIN and sealed to the server's recovery key. With the password the server opens it and
// seals it to a fresh key of the phone; it never keeps one, and a key sealed for one account and
// device does not open for another.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/colleagues.h"
#include "app/devices.h"
#include "app/login.h"
#include "app/signing.h"

namespace otor::app {

/// Bytes for one receiver, as they travel: base64url throughout. `to` names the receiver's key,
/// `from` is the sender's ephemeral one.
struct SealedTo {
  std::string to, from, iv, sealed;
};
BOOST_DESCRIBE_STRUCT(SealedTo, (), (to, from, iv, sealed))

/// The server's recovery key; the door implements it.
class Recovery {
 public:
  virtual ~Recovery() = default;
  /// The public point on P-256, uncompressed, base64url.
  virtual std::string point() const = 0;
  /// Opens what was sealed to this key for `purpose` and seals it to `point`. Errors: bad_value for
  /// a seal that does not open or a point that is none.
  virtual Result<SealedTo> reseal(SealedTo const& sealed, std::string_view purpose,
                                  std::string_view point) const = 0;
  /// Opens what was sealed to this key for `purpose`. Errors: bad_value.
  virtual Result<std::string> unseal(SealedTo const& sealed, std::string_view purpose) const = 0;
  /// Opens one line of a phone's log with the account's own key (32 bytes); iv and seal as they
  /// travel. Errors: bad_value.
  virtual Result<std::string> open_line(std::string_view key, std::string_view iv,
                                        std::string_view about, std::string_view sealed) const = 0;
};

/// What the own key of an account is sealed for: nobody else's password opens it.
std::string own_key_purpose(std::string_view user, std::string_view device);

struct MeetRequest {
  std::string device;
  std::optional<std::string> sign;  // the point of the key with which the device signs
};
BOOST_DESCRIBE_STRUCT(MeetRequest, (), (device, sign))

struct MeetAnswer {
  std::string store;
  std::int64_t now = 0, lease_days = 0;  // ms since 1970; days without contact
  std::string recovery;
  std::optional<std::string> sign;  // checks receipts: a point on P-256, uncompressed, base64url
  std::vector<Colleague> colleagues;
};
BOOST_DESCRIBE_STRUCT(MeetAnswer, (), (store, now, lease_days, recovery, sign, colleagues))

struct RecoverRequest {
  std::string user, password, device;
  SealedTo own;
  std::string key;  // of the phone: a fresh point on P-256, uncompressed, base64url
};
BOOST_DESCRIBE_STRUCT(RecoverRequest, (), (user, password, device, own, key))

/// What every phone is told of this server besides its store.
struct PhoneTerms {
  std::string store;
  std::int64_t lease_days = 30;
  std::optional<std::string> sign;
};

/// Binds the device to the account, keeps the first key that it tells, and tells the phone what it
/// has to know of its server, and what colleagues among `everybody` are called. Errors:
/// another_device, not_allowed, bad_value; another_key for one that is not the key told first.
Result<std::string> meet_phone(Account const& account, std::string_view text,
                               PhoneTerms const& terms, std::vector<Account> const& everybody,
                               std::int64_t now_ms, Devices& devices, Recovery const& recovery,
                               Signatures const& signatures);

struct Recovered {
  std::string answer;  // as of a login, with `own`
  std::string device;  // for the audit
};

/// Slow (it checks a password). Errors: those of log_in; another_device, not_allowed; bad_value for
/// a key that this server cannot open.
Result<Recovered> recover_own_key(RecoverRequest const& request, std::string_view address,
                                  std::string_view random, std::int64_t now_ms, Accounts& accounts,
                                  Passwords& passwords, LoginThrottle& throttle, Devices& devices,
                                  Recovery const& recovery);

}  // namespace otor::app
