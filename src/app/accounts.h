// SPDX-License-Identifier: Apache-2.0
#pragma once
// Accounts and sessions as the use cases see them; the store implements the port.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "base/problem.h"

namespace otor::app {

/// A soum of the deployment.
struct Area {
  std::string code, aimag, name_mn, name_kk, name_en;
  std::int64_t lat_e5 = 0, lon_e5 = 0;  // of its centre
  std::int64_t herder_households = 0;
  std::optional<std::int64_t> sheep_price;  // tögrög
  std::string sheep_price_month;            // "" where no price is known
};

/// "47.12345" of hundred-thousandths of a degree.
std::string degrees(std::int64_t e5);

struct StoredAccount {
  Account account;
  std::string password_hash;
  bool disabled = false;
};

struct StoredSession {
  std::string user;
  std::int64_t created_ms = 0, seen_ms = 0;
};

/// A session, and whose it is.
struct OpenSession {
  StoredSession session;
  StoredAccount stored;
};

class Accounts {
 public:
  virtual ~Accounts() = default;
  virtual Result<std::optional<StoredAccount>> account(std::string_view user) = 0;
  virtual Result<std::vector<Area>> areas() = 0;
  /// Adds or replaces account and areas.
  virtual Result<void> put_account(StoredAccount const& account) = 0;
  virtual Result<void> put_areas(std::vector<Area> const& areas) = 0;
  /// A new hash ends every session of the account.
  virtual Result<void> set_password(std::string_view user, std::string_view hash) = 0;
  virtual Result<void> disable(std::string_view user) = 0;

  virtual Result<void> put_session(std::string_view token_hash, StoredSession const& session) = 0;
  /// Both of one moment: every call asks this first, so it is one question.
  virtual Result<std::optional<OpenSession>> session(std::string_view token_hash) = 0;
  virtual Result<void> session_seen(std::string_view token_hash, std::int64_t now_ms) = 0;
  virtual Result<void> end_session(std::string_view token_hash) = 0;
};

/// The slow hash of passwords (Argon2id).
class Passwords {
 public:
  virtual ~Passwords() = default;
  virtual std::string hash(std::string const& password) = 0;
  virtual bool matches(std::string const& hash, std::string const& password) = 0;
  /// Takes as long as `matches` does for an account that does not exist.
  virtual void pretend(std::string const& password) = 0;
};

/// 1 to 64 characters of a-z, 0-9, '-', '.', '_'.
bool is_user_name(std::string_view user);

/// Errors: bad_value for a name, a role without its areas or a password of under 8 or over 200
/// bytes.
Result<void> check_new_account(Account const& account, std::string_view password);
/// Whether these areas are such as the role needs. Errors: bad_value.
Result<void> check_areas(Account const& account);
Result<void> check_password(std::string_view password);

}  // namespace otor::app
