// SPDX-License-Identifier: Apache-2.0
#pragma once
// Accounts, sessions and the areas of the deployment, kept in the store.

#include "app/accounts.h"
#include "app/push.h"
#include "store/store.h"

namespace otor::store {

class SqlAccounts final : public app::Accounts {
 public:
  explicit SqlAccounts(Store& store) : store_(store) {}
  Result<std::optional<app::StoredAccount>> account(std::string_view user) override;
  Result<std::vector<app::Area>> areas() override;
  Result<void> put_account(app::StoredAccount const& account) override;
  Result<void> put_areas(std::vector<app::Area> const& areas) override;
  Result<void> set_password(std::string_view user, std::string_view hash) override;
  Result<void> disable(std::string_view user) override;
  Result<void> put_session(std::string_view token_hash, app::StoredSession const& session) override;
  Result<std::optional<app::OpenSession>> session(std::string_view token_hash) override;
  Result<void> session_seen(std::string_view token_hash, std::int64_t now_ms) override;
  Result<void> end_session(std::string_view token_hash) override;
  /// Every account, for the names and areas on the head's desk.
  Result<std::vector<app::Account>> all();
  /// Those of them that are not disabled.
  Result<std::vector<app::Account>> working();

 private:
  Store& store_;
};

/// What a server says of its own: the name of the store, the soums it is for.
Result<app::Home> home_of(Store& store);

}  // namespace otor::store
