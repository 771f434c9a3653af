// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much each officer has to do, so that a head can share it out. It ranks nobody: rows stand by
// soum and name.

#include "app/overview.h"
#include "app/worklist.h"

namespace otor::app {

/// Of one officer in one soum, or "" of what is nobody's there. `families`: given to her and, where
/// she alone works in the soum, those that were given to nobody. Tasks are of the day of the
/// answer, `visited` are households with a visit of hers in the time asked for.
struct OfficerLoad {
  std::string area, officer, name;
  std::int64_t families = 0, tasks = 0, overdue = 0, owed = 0, visited = 0;
};
BOOST_DESCRIBE_STRUCT(OfficerLoad, (),
                      (area, officer, name, families, tasks, overdue, owed, visited))

/// `on`: the day of the tasks. `from`, `to`: of the visits, "" = open.
struct Load {
  std::string on, from, to;
  std::vector<OfficerLoad> rows;
};
BOOST_DESCRIBE_STRUCT(Load, (), (on, from, to, rows))

/// Everybody who works in these soums or has a task there, and a row of a soum where something is
/// nobody's. Errors: bad_month for a day that is none; storage.
Result<Load> load(std::string const& from, std::string const& to, WorklistPorts const& ports,
                  ReadModel& model);

}  // namespace otor::app
