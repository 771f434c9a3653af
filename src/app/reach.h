// SPDX-License-Identifier: Apache-2.0
#pragma once
// Did coverage rise more where officers went? Soums of one aimag side by side, between the two days
// of a change that is told. It is no experiment and never says that visits did it.

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "coverage/reach.h"

namespace otor::app {

struct CoverageArea;
struct CoveragePorts;

/// Why nothing is compared, or that it is. `asked`: the measure is what people said in a survey, of
/// which chance alone could make the difference. `too_few_soums`: fewer than two have all that is
/// needed. `alike`: no soum was reached more than the others.
BOOST_DEFINE_ENUM_CLASS(ReachState, told, asked, too_few_soums, no_visits, visits_later, alike,
                        withheld)

/// `visited`: households visited at home. `reached`: of its `households`, absent where these are
/// not known or fewer were counted than visited. `before`, `after` and `change` in hundredths of a
/// per cent; absent where a figure of the day is missing.
struct ReachedSoum {
  std::string soum;
  coverage::Side side{};
  std::int64_t visited = 0;
  std::optional<std::int64_t> households, reached, before, after, change;
};
BOOST_DESCRIBE_STRUCT(ReachedSoum, (),
                      (soum, side, visited, households, reached, before, after, change))

/// Soums added up. `lowest` and `highest`: of the changes of its soums, one by one.
struct ReachedSide {
  std::int64_t soums = 0;
  std::optional<std::int64_t> visited, households, reached, before, after;
  std::int64_t change = 0;
  std::optional<std::int64_t> lowest, highest;
};
BOOST_DESCRIBE_STRUCT(ReachedSide, (),
                      (soums, visited, households, reached, before, after, change, lowest, highest))

/// Visits after the day `from` up to `to`. `line`: what was reached of all soums that are compared,
/// which divides those reached more from the others; in hundredths of a per cent, or with
/// `by_count`, where too few numbers of households are known, in hundredths of a household in each
/// soum. `difference`: the change of `more` less that of `less`. `later`: households visited at
/// home after `to`, of whom no figure can tell yet; not told where no soum is. `households_from` to
/// `households_to`: as of which days households were counted, by `sources`.
struct CoverageReach {
  std::string from, to;
  ReachState state{};
  bool by_count = false;
  std::optional<std::int64_t> line;
  std::vector<ReachedSoum> soums;
  std::optional<ReachedSide> more, less;
  std::optional<std::int64_t> difference;
  std::int64_t later = 0;
  std::string households_from, households_to;
  std::vector<std::string> sources;
};
BOOST_DESCRIBE_STRUCT(CoverageReach, (),
                      (from, to, state, by_count, line, soums, more, less, difference, later,
                       households_from, households_to, sources))

/// One for each change that is told of an aimag: since the baseline, and since a year before. The
/// days are those that most of its soums tell a change between, so a soum that lacks a figure is
/// left out and the others are not. `soums`: as they are told. `totals`: for who may see no soum:
/// both sides alone, shares of households in whole per cent and points in tenths; withheld where a
/// side has fewer than five soums, one to four households visited or not visited, or fewer than
/// five people who are insured or are not. Errors: storage.
Result<std::vector<CoverageReach>> reach_of(CoverageArea const& aimag,
                                            std::vector<CoverageArea> const& soums, bool asked,
                                            bool totals, CoveragePorts const& ports);

}  // namespace otor::app
