// SPDX-License-Identifier: Apache-2.0
#pragma once
// A share that goes down by steps, month by month, with its interval as broken lines on both sides:
// black ink is enough.

#include <optional>
#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

/// After so many months; shares in hundredths of a per cent. Without `low` and `high` there is no
/// interval yet.
struct Step {
  std::int64_t months = 0, share = 0;
  std::optional<std::int64_t> low, high;
};

/// From 100 per cent at the beginning on. `unit` stands below the scale of months.
Drawing step_plot(std::vector<Step> const& steps, std::string const& unit, std::string says);

}  // namespace otor::handbook
