// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts side by side, by week or by place. The number stands above its bar, so that nothing is
// read off a scale, and black ink is enough.

#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

struct Bar {
  std::string label;
  std::int64_t count = 0;
};

/// Counts below zero are drawn as none. Of many bars only so many labels stand as find room; a few
/// are drawn narrower, at the same size, so that a phone shows all of them.
Drawing bar_plot(std::vector<Bar> const& bars, std::string says);

}  // namespace otor::handbook
