// SPDX-License-Identifier: Apache-2.0
#pragma once
// Signing in and out. A token is 32 random bytes; the store keeps only its hash. Sessions end after
// a while unused and, used or not, after a longer while. A refusal never tells whether the account
// exists.

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/accounts.h"
#include "app/login_throttle.h"

namespace otor::app {

struct LoginRequest {
  std::string user, password;
};
BOOST_DESCRIBE_STRUCT(LoginRequest, (), (user, password))

struct SessionTerms {
  std::int64_t idle_ms = 0, absolute_ms = 0;
};

/// An officer is weeks without signal and must still be able to hand in her work; a desk has no
/// such need.
SessionTerms session_terms(Role role);

struct SignedIn {
  std::string token;
  Account account;
  std::int64_t lasts_ms = 0;
};

/// Slow (it checks a password): never on an event loop. `random` is 32 fresh random bytes.
/// Errors: wrong_password, too_many_tries, storage.
Result<SignedIn> log_in(LoginRequest const& request, std::string_view address,
                        std::string_view random, std::int64_t now_ms, Accounts& accounts,
                        Passwords& passwords, LoginThrottle& throttle);

/// The account behind a token. Errors: not_signed_in for an unknown, ended or disabled one.
Result<Account> session_account(std::string_view token, std::int64_t now_ms, Accounts& accounts);

Result<void> log_out(std::string_view token, Accounts& accounts);

/// {user, name, role, areas:[{code,name_mn,name_kk,name_en}], made_up}, with the token where there
/// is one.
Result<std::string> account_json(Account const& account, std::string_view token,
                                 Accounts& accounts);

/// How a token is kept: SHA-256 in hex.
std::string token_hash(std::string_view token);

}  // namespace otor::app
