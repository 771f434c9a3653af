// SPDX-License-Identifier: Apache-2.0
#pragma once
// Visits as they stand, a row for each: what its acts tell together, less what was withdrawn. They
// follow from the rows of acts and withdrawals and are kept in step in the transaction that stores
// one, so that who counts visits folds none.

#include <set>
#include <string>

#include "app/overview.h"
#include "event/event.h"
#include "store/sqlite.h"

namespace otor::store {

/// Indexes by which it looks into other tables of the read model.
inline constexpr std::string_view visit_indexes[] = {"act_in_visit", "withdrawal_about", "act_met"};

/// The visits that acts and withdrawals change whose rows were just written. An officer sends what
/// she did at one door together, so each visit is folded once, behind the last of them. On the
/// writer's thread only.
class ChangedVisits {
 public:
  void note(app::Act const& act);
  void note(Database& database, app::Withdrawal const& withdrawal);
  /// Makes their rows anew. Before the transaction ends.
  void keep(Database& database);

  struct Key {
    std::string household, visit, area;
    auto operator<=>(Key const&) const = default;
  };

 private:
  std::set<Key> keys_;
};

/// As the one in sql_event_log.h, which keeps the visits of its event at once. `event` was read out
/// of its open part.
void add_to_read_model(Database& database, event::Event const& event,
                       event::Received const& received, ChangedVisits& changed);

/// The latest visits of these areas, whole.
std::vector<app::ToldVisit> latest_visits(Database& database, std::vector<std::string> const& areas,
                                          app::OverviewQuestion const& question);

}  // namespace otor::store
