// SPDX-License-Identifier: Apache-2.0
#pragma once
// How the programme office is told counts: no single family can be worked out of them. A count is
// told in fives and none below five; whatever is larger than what is told is reckoned from what is
// told, each taken at its middle, so that nothing can be subtracted that was not told already.

#include <cstdint>
#include <optional>
#include <vector>

namespace otor::app {

/// One count as it is told. `number`: in fives, rounded down; absent: withheld. `twice`: two times
/// the middle of what it may be; that, `least` and `most` say no more than `number`.
struct Five {
  std::optional<std::int64_t> number = 0;
  std::int64_t twice = 0, least = 0, most = 0;
  bool operator==(Five const&) const = default;
};

/// None at all is told: it is nobody's.
Five in_fives(std::int64_t count);

/// What counts add up to that are told themselves: of soums, and of times where nothing counts in
/// two of them.
Five sum_of(std::vector<Five> const& told);

/// Of a time, what may count in several of its parts: households. `parts`: as they are told; none
/// for a time that is not divided. Never so much that a part could be nothing but its most.
Five in_fives(std::int64_t count, std::vector<Five> const& parts);

/// What places come to, of which each is told: nearer than `sum_of`, and never so near that one of
/// them could not be all that is told like it. `parts`: of the time, as above.
Five in_all(std::int64_t count, std::vector<Five> const& places,
            std::vector<Five> const& parts = {});

/// Counts of places beside what is told of them together.
struct Fives {
  std::vector<std::optional<std::int64_t>> each;
  std::optional<std::int64_t> all;
};
Fives in_fives(std::vector<std::int64_t> const& counts);

}  // namespace otor::app
