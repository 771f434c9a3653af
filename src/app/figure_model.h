// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where figures of coverage are read from: tables that were imported as sets, each with its source.
// A set that was undone stays listed, its figures count no more.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "coverage/figure.h"
#include "coverage/staying.h"
#include "geography/borders.h"

namespace otor::app {

/// One import. `source` and `address`: who published it and where; `file` its name, `hash` its
/// SHA-256; `by` who imported it, `at_ms` when.
struct FigureSet {
  std::string id, indicator, as_of, source, address, file, hash, by;
  std::int64_t at_ms = 0, rows = 0;
  bool made_up = false;  // of a demonstration: nobody published it
  std::optional<std::string> undone_by;
  std::optional<std::int64_t> undone_ms;
};
BOOST_DESCRIBE_STRUCT(FigureSet, (),
                      (id, indicator, as_of, source, address, file, hash, by, at_ms, rows, made_up,
                       undone_by, undone_ms))

class FigureModel {
 public:
  virtual ~FigureModel() = default;
  /// Of sets that stand, in order of indicator, area and day. For one indicator, area and day that
  /// of the set imported last, and no other. Errors: storage.
  virtual Result<std::vector<coverage::Figure>> figures(std::vector<std::string> const& indicators,
                                                        std::vector<std::string> const& areas) = 0;
  /// Every set, also those undone, in the order of their import. Errors: storage.
  virtual Result<std::vector<FigureSet>> sets() = 0;
  /// How long people stayed insured in these soums: of each soum the counts of one set alone, that
  /// of the latest day, of several of a day the one imported last. `through`: no day behind it; ""
  /// any. In order of area, kind and months. Errors: storage.
  virtual Result<std::vector<coverage::StayCount>> stays(std::vector<std::string> const& soums,
                                                         std::string const& through) = 0;
  /// Borders of soums, in order of their codes: of each soum those of one set alone, the one
  /// imported last. Errors: storage.
  virtual Result<std::vector<geography::Border>> borders() = 0;
};

}  // namespace otor::app
