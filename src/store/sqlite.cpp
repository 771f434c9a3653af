// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <sqlite3.h>

#include <filesystem>
#include <limits>

namespace otor::store {

namespace {

[[noreturn]] void fail(sqlite3* handle, std::string_view doing) {
  throw StorageError("SQLite, " + std::string(doing) + ": " + sqlite3_errmsg(handle));
}

int size_of(std::string_view text) {
  if (text.size() > std::numeric_limits<int>::max())
    throw StorageError("A text is too long for the store.");
  return static_cast<int>(text.size());
}

// After so many pages the log beside the file is brought into it. What many commits change, as the
// last pages of a table, is written into the file once for all of them; but a log that was long
// stays so on the disk, and a nearly full one must not be filled up by it.
constexpr int long_log = 8'000, short_log = 1'000;
constexpr std::uintmax_t room_for_a_long_log = 256U << 20U;

bool has_room(sqlite3* handle, char const* name) {
  std::error_code unknown;
  auto const file = std::filesystem::path(sqlite3_db_filename(handle, name));
  auto const space = std::filesystem::space(file.parent_path(), unknown);
  return !unknown && space.available >= room_for_a_long_log;
}

/// Behind each commit. What cannot be brought in now stays safe where it is until the next.
int keep_log(void*, sqlite3* handle, char const* name, int pages) {
  if (pages < short_log || (pages < long_log && has_room(handle, name))) return SQLITE_OK;
  sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  return SQLITE_OK;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

bool Statement::step() {
  int const result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_.get()), sqlite3_sql(statement_.get()));
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::view(int column) const {
  auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement_.get(), column));
  auto const size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(bytes, static_cast<std::size_t>(size));
}

std::string Statement::text(int column) const { return std::string(view(column)); }

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

bool Statement::null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::bind(int index, std::int64_t value) {
  if (sqlite3_bind_int64(statement_.get(), index, value) != SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()), "binding a number");
  }
}

void Statement::bind(int index, double value) {
  if (sqlite3_bind_double(statement_.get(), index, value) != SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()), "binding a number");
  }
}

void Statement::bind(int index, std::string_view value) {
  char const* bytes = value.data() == nullptr ? "" : value.data();
  if (sqlite3_bind_text(statement_.get(), index, bytes, size_of(value), SQLITE_TRANSIENT) !=
      SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()), "binding a text");
  }
}

void Statement::bind(int index, Bytes value) {
  char const* bytes = value.view.data() == nullptr ? "" : value.view.data();
  if (sqlite3_bind_blob(statement_.get(), index, bytes, size_of(value.view), SQLITE_TRANSIENT) !=
      SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()), "binding bytes");
  }
}

void Statement::bind(int index, std::nullopt_t) {
  if (sqlite3_bind_null(statement_.get(), index) != SQLITE_OK) {
    fail(sqlite3_db_handle(statement_.get()), "binding nothing");
  }
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database Database::open(std::string const& path, Access access) {
  // Nobody asks how much memory SQLite has, and counting it is a lock for all threads.
  [[maybe_unused]] static int const uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* handle = nullptr;
  int flags = SQLITE_OPEN_NOMUTEX;
  flags |= access == Access::read_only ? SQLITE_OPEN_READONLY
                                       : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int const result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(handle);
  if (result != SQLITE_OK) fail(handle, "opening the store");
  sqlite3_busy_timeout(handle, 10'000);
  sqlite3_extended_result_codes(handle, 1);
  if (access == Access::read_write) {
    database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    sqlite3_wal_hook(handle, keep_log, nullptr);
  }
  // What SQLite puts by meanwhile stays in memory: a file of it would hold plain pages of the store
  // outside its folder.
  database.run(
      "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-16384; "
      "PRAGMA temp_store=MEMORY;");
  return database;
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  int const result = sqlite3_prepare_v3(handle_.get(), sql.data(), size_of(sql),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (result != SQLITE_OK) fail(handle_.get(), sql);
  return Statement(statement);
}

Statement& Database::cached(std::string_view sql) {
  auto const found = cached_.find(sql);
  if (found != cached_.end()) return found->second;
  return cached_.emplace(std::string(sql), prepare(sql)).first->second;
}

void Database::reset_all() {
  for (auto* statement = sqlite3_next_stmt(handle_.get(), nullptr); statement != nullptr;
       statement = sqlite3_next_stmt(handle_.get(), statement)) {
    sqlite3_reset(statement);
  }
}

void Database::run(std::string const& script) {
  char* message = nullptr;
  if (sqlite3_exec(handle_.get(), script.c_str(), nullptr, nullptr, &message) == SQLITE_OK) return;
  std::string const said = message == nullptr ? "unknown error" : message;
  sqlite3_free(message);
  throw StorageError("SQLite: " + said);
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

std::int64_t Database::changes() const { return sqlite3_changes64(handle_.get()); }

void Database::copy_to(std::string const& path) {
  auto copy = open(path, Access::read_write);
  auto* copying = sqlite3_backup_init(copy.handle_.get(), "main", handle_.get(), "main");
  if (copying == nullptr) fail(copy.handle_.get(), "beginning a copy");
  int const result = sqlite3_backup_step(copying, -1);
  sqlite3_backup_finish(copying);
  if (result != SQLITE_DONE) fail(copy.handle_.get(), "copying the store");
  copy.run("PRAGMA journal_mode=DELETE;");  // one file, nothing beside it
}

std::int64_t Database::rows_walked() const {
  std::int64_t rows = 0;
  for (auto* statement = sqlite3_next_stmt(handle_.get(), nullptr); statement != nullptr;
       statement = sqlite3_next_stmt(handle_.get(), statement)) {
    rows += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
  }
  return rows;
}

std::int64_t Database::pages_asked() const {
  std::int64_t pages = 0;
  for (int const which : {SQLITE_DBSTATUS_CACHE_HIT, SQLITE_DBSTATUS_CACHE_MISS}) {
    int now = 0, most = 0;
    sqlite3_db_status(handle_.get(), which, &now, &most, 0);
    pages += now;
  }
  return pages;
}

void empty_log(Database& database) {
  auto checkpoint = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!checkpoint.query().step() || checkpoint.integer(0) != 0)
    throw StorageError("Another program reads the store; begin again when it has ended.");
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

}  // namespace otor::store
