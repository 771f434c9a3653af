// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the people of a department are called. A phone holds what they wrote under their accounts;
// it is told their names when it meets its server.

#include "app/accounts.h"

namespace otor::app {

struct Colleague {
  std::string user, name;
};
BOOST_DESCRIBE_STRUCT(Colleague, (), (user, name))

/// Officers and heads of the account's departments, also those who left: what they wrote stays.
std::vector<Colleague> colleagues_of(Account const& account, std::vector<Account> const& everybody);

}  // namespace otor::app
