// SPDX-License-Identifier: Apache-2.0
#pragma once
// One measure in one area over time, out of its figures.

#include <optional>
#include <vector>

#include "coverage/figure.h"
#include "coverage/points.h"

namespace otor::coverage {

/// Both figures with their days. `count` is absent where there are more of the numerator than of
/// the denominator, or nobody in it: that is no share, and the two figures are told instead.
struct Moment {
  Figure numerator, denominator;
  std::optional<Count> count;
};

/// One for each day of the numerator, in order; its denominator is the last one of that day or
/// before. Days before the first denominator are left out: what they are a share of is not known.
std::vector<Moment> series_of(std::vector<Figure> numerators, std::vector<Figure> denominators);

/// How many left between two days: the sum of what was told after the first up to the second. Each
/// figure counts since the day of the numerator before it, so nothing unless one was told for every
/// later moment up to the second.
std::optional<std::int64_t> lapsed_between(std::vector<Moment> const& moments,
                                           std::vector<Figure> const& lapses, Date after, Date to);

/// A figure of an area that is made of others: their sum, where all of them are told on one day.
/// `parts`: how many there are. In order of day; `set` is that of the first part.
std::vector<Figure> summed(std::vector<Figure> const& figures, std::string const& area,
                           std::size_t parts);

/// At most fifteen days apart in the year: herders pay when they sell, so what was paid in October
/// and in November compares badly already.
bool same_season(Date one, Date other);

}  // namespace otor::coverage
