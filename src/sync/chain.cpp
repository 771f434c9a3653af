// SPDX-License-Identifier: Apache-2.0
#include "sync/chain.h"

#include <algorithm>
#include <map>
#include <set>

namespace otor::sync {
namespace {

using Prevs = std::set<std::optional<std::string>>;
using Place = std::map<std::string, Prevs>;  // what was written at one seq, by hash
using Places = std::map<std::int64_t, Place>;

bool names(Place const& place, std::optional<std::string> const& prev) {
  return prev && place.contains(*prev);
}

// Broken when one of the events here names a hash that none of the events before it has.
bool is_broken(Places const& places, std::int64_t seq, Place const& place) {
  auto const before = places.find(seq - 1);
  for (auto const& [hash, prevs] : place) {
    for (auto const& prev : prevs) {
      if (!prev) continue;
      if (seq == 1 ? !prev->empty() : before != places.end() && !names(before->second, prev)) {
        return true;
      }
    }
  }
  return false;
}

bool is_chained(Place const& place) {
  return std::ranges::any_of(place, [](auto const& event) {
    return std::ranges::any_of(event.second, [](auto const& prev) { return prev.has_value(); });
  });
}

bool says_nothing(Place const& place) {
  return std::ranges::any_of(place,
                             [](auto const& event) { return event.second.contains(std::nullopt); });
}

Chain chain_of(event::Uuid device, Places const& places) {
  Chain chain;
  chain.device = device;
  chain.held = static_cast<std::int64_t>(places.size());
  bool chained = false;
  for (auto const& [seq, place] : places) {
    if (seq > chain.last + 1) chain.missing.emplace_back(chain.last + 1, seq - 1);
    if (place.size() > 1) chain.forks.push_back(seq);
    if (is_broken(places, seq, place)) chain.broken.push_back(seq);
    if (chained && says_nothing(place)) chain.unchained.push_back(seq);
    chained = chained || is_chained(place);
    chain.last = seq;
  }
  return chain;
}

}  // namespace

ChainLink chain_link(event::Event const& event) {
  auto const& envelope = event.envelope;
  return {envelope.device, envelope.seq, envelope.prev, event::hash_of(event.line)};
}

std::vector<Chain> chains_of(std::vector<ChainLink> const& links) {
  std::map<event::Uuid, Places> devices;
  for (auto const& link : links) devices[link.device][link.seq][link.hash].insert(link.prev);
  std::vector<Chain> chains;
  chains.reserve(devices.size());
  for (auto const& [device, places] : devices) chains.push_back(chain_of(device, places));
  return chains;
}

}  // namespace otor::sync
