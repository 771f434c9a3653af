// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report that has a row for each soum, as other systems take it in.

#include <span>

#include "app/report.h"
#include "geography/borders.h"

namespace otor::app {

/// DHIS2 `dataValueSets`: a value for each number that is known, data elements and places by code
/// ("OTOR_VISITS", "18331"). Money stands in tögrög, a share in per cent. Of an indicator its count
/// and out of how many ("OTOR_PAID", "OTOR_PAID_OF"), for each place that has a code, and only as
/// of a day in the report's time; shares and sums are DHIS2's to make. Errors: bad_value for a
/// report of neither areas nor indicators, and for a time that is no month, quarter or year: DHIS2
/// has no other.
Result<std::string> data_value_set(Report const& report);

/// Each soum within its border, or as a point at its centre where none is known, with its numbers
/// (RFC 7946); null where one is not known. Errors: bad_value for a report without areas.
Result<std::string> geojson(Report const& report, std::vector<Area> const& areas,
                            std::vector<geography::Border> const& borders);

/// A Frictionless data package in one file: the rows, and what every column is and counts. Of any
/// report, or of several, each a resource.
std::string data_package(std::string const& name, std::string const& title,
                         std::span<Report const> reports);
std::string data_package(Report const& report);

}  // namespace otor::app
