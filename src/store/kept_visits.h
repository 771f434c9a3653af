// SPDX-License-Identifier: Apache-2.0
#pragma once
// Visits as they stand, a row for each: what its acts tell together, less what was withdrawn. They
// follow from the rows of acts and withdrawals and are kept in step in the transaction that stores
// one, so that who counts visits folds none.

#include "app/overview.h"
#include "store/sqlite.h"

namespace otor::store {

/// Indexes by which it looks into other tables of the read model.
inline constexpr std::string_view visit_indexes[] = {"act_of_visit", "withdrawal_about", "act_met"};

/// What an act or a withdrawal changes whose row was just written. On the writer's thread only.
void keep_visit(Database& database, app::Act const& act);
void keep_visits(Database& database, app::Withdrawal const& withdrawal);

/// By week; the last day is no longer open.
std::vector<app::WeekSums> weeks_of(Database& database, std::vector<std::string> const& areas,
                                    std::string const& from, std::string const& through);

/// The latest visits of these areas, whole.
std::vector<app::ToldVisit> latest_visits(Database& database, std::vector<std::string> const& areas,
                                          app::OverviewQuestion const& question);

}  // namespace otor::store
