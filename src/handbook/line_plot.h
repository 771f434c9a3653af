// SPDX-License-Identifier: Apache-2.0
#pragma once
// A share over the days for which it is known, with what was aimed at and where that began, and the
// seasons behind it: black ink is enough. Days without a figure are bridged by the line, never by a
// point.

#include <optional>
#include <string>
#include <vector>

#include "base/month.h"
#include "handbook/document.h"

namespace otor::handbook {

/// Hundredths of a per cent.
struct DayShare {
  Date day;
  std::int64_t share = 0;
};

/// How dark a season is: winter the most, spring and autumn less, summer not at all. Which of the
/// two is meant follows from what is beside it.
enum class SeasonShade { winter, between, summer };

struct SeasonBand {
  SeasonShade shade{};
  Date first, last;
};

/// A mark at one share with its words, which stand below the drawing.
struct ShareMark {
  std::int64_t share = 0;
  std::string words;
};

/// `season_words`: of winter, of spring and autumn, of summer; they stand below where there are
/// bands. `points`: at least two, by day.
struct DayLine {
  std::vector<DayShare> points;
  std::optional<ShareMark> baseline, goal;
  std::vector<SeasonBand> seasons;
  std::vector<std::string> season_words;
};

Drawing line_plot(DayLine const& line, std::string says);

}  // namespace otor::handbook
