// SPDX-License-Identifier: Apache-2.0
#pragma once
// A device is one officer on one phone; its first hello or push binds it to the account.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "event/uuid.h"
#include "sync/contact.h"

namespace otor::app {

struct BoundDevice {
  std::string user;             // the account it belongs to
  std::int64_t registered = 0;  // when it became known, ms since 1970
  bool revoked = false;         // lost or stolen: what comes from it is set aside
  std::string sign;             // the point of its signing key, base64url; "" while it told none
  bool disabled = false;        // its account is closed
};

struct KnownDevice {
  std::string id, user;
  std::int64_t registered = 0;       // ms since 1970
  std::optional<std::int64_t> sent;  // when its newest record came; none: it sent nothing yet
  std::optional<std::int64_t> lost;  // when it was given up
};

/// What the chain of a device lacks as the server holds it: lines that are neither in the log nor
/// set aside while later ones are, and lines that came and did not follow from the one before.
struct ChainState {
  std::int64_t missing = 0, loose = 0;
};

/// The first and the last of a row of numbers.
using SeqSpan = std::pair<std::int64_t, std::int64_t>;

class Devices {
 public:
  virtual ~Devices() = default;
  /// The device; bound to `user` if it belonged to nobody until now.
  virtual Result<BoundDevice> known_or_bind(event::Uuid device, std::string_view user) = 0;
  /// The device, where it is known. Binds nothing.
  virtual Result<std::optional<BoundDevice>> known(event::Uuid device) = 0;
  /// Keeps the key with which the device signs, if it had none; answers the one that is kept.
  virtual Result<std::string> keep_key(event::Uuid device, std::string_view point) = 0;
  /// Whether it was given up as lost; a device nobody knows was not.
  virtual Result<bool> is_lost(event::Uuid device) = 0;
  /// Its newest event, in the log or set aside.
  virtual Result<std::optional<sync::ChainHead>> head_of(event::Uuid device) = 0;
  /// What is neither in the log nor set aside, below its newest event.
  virtual Result<std::vector<SeqSpan>> missing_of(event::Uuid device) = 0;
  /// The same as a number, with the links that were broken when they came.
  virtual Result<ChainState> chain_of(event::Uuid device) = 0;
  /// Every device, oldest first; of one account where `user` is not empty.
  virtual Result<std::vector<KnownDevice>> all(std::string const& user) = 0;
  /// What comes from the device from now on is set aside, it is given nothing, and every session of
  /// its account ends: a token is of an account, and whoever has the phone may have it. Once given
  /// up, it stays so, and asking again changes nothing. `actor` is named in the audit. Errors:
  /// not_found.
  virtual Result<void> revoke(event::Uuid device, std::string const& actor) = 0;
};

}  // namespace otor::app
