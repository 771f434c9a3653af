// SPDX-License-Identifier: Apache-2.0
#pragma once
// The merge rule once more, as it is told to people and as slow as it is told: every write against
// every other. It reads the lines for itself and shares nothing with event/merge.h.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "simulator/sim_server.h"

namespace otor::simulator {

/// What a card should say about one field: the ids nobody replaced, the value on top, and the
/// others' values in the order of their ids. Values as canonical JSON.
struct NaiveField {
  std::vector<std::string> heads;
  std::string shown;
  std::vector<std::string> others;
  bool operator==(NaiveField const&) const = default;
};

/// By subject and field; of the kinds household_changed and person_changed.
using NaiveCards = std::map<std::pair<std::string, std::string>, NaiveField>;

NaiveCards naive_cards(std::vector<HeldEvent> const& events);

/// The same out of a card's answer: `fields` of a household or of a person.
NaiveField field_told(wire::json::value const& field);

}  // namespace otor::simulator
