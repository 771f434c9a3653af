// SPDX-License-Identifier: Apache-2.0
#pragma once
// Staying insured: most who begin and stop do so without a word, so the question is not how many
// ever began but how long they stay.

#include <optional>
#include <vector>

#include "base/month.h"
#include "statistics/survival.h"

namespace otor::coverage {

/// Somebody was insured from a day to the last one, or is still.
struct Spell {
  Date from;
  std::optional<Date> to;
};

/// In days, as it is known on a day: what ends later is still open then, and what begins later, or
/// ends before it began, is left out.
std::vector<statistics::SurvivalStep> staying(std::vector<Spell> const& spells, Date known_on);

}  // namespace otor::coverage
