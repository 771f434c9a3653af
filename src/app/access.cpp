// SPDX-License-Identifier: Apache-2.0
#include "app/access.h"

#include <algorithm>

namespace otor::app {

namespace {

enum class Scope { areas, below, all };

struct Row {
  Role role;
  Matter matter;
  Verb verb;
  Scope scope;
};

constexpr Row table[] = {
    {Role::officer, Matter::record, Verb::see, Scope::areas},
    {Role::officer, Matter::record, Verb::write, Scope::areas},
    {Role::head, Matter::record, Verb::see, Scope::below},
    {Role::head, Matter::record, Verb::write, Scope::below},
    {Role::head, Matter::overview, Verb::see, Scope::below},
    {Role::programme, Matter::totals, Verb::count, Scope::all},
    {Role::administrator, Matter::account, Verb::see, Scope::all},
    {Role::administrator, Matter::account, Verb::write, Scope::all},
};

bool covers(Scope scope, Account const& account, std::string_view area) {
  switch (scope) {
    case Scope::areas: return std::ranges::find(account.areas, area) != account.areas.end();
    case Scope::below:
      return std::ranges::any_of(account.areas, [&](std::string const& aimag) {
        return aimag.size() == 3 && area.size() == 5 && area.starts_with(aimag);
      });
    case Scope::all: break;
  }
  return true;
}

}  // namespace

bool may(Account const& account, Verb verb, Matter matter, std::string_view area) {
  return std::ranges::any_of(table, [&](Row const& row) {
    return row.role == account.role && row.verb == verb && row.matter == matter &&
           covers(row.scope, account, area);
  });
}

bool may_anywhere(Account const& account, Verb verb, Matter matter) {
  return std::ranges::any_of(table, [&](Row const& row) {
    return row.role == account.role && row.verb == verb && row.matter == matter;
  });
}

std::vector<std::string> areas_for(Account const& account, Verb verb, Matter matter,
                                   std::span<std::string const> all) {
  std::vector<std::string> found;
  std::ranges::copy_if(all, std::back_inserter(found),
                       [&](std::string const& area) { return may(account, verb, matter, area); });
  return found;
}

}  // namespace otor::app
