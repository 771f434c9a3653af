// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where coverage stands, how long people stay insured, and the table of a stepped roll-out, on the
// server's own command line.

#include <cstdint>
#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace otor::cli {

/// `area`: an aimag; "" for all. The figures are those that a head of it sees. `table`: "areas", or
/// "reach", soums by how many households were visited.
struct CoverageOptions {
  std::string data, measure, area, table = "areas", form = "csv";
};

/// `kind`: of herders or the voluntarily insured alone.
struct StayingOptions {
  std::string data, area, kind, form = "csv";
};

struct RolloutOptions {
  std::string data, measure, area, lot, first;
  std::int64_t waves = 0, before = 1, between = 1;
};

/// CSV as GET /api/head/coverage is on the page, or its JSON, which holds every table. Exit code 0,
/// or 1 with the problem.
int coverage(CoverageOptions const& options, std::ostream& out, std::ostream& err);

/// How long people stay insured, one row for each area and month, or the JSON of GET
/// /api/head/staying with every curve. Exit code 0, or 1 with the problem.
int staying(StayingOptions const& options, std::ostream& out, std::ostream& err);

/// The analysis table as CSV: soum, month, wave, whether its wave has begun, and the figures of the
/// measure as of that month where there are any. Exit code 0, or 1 with the problem.
int rollout(RolloutOptions const& options, std::ostream& out, std::ostream& err);

void add_coverage(CLI::App& program, int& exit_code);

}  // namespace otor::cli
