// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a server says about each event that was pushed. Only a safe receipt lets a phone call the
// event brought home.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>

#include "base/problem.h"
#include "event/uuid.h"

namespace otor::sync {

/// stored, already_stored: in the log (same id, same line). quarantined: kept durably, out of the
/// log, for a person to look at. refused: not kept.
BOOST_DEFINE_ENUM_CLASS(Status, stored, already_stored, quarantined, refused)

constexpr bool is_safe(Status status) { return status != Status::refused; }

struct Receipt {
  event::Uuid id;
  Status status = Status::refused;
  std::optional<std::int64_t> position;  // in the feed, when stored
  std::optional<Problem> problem;        // why quarantined or refused
  std::optional<std::int64_t> received;  // the server's time at commit, ms since 1970
  std::int64_t skew = 0;
  std::optional<std::int64_t> registered;  // of the device
};

}  // namespace otor::sync
