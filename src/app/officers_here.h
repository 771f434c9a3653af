// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "app/accounts.h"

namespace otor::app {

/// An officer is counted in one place: where the first of her soums is.
inline bool is_counted_in(std::vector<std::string> const& soums, Account const& account) {
  return account.role == Role::officer && !account.areas.empty() &&
         std::ranges::find(soums, account.areas.front()) != soums.end();
}

}  // namespace otor::app
