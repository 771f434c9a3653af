// SPDX-License-Identifier: Apache-2.0
#include "app/coverage_text.h"

#include <algorithm>
#include <cstdlib>

#include "app/place_text.h"
#include "base/month.h"
#include "base/word.h"
#include "base/written.h"

namespace otor::app {

std::string definition_of(Coverage const& coverage, Language language) {
  std::string says;
  for (auto const& code : {coverage.measure.numerator, coverage.measure.denominator}) {
    auto const found = std::ranges::find(coverage.indicators, code, &coverage::Indicator::code);
    if (found == coverage.indicators.end()) continue;
    says += (says.empty() ? "" : " / ") + title_in(found->title, language) + ": " +
            title_in(found->definition, language);
  }
  return says;
}

std::string points_text(std::int64_t hundredths) {
  auto const size = std::abs(hundredths), behind = size % 100;
  auto text = std::to_string(size / 100);
  if (behind % 10 != 0) {
    text += (behind < 10 ? ".0" : ".") + std::to_string(behind);
  } else if (behind != 0) {
    text += "." + std::to_string(behind / 10);
  }
  return (hundredths > 0 ? "+" : hundredths < 0 ? "-" : "") + text;
}

std::string share_text(std::optional<std::int64_t> hundredths, Format const& format) {
  constexpr std::int64_t millionths = 100;
  return hundredths ? percent_of(*hundredths * millionths) : format.say("desk.unknown");
}

std::string reach_sentence(CoverageReach const& reach, Format const& format) {
  Places const days{{"from", short_date(reach.from)}, {"to", short_date(reach.to)}};
  if (reach.state != ReachState::told || !reach.more || !reach.less || !reach.difference)
    return format.say("reach.state_" + word_of(reach.state), days);
  auto const difference = *reach.difference;
  auto const* word = difference == 0 ? "same" : difference > 0 ? "better" : "worse";
  auto const size = points_text(std::abs(difference));
  return format.say(std::string("reach.") + word,
                    {{"more", points_text(reach.more->change)},
                     {"less", points_text(reach.less->change)},
                     {"difference", size.starts_with('+') ? size.substr(1) : size}});
}

}  // namespace otor::app
