// SPDX-License-Identifier: Apache-2.0
#include "outreach/nearness.h"

#include <algorithm>
#include <array>

namespace otor::outreach {

int nearness_of(std::string_view stage) {
  constexpr std::array<std::string_view, 4> falling{"paying", "enrolling", "ready_at_income",
                                                    "considering"};
  return static_cast<int>(falling.end() - std::ranges::find(falling, stage));
}

}  // namespace otor::outreach
