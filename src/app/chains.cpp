// SPDX-License-Identifier: Apache-2.0
// What lines look like to the core, and whether the chains they form are whole.
#include "app/record_calls.h"
#include "sync/chain.h"

namespace otor::app {

Result<wire::LineReadAnswer> line_read(RecordSession&, wire::LineReadRequest const& request) {
  auto event = wire::read_event_text(request.text);
  if (!event) return std::unexpected(std::move(event.error()));
  auto hash = event::hash_of(event->line);
  return wire::LineReadAnswer{std::move(event->line), std::move(hash)};
}

Result<wire::ChainsAnswer> chains(RecordSession&, wire::ChainsRequest const& request) {
  wire::ChainsAnswer answer;
  std::vector<sync::ChainLink> links;
  for (auto const& line : request.lines) {
    if (auto const event = wire::read_event_text(line)) {
      links.push_back(sync::chain_link(*event));
    } else {
      ++answer.bad;
    }
  }
  for (auto& chain : sync::chains_of(links)) {
    wire::ChainNote note{chain.device, chain.held, chain.last, chain.whole(), {}, {}, {}, {}};
    for (auto const& [first, last] : chain.missing) note.missing.push_back({first, last});
    note.broken = std::move(chain.broken);
    note.forks = std::move(chain.forks);
    note.unchained = std::move(chain.unchained);
    answer.devices.push_back(std::move(note));
  }
  return answer;
}

}  // namespace otor::app
