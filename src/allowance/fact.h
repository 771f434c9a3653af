// SPDX-License-Identifier: Apache-2.0
#pragma once
// What an event says about money for the road, flat: as a phone folds it and as the server keeps
// it. It holds the open part of the event alone.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "event/event.h"

namespace otor::allowance {

BOOST_DEFINE_ENUM_CLASS(FactKind, paid, returned, claimed, pictured, explained, taken_back,
                        approved, asked, refused, closed)

struct Fact {
  event::Uuid event, subject;
  FactKind kind{};
  std::string area, author;
  std::optional<std::int64_t> received;  // ms since 1970; nothing while it is on a phone alone
  event::Stamp when;
  std::string scheme, officer, category;
  std::int64_t amount = 0;
  std::string on;    // the day of it; of a closing the last day closed
  std::string trip;  // "" where none was told
  std::optional<std::int64_t> litres_ml, odometer_km;
  std::string receipt;
  bool operator==(Fact const&) const = default;
};

/// Nothing for a kind that is about no money. `officer` is whose money it is.
std::optional<Fact> fact_of(event::Envelope const& envelope, event::Body const& body,
                            event::Received const& received);

/// The order in which facts are booked: as the server received them, then as they were written.
bool booked_before(Fact const& one, Fact const& other);

}  // namespace otor::allowance
