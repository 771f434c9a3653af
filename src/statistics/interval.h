// SPDX-License-Identifier: Apache-2.0
#pragma once
// How sure a number is that was not counted from everybody: intervals of 95 per cent, each by the
// method that its design asks for. Who was counted one and all has no interval.

#include <cstdint>
#include <optional>
#include <vector>

namespace otor::statistics {

struct Interval {
  double estimate = 0, low = 0, high = 0;
};

/// `hits` of `of` people who were asked, drawn from `population` if that is known.
struct Sample {
  std::int64_t hits = 0, of = 0;
  std::optional<std::int64_t> population;
};

/// A share out of a sample, by Wilson's score with the correction for a finite population: where
/// everybody was asked nothing is left to chance. Nothing where nobody was asked, or where the
/// numbers contradict each other.
std::optional<Interval> wilson(Sample const& sample);

/// The second share less the first, of two samples that have nothing to do with each other
/// (Newcombe's method 10 over Wilson's intervals).
std::optional<Interval> newcombe(Sample const& before, Sample const& after);

/// What one cluster adds to a ratio: so many of those, of so many.
struct Cluster {
  double hits = 0, of = 0;
};

/// The ratio of two sums over clusters, such as the visited households of each officer: people of
/// one cluster are alike, so clusters are counted, not people. Linearised, Student's t. `clusters`:
/// of how many these were drawn; without it they stand for others that might be. Nothing below two
/// clusters, of an empty sum, or where there are more than there can be.
std::optional<Interval> ratio(std::vector<Cluster> const& sample,
                              std::optional<std::int64_t> clusters = std::nullopt);

/// The same as a share that cannot leave 0 to 1, for shares of a few per cent: the ends of `ratio`
/// are taken on the scale of log(p / (1 - p)). Nothing besides where all or none are: then the
/// sample holds nothing to tell how sure it is.
std::optional<Interval> share_in_clusters(std::vector<Cluster> const& sample);

/// The same clusters at two times.
struct Twice {
  Cluster before, after;
};

/// The second ratio less the first. Nothing as with `ratio`.
std::optional<Interval> ratio_change(std::vector<Twice> const& sample);

}  // namespace otor::statistics
