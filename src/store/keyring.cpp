// SPDX-License-Identifier: Apache-2.0
#include "store/keyring.h"

#include <algorithm>

#include "store/owner_only.h"
#include "store/sealing.h"

namespace otor::store {

namespace {

namespace files = std::filesystem;

constexpr char tables[] = R"sql(
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sealing_key(
  subject TEXT PRIMARY KEY, key BLOB NOT NULL, destroyed_at INTEGER, reason TEXT) STRICT,
  WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sealing_key_destroyed ON sealing_key(destroyed_at, subject)
  WHERE key = x'';
CREATE TABLE IF NOT EXISTS number_key(aimag TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT,
  WITHOUT ROWID;
)sql";

std::string name_in(Database& database) {
  auto query = database.prepare("SELECT value FROM meta WHERE key = 'keyring'");
  return query.query().step() ? query.text(0) : std::string();
}

void check_name(Database& database, std::string const& path, std::string const& name) {
  if (name_in(database) != name)
    throw StorageError("\"" + path + "\" holds the keys of another store.");
}

}  // namespace

std::string keys_file(std::string const& folder) { return folder + "/keys.db"; }

std::unique_ptr<Keyring> Keyring::open(std::string const& path, std::string const& name,
                                       Make make) {
  if (make == Make::no) {
    auto there = Database::open(path, Access::read_only);  // where there is none, none is made
    check_name(there, path, name);
  }
  auto database = Database::open(path, Access::read_write);
  for_owner_only(path);
  database.run("PRAGMA secure_delete=ON");
  database.run("BEGIN IMMEDIATE");
  database.run(tables);
  database.prepare("INSERT INTO meta VALUES('keyring', ?1) ON CONFLICT DO NOTHING").run(name);
  check_name(database, path, name);
  database.run("COMMIT");
  return std::unique_ptr<Keyring>(new Keyring(std::move(database)));
}

std::unique_ptr<Keyring> Keyring::look(std::string const& path, std::string const& name) {
  auto database = Database::open(path, Access::read_only);
  check_name(database, path, name);
  return std::unique_ptr<Keyring>(new Keyring(std::move(database)));
}

void Keyring::refresh_locked() {
  auto& query = database_.cached("PRAGMA data_version").query();
  query.step();
  auto const version = query.integer(0);
  query.reset();
  if (version != version_) cache_.clear();
  version_ = version;
}

void Keyring::refresh() {
  std::lock_guard const lock(mutex_);
  refresh_locked();
}

void Keyring::begin() {
  std::lock_guard const lock(mutex_);
  unflushed_.clear();
  refresh_locked();
}

Keyring::Key Keyring::find_locked(event::Uuid subject) {
  if (auto const made = unflushed_.find(subject); made != unflushed_.end())
    return {State::kept, made->second};
  if (auto const known = cache_.find(subject); known != cache_.end()) return known->second;
  auto& query = database_.cached("SELECT key FROM sealing_key WHERE subject = ?1");
  query.query(text_of(subject));
  Key key;
  if (query.step()) {
    key.bytes = query.text(0);
    key.state = key.bytes.empty() ? State::destroyed : State::kept;
  }
  query.reset();
  if (key.state == State::missing) return key;
  if (cache_.size() >= most_cached) cache_.clear();
  cache_.emplace(subject, key);
  return key;
}

Keyring::Key Keyring::find(event::Uuid subject) {
  std::lock_guard const lock(mutex_);
  return find_locked(subject);
}

Keyring::Key Keyring::find_or_make(event::Uuid subject) {
  std::lock_guard const lock(mutex_);
  auto found = find_locked(subject);
  if (found.state != State::missing) return found;
  found = {State::kept, fresh_key()};
  unflushed_.emplace(subject, found.bytes);
  return found;
}

void Keyring::flush() {
  std::lock_guard const lock(mutex_);
  if (unflushed_.empty()) return;
  database_.run("BEGIN IMMEDIATE");
  try {
    auto& insert = database_.cached("INSERT INTO sealing_key(subject, key) VALUES(?1, ?2)");
    for (auto const& [subject, key] : unflushed_) insert.run(text_of(subject), Bytes{key});
    database_.run("COMMIT");
  } catch (...) {
    if (database_.in_transaction()) database_.run("ROLLBACK");
    throw;
  }
  if (cache_.size() + unflushed_.size() > most_cached) cache_.clear();
  for (auto& [subject, key] : unflushed_) cache_.insert_or_assign(subject, Key{State::kept, key});
  unflushed_.clear();
}

void Keyring::destroy(std::vector<Erased> const& subjects) {
  std::lock_guard const lock(mutex_);
  cache_.clear();
  database_.run("BEGIN IMMEDIATE");
  auto& put = database_.cached(
      "INSERT INTO sealing_key(subject, key, destroyed_at, reason) VALUES(?1, x'', ?2, ?3) ON "
      "CONFLICT(subject) DO UPDATE SET key = x'', destroyed_at = ?2, reason = ?3 WHERE key <> x''");
  for (auto const& erased : subjects) put.run(text_of(erased.subject), erased.at, erased.reason);
  database_.run("COMMIT");
  // A page that was split may still hold a copy of what moved to the other half: all are written
  // anew, and nothing stays in the log beside them.
  database_.reset_all();
  database_.run("VACUUM");
  empty_log(database_);
}

std::vector<Erased> Keyring::erased() {
  std::lock_guard const lock(mutex_);
  auto& query = database_.cached(
      "SELECT subject, destroyed_at, reason FROM sealing_key WHERE key = x'' ORDER BY "
      "destroyed_at, "
      "subject");
  query.query();
  std::vector<Erased> found;
  while (query.step()) {
    if (auto const subject = event::parse_uuid(query.view(0)))
      found.push_back({*subject, query.integer(1), query.text(2)});
  }
  query.reset();
  return found;
}

std::int64_t Keyring::rows_walked() {
  std::lock_guard const lock(mutex_);
  return database_.rows_walked();
}

std::string Keyring::number_key(std::string const& aimag) {
  std::lock_guard const lock(mutex_);
  auto const kept = [&] {
    auto& query = database_.cached("SELECT key FROM number_key WHERE aimag = ?1");
    query.query(aimag);
    auto key = query.step() ? query.text(0) : std::string();
    query.reset();
    return key;
  };
  if (auto key = kept(); !key.empty()) return key;
  // Another program may have made it meanwhile: then that one stands.
  database_.cached("INSERT INTO number_key VALUES(?1, ?2) ON CONFLICT DO NOTHING")
      .run(aimag, Bytes{fresh_key()});
  return kept();
}

void Keyring::copy_to(std::string const& path) {
  std::lock_guard const lock(mutex_);
  database_.copy_to(path);
}

}  // namespace otor::store
