// SPDX-License-Identifier: Apache-2.0
#pragma once
// Shares or amounts under each other: a pale bar, the interval as a line over it, and both as words
// behind it. Black ink is enough.

#include <optional>
#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

/// Hundredths of a per cent.
struct RankedShare {
  std::string label;
  std::int64_t share = 0;
  std::optional<std::int64_t> low, high;
};

/// The right end of the scale is a round share at or above all that is drawn.
Drawing share_plot(std::vector<RankedShare> const& shares, std::string says);

/// `instead`: what stands where the amount is not told.
struct RankedAmount {
  std::string label;
  std::optional<std::int64_t> amount, low, high;
  std::string instead;
};

/// The same for whole amounts of one unit.
Drawing amount_plot(std::vector<RankedAmount> const& amounts, std::string says);

}  // namespace otor::handbook
