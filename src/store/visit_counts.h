// SPDX-License-Identifier: Apache-2.0
#pragma once
// What visits of a time come to, counted out of their chains (counted_visits.h), each household
// once. The few households whose visits no chain holds are folded.

#include <map>
#include <string>
#include <vector>

#include "app/money_desk.h"
#include "app/overview.h"
#include "app/training_model.h"
#include "app/visited_share.h"
#include "store/sqlite.h"

namespace otor::store {

/// As `app::StageModel` promises it.
std::vector<app::Staged> staged_between(Database& database, std::vector<std::string> const& areas,
                                        std::string const& from, std::string const& to);
std::map<std::string, std::int64_t> visited_at_home(Database& database,
                                                    std::vector<std::string> const& areas,
                                                    std::string const& after,
                                                    std::string const& to);

/// As `app::MoneyModel` promises it.
std::vector<app::OfficerWork> work_between(Database& database,
                                           std::vector<std::string> const& areas,
                                           std::string const& from, std::string const& to);
std::map<std::string, std::int64_t> households_reached(Database& database,
                                                       std::vector<std::string> const& areas,
                                                       std::string const& from,
                                                       std::string const& to);
std::vector<allowance::Visited> visits_of(Database& database, std::vector<std::string> const& areas,
                                          std::string const& officer, std::string const& from,
                                          std::string const& to);
std::vector<allowance::Visited> visits_on(Database& database, std::vector<std::string> const& areas,
                                          std::vector<allowance::Journey> const& journeys);

/// As `app::ReadModel` promises it; the last day is no longer open.
std::vector<app::StageMove> stage_moves(Database& database, std::vector<std::string> const& areas,
                                        std::string const& from, std::string const& through);
std::vector<app::WeekSums> weeks_of(Database& database, std::vector<std::string> const& areas,
                                    std::string const& from, std::string const& through);

/// As `app::TrainingModel` promises it.
std::vector<app::DeedCounts> deeds_in(Database& database, std::vector<std::string> const& areas,
                                      std::vector<app::OfficerTime> const& times);

}  // namespace otor::store
