// SPDX-License-Identifier: Apache-2.0
#include "coverage/staying.h"

namespace otor::coverage {

std::vector<statistics::SurvivalStep> staying(std::vector<Spell> const& spells, Date known_on) {
  std::vector<statistics::Lasted> times;
  for (auto const& spell : spells) {
    if (spell.from > known_on || (spell.to && *spell.to < spell.from)) continue;
    bool const ended = spell.to && *spell.to < known_on;
    auto const last = ended ? *spell.to : known_on;
    times.push_back({day_number(last) - day_number(spell.from), ended});
  }
  return statistics::survival(std::move(times));
}

}  // namespace otor::coverage
