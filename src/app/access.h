// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may do what, as data. Every endpoint, stream and report asks `may`; no other code decides
// about access. What is not in the table is not allowed.

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace otor::app {

enum class Role { officer, head, programme, administrator };
BOOST_DESCRIBE_ENUM(Role, officer, head, programme, administrator)

/// An account holder as access sees her. `areas` are soum codes of five digits for an officer,
/// aimag codes of three for a head; programme and administrator need none.
struct Account {
  std::string user, name;
  Role role = Role::officer;
  std::vector<std::string> areas;
  bool made_up = false;
};

enum class Verb { see, write, count };

/// What is seen, written or counted.
enum class Matter {
  record,    // events of households and people, with names
  overview,  // what officers did, visit by visit
  totals,    // figures per soum; small cells are withheld by the report
  account,   // logins
};

/// Whether the account may do this in the area of a soum ("18301").
bool may(Account const& account, Verb verb, Matter matter, std::string_view area);

/// Whether there is any area at all in which it may.
bool may_anywhere(Account const& account, Verb verb, Matter matter);

/// Those of `all` in which it may, in their order.
std::vector<std::string> areas_for(Account const& account, Verb verb, Matter matter,
                                   std::span<std::string const> all);

}  // namespace otor::app
