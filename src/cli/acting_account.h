// SPDX-License-Identifier: Apache-2.0
#pragma once
// In whose name a command on the server reads: `--as`.

#include "store/sql_accounts.h"

namespace otor::cli {

/// Errors: not_found for an account that there is not, or that is disabled; storage.
inline Result<app::Account> acting_account(store::Store& store, std::string const& user) {
  auto const account = store::SqlAccounts(store).account(user);
  if (!account) return std::unexpected(account.error());
  if (!*account || (*account)->disabled)
    return problem(ProblemKind::not_found, "There is no such account, or it is disabled.");
  return (*account)->account;
}

}  // namespace otor::cli
