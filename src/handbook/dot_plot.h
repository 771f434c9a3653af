// SPDX-License-Identifier: Apache-2.0
#pragma once
// Places as dots: how much was done there, and what changed. Full or hollow says on which side of a
// line a dot stands, so black ink is enough.

#include <optional>
#include <string>
#include <vector>

#include "handbook/document.h"

namespace otor::handbook {

/// What the scale across counts: hundredths of a per cent, or single things.
enum class Across { shares, counts };

/// `across` as the plot counts it, `up` in hundredths of a point.
struct Dot {
  std::string name;
  std::int64_t across = 0, up = 0;
  bool full = false;
};

/// `line`: which divides the full dots from the hollow ones, in hundredths of a per cent, or of one
/// where things are counted. `full`, `hollow`: what each side changed as a whole. `up_words` and
/// `across_words` stand at their scales.
struct DotPlot {
  std::vector<Dot> dots;
  Across counts{};
  std::optional<std::int64_t> line, full, hollow;
  std::string up_words, across_words;
};

/// There is at least one dot. A name that finds no room beside its dot is left out: the table has
/// it.
Drawing dot_plot(DotPlot const& plot, std::string says);

}  // namespace otor::handbook
