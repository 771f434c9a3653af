// SPDX-License-Identifier: Apache-2.0
#include "cli/user_command.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include "cli/with_store.h"
#include "server/argon_passwords.h"
#include "store/sql_accounts.h"

namespace otor::cli {

namespace {

std::string password_from(std::istream& in) {
  std::string password;
  std::getline(in, password);
  if (password.ends_with('\r')) password.pop_back();
  return password;
}

/// Runs `work` on the accounts of the store.
template <class Work>
int with_accounts(UserOptions const& options, std::ostream& problems, Work work) {
  return with_store(options.data, problems, [&](store::Store& store) {
    store::SqlAccounts accounts(store);
    return work(accounts);
  });
}

Result<void> must_exist(store::SqlAccounts& accounts, std::string const& user, bool wanted) {
  auto const found = accounts.account(user);
  if (!found) return std::unexpected(found.error());
  if (found->has_value() == wanted) return {};
  return wanted ? problem(ProblemKind::not_found, "There is no account \"" + user + "\".")
                : problem(ProblemKind::bad_value, "The account \"" + user + "\" exists already.");
}

/// A soum, or an aimag with a soum, of this store; one that was told of none takes any code.
Result<void> must_be_here(store::SqlAccounts& accounts, std::vector<std::string> const& codes) {
  auto const known = accounts.areas();
  if (!known) return std::unexpected(known.error());
  for (auto const& code : codes) {
    auto const is_in = [&](app::Area const& area) { return area.code.starts_with(code); };
    if (!known->empty() && std::ranges::none_of(*known, is_in))
      return problem(ProblemKind::not_found, "There is no area " + code + " in this store.");
  }
  return {};
}

}  // namespace

int user_add(UserOptions const& options, std::istream& in, std::ostream& problems) {
  return with_accounts(options, problems, [&](store::SqlAccounts& accounts) -> Result<void> {
    app::StoredAccount stored;
    stored.account.user = options.user;
    stored.account.name = options.name.empty() ? options.user : options.name;
    stored.account.areas = options.areas;
    if (!boost::describe::enum_from_string(options.role.c_str(), stored.account.role)) {
      return problem(ProblemKind::bad_value,
                     "A role is officer, head, trainer, programme or administrator.");
    }
    auto const password = password_from(in);
    if (auto good = app::check_new_account(stored.account, password); !good) return good;
    if (auto here = must_be_here(accounts, options.areas); !here) return here;
    if (auto fresh = must_exist(accounts, options.user, false); !fresh) return fresh;
    stored.password_hash = server::ArgonPasswords().hash(password);
    return accounts.put_account(stored);
  });
}

int user_passwd(UserOptions const& options, std::istream& in, std::ostream& problems) {
  return with_accounts(options, problems, [&](store::SqlAccounts& accounts) -> Result<void> {
    if (auto known = must_exist(accounts, options.user, true); !known) return known;
    auto const password = password_from(in);
    if (auto good = app::check_password(password); !good) return good;
    return accounts.set_password(options.user, server::ArgonPasswords().hash(password));
  });
}

int user_areas(UserOptions const& options, std::ostream& problems) {
  return with_accounts(options, problems, [&](store::SqlAccounts& accounts) -> Result<void> {
    auto found = accounts.account(options.user);
    if (!found) return std::unexpected(found.error());
    if (!*found)
      return problem(ProblemKind::not_found, "There is no account \"" + options.user + "\".");
    (*found)->account.areas = options.areas;
    if (auto fit = app::check_areas((*found)->account); !fit) return fit;
    if (auto here = must_be_here(accounts, options.areas); !here) return here;
    return accounts.put_account(**found);
  });
}

int user_disable(UserOptions const& options, std::ostream& problems) {
  return with_accounts(options, problems, [&](store::SqlAccounts& accounts) -> Result<void> {
    if (auto known = must_exist(accounts, options.user, true); !known) return known;
    return accounts.disable(options.user);
  });
}

int user_enable(UserOptions const& options, std::ostream& problems) {
  return with_accounts(options, problems, [&](store::SqlAccounts& accounts) -> Result<void> {
    if (auto known = must_exist(accounts, options.user, true); !known) return known;
    auto found = accounts.account(options.user);
    if (!found) return std::unexpected(found.error());
    (*found)->disabled = false;
    return accounts.put_account(**found);
  });
}

}  // namespace otor::cli
