// SPDX-License-Identifier: Apache-2.0
#pragma once
// The books of money for the road as they stand: every entry of the ledger, and its sums by officer
// and month. They follow from the rows of money and are kept in step in the transaction that stores
// a fact, so that a report of many years adds up months instead of folding facts.

#include "allowance/ledger.h"
#include "store/sqlite.h"

namespace otor::store {

/// Tables of the read model in which rows are looked for while others are added.
inline constexpr std::string_view booking_tables[] = {"money", "money_entry"};

/// What a fact whose row was just written changes. On the writer's thread only.
void book(Database& database, allowance::Fact const& fact);

/// The entries of one soum between two days, both included, by day.
std::vector<allowance::Entry> booked(Database& database, std::string const& scheme,
                                     std::string const& area, std::string const& from,
                                     std::string const& through);

}  // namespace otor::store
