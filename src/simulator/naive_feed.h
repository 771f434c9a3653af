// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which soums are told of an event, once more, as it is told to people and as slow as it is told:
// what a household's soum had goes with it, and what its old soum writes without knowing follows.
// It reads the lines for itself and shares nothing with store/feeding.h.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "simulator/sim_server.h"

namespace otor::simulator {

using Soums = std::set<std::string>;
using EventIds = std::set<std::string>;

struct NaiveFeed {
  std::map<std::string, Soums> told;       // by event
  std::map<std::string, Soums> homes;      // by household: where it belongs at the end
  std::map<std::string, EventIds> events;  // by household: about it and its people
  /// Written by a soum that never had the household, as the move to it was lost or lies apart; or
  /// that never heard whose the person is, as that line was lost or lies apart.
  EventIds by_others;
};

NaiveFeed naive_feed(std::vector<HeldEvent> const& held);

/// The soums that each event stands in the feed of.
std::map<std::string, Soums> soums_told(std::vector<HeldEvent> const& held);

/// One row for each event, in the order of the record.
std::vector<HeldEvent> each_once(std::vector<HeldEvent> const& held);

}  // namespace otor::simulator
