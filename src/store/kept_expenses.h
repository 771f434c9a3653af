// SPDX-License-Identifier: Apache-2.0
#pragma once
// Expenses as they stand, a row for each. They follow from the rows of money and are kept in step
// in the transaction that stores a fact, so that a desk reads those that wait for a word, and what
// their flags hang on, and folds nothing.

#include "allowance/scheme.h"
#include "allowance/ledger.h"
#include "store/sqlite.h"

namespace otor::store {

/// As a ledger has it; the row of its claim is written already. On the writer's thread only.
void keep_expense(Database& database, allowance::Expense const& expense);

/// Those of these soums that wait for a word or an answer, in the order of a ledger.
std::vector<allowance::Expense> open_expenses(Database& database,
                                              std::vector<std::string> const& areas,
                                              std::string const& scheme);

/// What flags compare these with (`allowance::Flags`) in these soums, in the order of a ledger.
std::vector<allowance::Expense> compared_expenses(Database& database,
                                                  std::vector<std::string> const& areas,
                                                  allowance::Scheme const& scheme,
                                                  std::vector<allowance::Expense> const& expenses);

}  // namespace otor::store
