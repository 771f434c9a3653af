// SPDX-License-Identifier: Apache-2.0
#include "app/login.h"

#include "base/hex.h"
#include "base/sha256.h"
#include "wire/json.h"

namespace otor::app {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

struct AreaName {
  std::string code, name_mn, name_kk, name_en;
};
BOOST_DESCRIBE_STRUCT(AreaName, (), (code, name_mn, name_kk, name_en))

struct AccountAnswer {
  std::string user, name;
  Role role{};
  std::vector<AreaName> areas;
  bool made_up = false;
};
BOOST_DESCRIBE_STRUCT(AccountAnswer, (), (user, name, role, areas, made_up))

struct TokenAnswer {
  std::string token, user, name;
  Role role{};
  std::vector<AreaName> areas;
  bool made_up = false;
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (token, user, name, role, areas, made_up))

}  // namespace

SessionTerms session_terms(Role role) {
  switch (role) {
    case Role::officer: return {45 * 24 * hour_ms, 180 * 24 * hour_ms};
    case Role::head: return {24 * hour_ms, 30 * 24 * hour_ms};
    case Role::trainer:
    case Role::programme: return {24 * hour_ms, 30 * 24 * hour_ms};
    case Role::administrator: return {hour_ms, 12 * hour_ms};
  }
  return {};
}

std::string token_hash(std::string_view token) {
  return sha256_hex("otor-session-1\n" + std::string(token));
}

Result<SignedIn> log_in(LoginRequest const& request, std::string_view address,
                        std::string_view random, std::int64_t now_ms, Accounts& accounts,
                        Passwords& passwords, LoginThrottle& throttle) {
  auto const wrong = [] {
    return problem(ProblemKind::wrong_password, "The name or the password is wrong.");
  };
  if (!is_user_name(request.user) || request.password.size() > 200) return wrong();
  auto const wait = throttle.ask(request.user, address, now_ms);
  if (wait > 0) {
    return problem(ProblemKind::too_many_tries,
                   "Too many tries; wait " + std::to_string(wait) + " seconds.");
  }
  auto const found = accounts.account(request.user);
  if (!found) return std::unexpected(found.error());
  if (!*found || (*found)->disabled) {
    passwords.pretend(request.password);
    return wrong();
  }
  if (!passwords.matches((*found)->password_hash, request.password)) return wrong();
  throttle.succeeded(request.user, address);
  SignedIn done{hex_of(random), (*found)->account,
                session_terms((*found)->account.role).absolute_ms};
  auto kept = accounts.put_session(token_hash(done.token), {request.user, now_ms, now_ms});
  if (!kept) return std::unexpected(kept.error());
  return done;
}

Result<Account> session_account(std::string_view token, std::int64_t now_ms, Accounts& accounts) {
  auto const out = [] { return problem(ProblemKind::not_signed_in, "Sign in first."); };
  if (token.empty() || token.size() > 200) return out();
  auto const hash = token_hash(token);
  auto const open = accounts.session(hash);
  if (!open) return std::unexpected(open.error());
  if (!*open || (*open)->stored.disabled) return out();
  auto const& [session, stored] = **open;
  auto const terms = session_terms(stored.account.role);
  if (now_ms - session.seen_ms > terms.idle_ms || now_ms - session.created_ms > terms.absolute_ms)
    return out();
  // A write now and then, not at every request.
  if (now_ms - session.seen_ms > terms.idle_ms / 20) (void)accounts.session_seen(hash, now_ms);
  return stored.account;
}

Result<void> log_out(std::string_view token, Accounts& accounts) {
  return accounts.end_session(token_hash(token));
}

Result<std::string> account_json(Account const& account, std::string_view token,
                                 Accounts& accounts) {
  auto const all = accounts.areas();
  if (!all) return std::unexpected(all.error());
  std::vector<AreaName> areas;
  for (auto const& area : *all) {
    if (!may(account, Verb::see, Matter::record, area.code)) continue;
    areas.push_back({area.code, area.name_mn, area.name_kk, area.name_en});
  }
  std::string out;
  if (token.empty()) {
    wire::write(out, AccountAnswer{account.user, account.name, account.role, std::move(areas),
                                   account.made_up});
  } else {
    wire::write(out, TokenAnswer{std::string(token), account.user, account.name, account.role,
                                 std::move(areas), account.made_up});
  }
  return out;
}

}  // namespace otor::app
