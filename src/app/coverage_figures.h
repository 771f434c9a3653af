// SPDX-License-Identifier: Apache-2.0
#pragma once
// The figures of one measure, by area: as they were imported, or added up from those of soums.

#include <map>
#include <tuple>

#include "app/coverage.h"
#include "app/places.h"

namespace otor::app {

class CoverageFigures {
 public:
  /// `soums`: those that are told of. Both must outlive it.
  CoverageFigures(coverage::Measure const& measure, std::vector<std::string> const& soums)
      : measure_(measure), soums_(soums) {}
  /// Errors: storage.
  Result<void> read(FigureModel& model);

  std::vector<coverage::Figure> numerators(Place const& place) {
    return of(measure_.numerator, place);
  }
  std::vector<coverage::Figure> denominators(Place const& place) {
    return of(measure_.denominator, place);
  }
  std::vector<coverage::Figure> lapses(Place const& place) {
    return measure_.lapses ? of(*measure_.lapses, place) : std::vector<coverage::Figure>{};
  }
  std::vector<coverage::Figure> populations(Place const& place) {
    return measure_.population ? of(*measure_.population, place) : std::vector<coverage::Figure>{};
  }

  /// One that came from above, as it is told.
  CoverageFigure told(coverage::Figure const& figure) const;
  CoverageMoment told(coverage::Moment const& moment) const;
  /// How many of these soums have a numerator.
  std::int64_t soums_told(Place const& place) const;
  /// Whether the numerators of two moments were published by the same, years and numbers in the
  /// name of a table apart.
  bool same_source(CoverageMoment const& one, CoverageMoment const& other) const;
  /// Those that figures of this measure came from.
  std::vector<FigureSet> const& sets() const { return sets_; }

 private:
  using Key = std::pair<std::string, std::string>;  // indicator, area
  std::vector<coverage::Figure> of(std::string const& indicator, Place const& place);
  std::vector<coverage::Figure> imported(std::string const& indicator,
                                         std::string const& area) const;
  std::vector<coverage::Figure> added_up(std::string const& indicator, Place const& place);

  coverage::Measure const& measure_;
  std::vector<std::string> const& soums_;
  std::map<Key, std::vector<coverage::Figure>> figures_;
  std::map<std::tuple<std::string, std::string, Date>, std::vector<std::string>> sets_of_sum_;
  std::vector<FigureSet> sets_;
};

}  // namespace otor::app
