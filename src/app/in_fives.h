// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the programme office is told counts: no single family can be worked out of them.

#include <cstdint>
#include <optional>
#include <vector>

namespace otor::app {

/// Counts of places beside their sum; absent: withheld.
struct Fives {
  std::vector<std::optional<std::int64_t>> each;
  std::optional<std::int64_t> all;
};

/// In fives, rounded down; fewer than five are withheld, and where that is one place alone, the
/// smallest of the others as well. None at all is told: it is nobody's.
Fives in_fives(std::vector<std::int64_t> const& counts);

}  // namespace otor::app
