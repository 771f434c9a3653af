// SPDX-License-Identifier: Apache-2.0
#pragma once
// The books of money for the road as they stand: every entry of the ledger, its sums by officer and
// month and by day, and every expense (kept_expenses.h). They follow from the rows of money and are
// kept in step in the transaction that stores a fact, so that a report of many years adds up months
// instead of folding facts.

#include <utility>
#include <vector>

#include "allowance/ledger.h"
#include "store/sqlite.h"

namespace otor::store {

/// Indexes by which it looks into other tables of the read model.
inline constexpr std::string_view booking_indexes[] = {"money_about",       "money_officer",
                                                       "money_closed",      "money_subject",
                                                       "money_area_closed", "money_entry_subject"};

/// What a fact whose row was just written changes. On the writer's thread only.
void book(Database& database, allowance::Fact const& fact);

/// The entries of one soum between two days, both included, by day; the first `most` of them, or
/// all for -1.
std::vector<allowance::Entry> booked(Database& database, std::string const& scheme,
                                     std::string const& area, std::string const& from,
                                     std::string const& through, std::int64_t most = -1);

/// How many they are, and what they come to.
std::pair<std::int64_t, std::int64_t> booked_sums(Database& database, std::string const& scheme,
                                                  std::string const& area, std::string const& from,
                                                  std::string const& through);

}  // namespace otor::store
