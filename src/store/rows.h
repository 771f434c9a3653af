// SPDX-License-Identifier: Apache-2.0
#pragma once
// What columns of rows hold, as values. What cannot be what it should is thrown as StorageError.

#include <cstdint>
#include <optional>
#include <string_view>

#include "event/event.h"
#include "store/keyring.h"
#include "store/sqlite.h"

namespace otor::store {

/// Of a row `a` of act in area ?1: the last word on it is not that it was a mistake. Whether its
/// visit stands the row of `visit` tells (kept_visits.h).
inline constexpr std::string_view entry_stands =
    "coalesce((SELECT w.stands FROM withdrawal w WHERE w.area = ?1 AND w.entry = a.event ORDER BY "
    "w.moment DESC LIMIT 1), 0) = 0";

event::Uuid uuid_in(std::string_view text);

/// Of ids one behind the other, with nothing between.
std::vector<event::Uuid> uuids_in(std::string_view text);

/// Nothing for NULL.
std::optional<std::int64_t> number_or_nothing(Statement const& row, int column);

/// The event of a row whose first columns are line, sealed and hash; nothing where it was erased.
std::optional<event::Event> opened_event(Keyring& keys, Statement const& row);

}  // namespace otor::store
