// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a figure of coverage counts. "Coverage" has been published with values that contradict each
// other because none said whom it counted; here every figure is of an indicator, and a share is
// only made of two indicators that count the same things. They are data: people edit
// content/coverage/indicators.toml, programs load the text made from it.

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "outreach/codebook.h"

namespace otor::coverage {

/// What is counted. People are never divided by households.
BOOST_DEFINE_ENUM_CLASS(Unit, people, households)

/// Who says so: the insurer's register, official statistics, or those who were asked.
BOOST_DEFINE_ENUM_CLASS(Origin, registered, statistic, self_reported)

struct Indicator {
  std::string code;  // "paid_12_months"
  Unit unit{};
  Origin origin{};
  outreach::Title title, definition;
};
BOOST_DESCRIBE_STRUCT(Indicator, (), (code, unit, origin, title, definition))

/// A share: so many of the numerator in so many of the denominator. `population`: of a survey, whom
/// it asked some of.
struct Measure {
  std::string code;
  std::string numerator, denominator;  // codes of indicators of the same unit
  std::optional<std::string> lapses;   // how many left the numerator since its figure before
  outreach::Title title;
  std::optional<std::string> population = {};
};
BOOST_DESCRIBE_STRUCT(Measure, (), (code, numerator, denominator, lapses, title, population))

/// In the order of the file; the first measure is the one that is shown first.
struct Definitions {
  std::vector<Indicator> indicators;
  std::vector<Measure> measures;
};
BOOST_DESCRIBE_STRUCT(Definitions, (), (indicators, measures))

/// The one of this code; null where there is none.
Indicator const* indicator_of(Definitions const& definitions, std::string_view code);
Measure const* measure_of(Definitions const& definitions, std::string_view code);

/// Errors: bad_value, with a detail that begins with the code, for a code twice, one not of 1 to 32
/// small letters, digits and _, words that a language lacks; and for a measure of an indicator that
/// there is not, of one in itself, of two that count different things, of what a register confirms
/// in those who were asked, whose lapses count others than its numerator, or with a population of
/// whom nobody was asked.
Result<void> check(Definitions const& definitions);

/// The text of the built-in ones, made from content/coverage (wire/indicators.h reads it).
std::string_view default_indicators();

}  // namespace otor::coverage
