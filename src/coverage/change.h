// SPDX-License-Identifier: Apache-2.0
#pragma once
// Why a share changed between two days: people were enrolled, people lapsed, or only the number of
// those who could be insured is another one.

#include <optional>

#include "coverage/points.h"

namespace otor::coverage {

/// The parts add up to the whole, in people and in points. `enrolled` and `lapsed` are absent where
/// nobody told how many left, or what was told cannot be: then only `net` is known.
struct Change {
  Points whole;           // the second share less the first
  std::int64_t net = 0;   // people: those who came less those who left
  Points by_net;          // had the denominator stayed as it was
  Points by_denominator;  // the rest: the same people in another denominator
  struct Flow {
    std::int64_t people = 0;
    Points points;  // of those who left it is not above zero
  };
  std::optional<Flow> enrolled, lapsed;
};

/// `lapsed`: how many left the numerator between the two, all times counted; those who came are
/// then the net and them together.
Change change_between(Count before, Count after, std::optional<std::int64_t> lapsed = {});

}  // namespace otor::coverage
