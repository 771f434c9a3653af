// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where those of each group went: the same groups on both sides, and between them bands as wide as
// so many. A group stands at the same height on both sides, so that what rises or falls is seen.

#include <cstdint>
#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

/// Black ink is enough: who rises is dark, and a dashed line goes through who falls.
enum class Course { level, rising, falling };

/// From a group on the left to one on the right, by their places.
struct FlowBand {
  std::size_t from = 0, to = 0;
  std::int64_t count = 0;
  Course course{};
};

/// `before`, `after`: what stands above both sides; `groups` from above. `rising`, `falling`: what
/// their bands mean; "" is not told.
struct Flow {
  std::string before, after;
  std::vector<std::string> groups;
  std::vector<FlowBand> bands;
  std::string rising, falling;
};

/// As wide as a phone shows. A group that nobody was or is in is left out; counts below one are
/// none. Of few a band is drawn a little wider than they are, so that it can be seen.
Drawing flow_plot(Flow const& flow, std::string says);

}  // namespace otor::handbook
