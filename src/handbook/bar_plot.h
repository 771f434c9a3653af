// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts side by side, by week or by place. The number stands above its bar, so that nothing is
// read off a scale, and black ink is enough.

#include <optional>
#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

/// Without a count: one that is not known, for which a dash stands.
struct Bar {
  std::string label;
  std::optional<std::int64_t> count = 0;
};

/// What held from one bar to another, both included.
struct Span {
  std::size_t first = 0, last = 0;
  std::string label;
};

/// Counts below zero are drawn as none. Of many bars only so many labels stand as find room, counts
/// a little smaller where all of them do then; a few bars are drawn narrower, at the same size, so
/// that a phone shows all of them. `below`: rows of spans
/// that stand beneath the bars as lines with their words; a word without room is left out.
Drawing bar_plot(std::vector<Bar> const& bars, std::string says,
                 std::vector<std::vector<Span>> const& below = {});

}  // namespace otor::handbook
