// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the chain of a device tells. Every event names the hash of the one before it on its device,
// so that a line that is missing, was changed, or was written twice over is noticed. It stops
// nothing: facts are independent, and a person is told.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "event/event.h"

namespace otor::sync {

/// One link of a chain: what an event says of its place.
struct ChainLink {
  event::Uuid device;
  std::int64_t seq = 1;
  std::optional<std::string> prev;  // absent: unchained
  std::string hash;
};

ChainLink chain_link(event::Event const& event);

/// The chain of one device, as far as it is held.
struct Chain {
  event::Uuid device;
  std::int64_t held = 0;  // places with an event
  std::int64_t last = 0;  // the greatest seq
  /// First and last seq of every stretch below `last` of which nothing is held. On a phone the
  /// missing ones may lie in an area that is not hers.
  std::vector<std::pair<std::int64_t, std::int64_t>> missing;
  std::vector<std::int64_t> broken;     // name another hash than the event before them has
  std::vector<std::int64_t> forks;      // two different events claim the place
  std::vector<std::int64_t> unchained;  // name nothing, though an earlier event did

  bool whole() const {
    return missing.empty() && broken.empty() && forks.empty() && unchained.empty();
  }
};

/// The chains by device, whatever the order of the links; the same link twice is one.
std::vector<Chain> chains_of(std::vector<ChainLink> const& links);

}  // namespace otor::sync
