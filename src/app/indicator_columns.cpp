// SPDX-License-Identifier: Apache-2.0
#include "app/indicator_columns.h"

namespace otor::app {
namespace {

/// The sentence that says what a column counts.
std::string says(std::string const& code) {
  if (code == "low" || code == "high") return "indicator.says_interval";
  if (code.starts_with("share_")) return "indicator.says_share_interval";
  if (code == "points" || code == "per_cent") return "means.target_" + code;
  return "indicator.says_" + code;
}

}  // namespace

std::vector<ReportColumn> indicator_columns(Format const& format) {
  std::vector<ReportColumn> columns;
  auto const column = [&](std::string const& code, CellKind kind, bool sparse) {
    auto const said = is_number(kind) ? format.say(says(code)) : std::string();
    columns.push_back(
        {code, format.say("indicator.column_" + code), kind, false, said, sparse, false});
  };
  for (auto const* code : {"indicator", "area", "title", "place"})
    column(code, CellKind::text, false);
  column("as_of", CellKind::day, false);
  column("unit", CellKind::text, false);
  column("value", CellKind::count, false);
  column("of", CellKind::count, true);
  column("share", CellKind::share, true);
  for (auto const* code : {"low", "high"}) column(code, CellKind::count, true);
  for (auto const* code : {"share_low", "share_high"}) column(code, CellKind::share, true);
  column("points", CellKind::points, true);
  column("per_cent", CellKind::share, true);
  columns[0].for_programs = columns[1].for_programs = true;
  return columns;
}

}  // namespace otor::app
