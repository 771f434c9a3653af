// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is said of a measure of coverage wherever a report tells of it, in the words of the page.

#include <string>

#include "app/coverage.h"
#include "base/format.h"

namespace otor::app {

/// Those above the line and those below it, each with its definition.
std::string definition_of(Coverage const& coverage, Language language);

/// What was compared between two days, or why nothing could be; for a `reach` of the page.
std::string reach_sentence(CoverageReach const& reach, Format const& format);

/// "+2.5", "-0.75", "0": hundredths of a point as a sentence has them.
std::string points_text(std::int64_t hundredths);

/// "15.75%"; nothing known: "not known".
std::string share_text(std::optional<std::int64_t> hundredths, Format const& format);

}  // namespace otor::app
