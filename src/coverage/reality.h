// SPDX-License-Identifier: Apache-2.0
#pragma once
// "Is it real?", answered with one word that stands for one sentence.

#include <boost/describe.hpp>
#include <optional>

#include "coverage/change.h"
#include "statistics/interval.h"

namespace otor::coverage {

/// Of numbers that were counted from everybody: `counted` where nothing speaks against it,
/// otherwise the strongest reason to doubt. Of a sample: whether chance alone may have done it.
BOOST_DEFINE_ENUM_CLASS(Reality, not_known, one_day, unchanged, other_source, denominator_alone,
                        other_season, counted, too_few, may_be_chance, beyond_chance)

/// What else is known of the two days.
struct Circumstances {
  bool same_source = true, same_season = true;
};

/// Of a change that was counted. `denominator_alone`: had the denominator stayed as it was, the
/// share would not have moved that way.
Reality of_counted(Change const& change, Circumstances const& known);

/// Of a change between two samples; nothing of too few.
Reality of_sample(std::optional<statistics::Interval> const& change);

}  // namespace otor::coverage
