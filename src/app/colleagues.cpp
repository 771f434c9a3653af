// SPDX-License-Identifier: Apache-2.0
#include "app/colleagues.h"

#include <algorithm>

namespace otor::app {

std::vector<Colleague> colleagues_of(Account const& account,
                                     std::vector<Account> const& everybody) {
  auto const mine = departments_of(account, account.areas);
  std::vector<Colleague> found;
  for (auto const& one : everybody) {
    auto const theirs = departments_of(one, one.areas);
    if (std::ranges::find_first_of(mine, theirs) != mine.end())
      found.push_back({one.user, one.name});
  }
  std::ranges::sort(found, {}, &Colleague::user);
  return found;
}

}  // namespace otor::app
