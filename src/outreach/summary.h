// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the head's page counts, for an area, an officer or a stretch of time: whoever keeps a
// Summary feeds it the events that belong to it, each once. Nothing is a counter that two devices
// add to: a count is a set of facts, so two summaries unite without counting anything twice.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "event/event.h"

namespace otor::outreach {

struct Summary {
  std::set<event::Uuid> known;    // households told of
  std::set<event::Uuid> visited;  // households with a visit
  std::set<event::Uuid> visits;
  std::set<event::Uuid> closed;                                         // visits
  std::map<event::Uuid, std::int64_t> handbooks;                        // by event
  std::set<event::Uuid> calculations;                                   // events
  std::map<std::string, std::set<event::Uuid>, std::less<>> questions;  // by code: events
  std::map<std::string, std::set<event::Uuid>, std::less<>> findings;
  std::int64_t last_ms = 0;  // the latest clock seen

  void take(event::Event const& event);
  Summary& operator+=(Summary const& other);

  std::int64_t handbooks_given() const;
};

}  // namespace otor::outreach
