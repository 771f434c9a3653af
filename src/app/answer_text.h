// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is asked and answered about one person, in words: the same on the terminal and on paper.

#include <optional>
#include <string>
#include <vector>

#include "base/format.h"
#include "wire/outlook_message.h"

namespace otor::app {

/// The road by which the pension comes first; null where none opens.
wire::RouteAnswer const* first_road(wire::EstimateAnswer const& answer);

/// "Woman, 30 years 8 months, 2 children"
std::string person_text(wire::OutlookRequest const& asked, Format const& format);

/// One thing a cover gives, and from when; a line that only explains has no month.
struct CoverLine {
  std::string told;
  std::optional<Month> from;
};

/// Nothing where the cover is not reached.
std::vector<CoverLine> cover_lines(wire::Cover const& cover, Format const& format);

/// The sentence `key` about a wait of so many months: in whole years where it is some, else the
/// sentence of months, `key` + "_months".
std::string waited_text(std::string_view key, std::int64_t months, Format const& format,
                        Places const& places = {});

/// "now", or "from March 2027"
std::string since_text(Month from, Month on, Format const& format);

}  // namespace otor::app
