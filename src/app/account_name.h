// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "app/accounts.h"

namespace otor::app {

/// What an account is called; whoever is not among these is called by her user.
inline std::string account_name(std::vector<Account> const& everybody, std::string const& user) {
  auto const found = std::ranges::find(everybody, user, &Account::user);
  return found == everybody.end() ? user : found->name;
}

}  // namespace otor::app
