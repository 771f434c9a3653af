// SPDX-License-Identifier: Apache-2.0
#pragma once
// The flock on the horizon: one year's paid flock over each stretch of paying, the gate, one year's
// received flock behind it, and below the years to scale.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/format.h"
#include "handbook/document.h"

namespace otor::handbook {

/// One price that is drawn. Sheep in hundredths a year.
struct PaidStretch {
  Month from;
  std::int64_t months = 0;
  Tugrug person, state;  // a month
  std::optional<std::int64_t> sheep;
};

struct LifeShown {
  Month born;
  std::optional<Month> start, opens;  // no `opens`: no pension is reached
  std::optional<Month> later_opens;   // of the life that is compared, so that both fit the scale
  Tugrug pension;                     // a month
  std::optional<std::int64_t> pension_sheep;
  std::vector<PaidStretch> stretches;
};

/// Sheep where every price is told in sheep, else coins. What it says aloud says the same.
Drawing life_picture(LifeShown const& life, Format const& format);

}  // namespace otor::handbook
