// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was asked and found at visits, as rows of `visit_noted` keep it beside the visits that stand
// (kept_visits.h): one text of codes for each, as `outreach::noted_of` orders them.

#include <string>
#include <string_view>
#include <vector>

#include "app/overview.h"
#include "store/sqlite.h"

namespace otor::store {

std::string joined_codes(std::vector<std::string> const& codes);
std::vector<std::string> codes_in(std::string_view joined);

/// The codes that are asked for, as rows hold them.
std::vector<std::string> wanted_codes(app::VisitFilter const& only);

/// As `app::ReadModel` promises it.
app::NotedSums noted_sums(Database& database, std::vector<std::string> const& areas,
                          app::OverviewQuestion const& question);

}  // namespace otor::store
