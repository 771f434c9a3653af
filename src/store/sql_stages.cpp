// SPDX-License-Identifier: Apache-2.0
#include "store/sql_stages.h"

#include "store/visit_counts.h"

namespace otor::store {

Result<std::vector<app::Staged>> SqlStages::stages(std::vector<std::string> const& areas,
                                                   std::string const& from, std::string const& to) {
  return store_.read([&](Database& database) { return staged_between(database, areas, from, to); });
}

Result<std::map<std::string, std::int64_t>> SqlStages::visited_at_home(
    std::vector<std::string> const& areas, std::string const& after, std::string const& to) {
  return store_.read(
      [&](Database& database) { return store::visited_at_home(database, areas, after, to); });
}

}  // namespace otor::store
