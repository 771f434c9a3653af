// SPDX-License-Identifier: Apache-2.0
#pragma once
// A head gives households to an officer: those of somebody who left, or any she chose. What comes
// of it is one event a household, in the soum where it belongs, which replaces whatever was said
// before of whose it is.

#include "app/desk_log.h"
#include "app/worklist.h"

namespace otor::app {

inline constexpr std::size_t most_households_at_once = 1'000;

/// `to`: an officer who works in the soum of each. `households`, or all that `from` looked after:
/// those given to her, and those with a task that was hers and is nobody's now; in one soum where
/// `area` names it. The same order again, known by its `key`, is written once.
struct HandOver {
  std::string to;
  event::Uuid key;
  std::optional<std::string> from, area;
  std::optional<std::vector<event::Uuid>> households;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (to, key, from, area, households))

/// `written`: now; `already`: are hers, or were handed over by this order before. `left`: more than
/// one order may hold; the next one takes them.
struct HandedOver {
  std::int64_t written = 0, already = 0, left = 0;
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (written, already, left))

struct HandOverEvents {
  std::vector<DeskEvent> events;
  HandedOver told;
};

/// Errors: bad_value for an order that names neither or both, or too many; not_found for an officer
/// who does not work in that soum, or a household that is in none of these soums; not_allowed;
/// storage. Then nothing is to be written.
Result<HandOverEvents> hand_over(HandOver const& order, Account const& account,
                                 WorklistPorts const& ports, SubjectLog& subjects);

}  // namespace otor::app
