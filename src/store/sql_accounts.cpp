// SPDX-License-Identifier: Apache-2.0
#include "store/sql_accounts.h"

#include <boost/describe.hpp>

#include "store/audit.h"

namespace otor::store {

namespace {

std::string joined(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    auto const space = std::min(text.find(' '), text.size());
    if (space > 0) words.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

app::Account account_in(Statement const& row) {
  app::Account account;
  account.user = row.text(0);
  account.name = row.text(1);
  if (!boost::describe::enum_from_string(row.text(2).c_str(), account.role)) {
    throw StorageError("An account has a role nobody knows.");
  }
  account.areas = split(row.view(3));
  account.made_up = row.integer(4) != 0;
  return account;
}

/// Of a row that begins with `account_columns`.
app::StoredAccount stored_in(Statement const& row) {
  return {account_in(row), row.text(5), row.integer(6) != 0};
}

/// What happened to an account, in the transaction in which it happens.
void tell_audit(Database& database, std::string_view user, char const* reason) {
  AuditRow row;
  row.at = audit_now();
  row.actor = "server";
  row.verb = "write";
  row.subject = user;
  row.classes = "account";
  row.reason = reason;
  add_audit(database, std::move(row));
}

constexpr char account_columns[] = "user, name, role, areas, made_up, password_hash, disabled";

}  // namespace

Result<std::optional<app::StoredAccount>> SqlAccounts::account(std::string_view user) {
  return store_.read([&](Database& database) -> std::optional<app::StoredAccount> {
    static std::string const sql =
        std::string("SELECT ") + account_columns + " FROM account WHERE user = ?1";
    auto& query = database.cached(sql).query(user);
    if (!query.step()) return std::nullopt;
    return stored_in(query);
  });
}

namespace {

std::vector<app::Account> accounts_in(Database& database, std::string const& which) {
  std::vector<app::Account> accounts;
  auto& query = database
                    .cached(std::string("SELECT ") + account_columns + " FROM account " + which +
                            " ORDER BY user")
                    .query();
  while (query.step()) accounts.push_back(account_in(query));
  return accounts;
}

}  // namespace

Result<std::vector<app::Account>> SqlAccounts::all() {
  return store_.read([&](Database& database) { return accounts_in(database, ""); });
}

Result<std::vector<app::Account>> SqlAccounts::working() {
  return store_.read(
      [&](Database& database) { return accounts_in(database, "WHERE disabled = 0"); });
}

Result<std::vector<app::Area>> SqlAccounts::areas() {
  return store_.read([&](Database& database) {
    std::vector<app::Area> areas;
    auto& query = database.cached(
        "SELECT code, aimag, name_mn, name_kk, name_en, lat_e5, lon_e5, herder_households, "
        "sheep_price, sheep_price_month FROM area ORDER BY code");
    query.query();
    while (query.step()) {
      areas.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4),
                       query.integer(5), query.integer(6), query.integer(7),
                       query.null(8) ? std::nullopt : std::optional(query.integer(8)),
                       query.text(9)});
    }
    return areas;
  });
}

Result<void> SqlAccounts::put_account(app::StoredAccount const& stored) {
  return store_.writer().run([&] {
    auto const& account = stored.account;
    auto& known = store_.writing().cached("SELECT 1 FROM account WHERE user = ?1");
    bool const change = known.query(account.user).step();
    known.reset();
    tell_audit(store_.writing(), account.user,
               stored.disabled ? "account_disabled"
               : change        ? "account_changed"
                               : "account_made");
    store_.writing()
        .cached(
            "INSERT INTO account(user, name, role, areas, password_hash, disabled, made_up) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(user) DO UPDATE SET name = ?2, role = "
            "?3, "
            "areas = ?4, password_hash = ?5, disabled = ?6, made_up = ?7")
        .run(account.user, account.name, boost::describe::enum_to_string(account.role, "officer"),
             joined(account.areas), stored.password_hash, stored.disabled, account.made_up);
  });
}

Result<void> SqlAccounts::put_areas(std::vector<app::Area> const& areas) {
  return store_.writer().run([&] {
    auto& insert = store_.writing().cached(
        "INSERT OR REPLACE INTO area VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    for (auto const& area : areas) {
      insert.run(area.code, area.aimag, area.name_mn, area.name_kk, area.name_en, area.lat_e5,
                 area.lon_e5, area.herder_households, area.sheep_price, area.sheep_price_month);
    }
  });
}

Result<void> SqlAccounts::set_password(std::string_view user, std::string_view hash) {
  return store_.writer().run([&] {
    auto& database = store_.writing();
    database.cached("UPDATE account SET password_hash = ?2 WHERE user = ?1").run(user, hash);
    tell_audit(database, user, "password_changed");
    database.cached("DELETE FROM session WHERE user = ?1").run(user);
  });
}

Result<void> SqlAccounts::disable(std::string_view user) {
  return store_.writer().run([&] {
    auto& database = store_.writing();
    database.cached("UPDATE account SET disabled = 1 WHERE user = ?1").run(user);
    tell_audit(database, user, "account_disabled");
    database.cached("DELETE FROM session WHERE user = ?1").run(user);
  });
}

Result<void> SqlAccounts::put_session(std::string_view token_hash,
                                      app::StoredSession const& session) {
  return store_.writer().run([&] {
    store_.writing()
        .cached("INSERT INTO session VALUES(?1, ?2, ?3, ?4)")
        .run(token_hash, session.user, session.created_ms, session.seen_ms);
  });
}

Result<std::optional<app::OpenSession>> SqlAccounts::session(std::string_view token_hash) {
  return store_.read([&](Database& database) -> std::optional<app::OpenSession> {
    static std::string const sql =
        std::string("SELECT ") + account_columns +
        ", created_ms, seen_ms FROM session JOIN account USING(user) WHERE token_hash = ?1";
    auto& query = database.cached(sql).query(token_hash);
    if (!query.step()) return std::nullopt;
    auto stored = stored_in(query);
    app::StoredSession const session{stored.account.user, query.integer(7), query.integer(8)};
    return app::OpenSession{session, std::move(stored)};
  });
}

Result<void> SqlAccounts::session_seen(std::string_view token_hash, std::int64_t now_ms) {
  return store_.writer().run([&] {
    store_.writing()
        .cached("UPDATE session SET seen_ms = ?2 WHERE token_hash = ?1")
        .run(token_hash, now_ms);
  });
}

Result<void> SqlAccounts::end_session(std::string_view token_hash) {
  return store_.writer().run([&] {
    store_.writing().cached("DELETE FROM session WHERE token_hash = ?1").run(token_hash);
  });
}

Result<app::Home> home_of(Store& store) {
  auto name = store.note("store");
  if (!name) return std::unexpected(name.error());
  auto const areas = SqlAccounts(store).areas();
  if (!areas) return std::unexpected(areas.error());
  app::Home home{std::move(*name), {}};
  for (auto const& area : *areas) home.areas.push_back(area.code);
  return home;
}

}  // namespace otor::store
