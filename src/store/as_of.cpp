// SPDX-License-Identifier: Apache-2.0
#include "store/as_of.h"

#include <fcntl.h>
#include <unistd.h>

#include "store/former.h"
#include "store/schema.h"
#include "store/sql_event_log.h"

namespace otor::store {

namespace {

/// What is known of a position before anything is copied.
struct Asked {
  std::int64_t entry = 0, changes = 0;
  std::int64_t received = 0, next_received = 0;  // of the entry, and of the one behind it
  std::int64_t noted_from = 0;                   // after which entry changes are noted
};

template <class... Args>
std::int64_t number(Database& database, std::string_view sql, Args const&... args) {
  auto query = database.prepare(sql);
  query.query(args...).step();
  return query.integer(0);
}

Problem no_such(std::string const& option, std::int64_t least, std::int64_t most) {
  return {ProblemKind::bad_value, option + ": a number from " + std::to_string(least) + " to " +
                                      std::to_string(most) + " is expected."};
}

Result<Asked> asked_of(Database& database, Position const& position) {
  auto const entry = position.entry;
  auto const last = number(database, "SELECT coalesce(max(n), 0) FROM event");
  if (last == 0) return problem(ProblemKind::bad_value, "at: the record has no entry yet.");
  if (entry < 1 || entry > last) return std::unexpected(no_such("at", 1, last));
  Asked asked;
  asked.entry = entry;
  auto const changes = "SELECT coalesce(max(n), 0) FROM former WHERE event <= ?1";
  auto const least = number(database, changes, entry - 1), most = number(database, changes, entry);
  asked.changes = position.changes.value_or(most);
  if (asked.changes < least || asked.changes > most)
    return std::unexpected(no_such("settings, at this entry", least, most));
  auto const received = "SELECT received FROM event WHERE n = ?1";
  asked.received = number(database, received, entry);
  asked.next_received = entry < last ? number(database, received, entry + 1) : 0;
  asked.noted_from = std::stoll(meta(database, former_from_meta));
  return asked;
}

std::string columns_of(Database& database, std::string const& table) {
  auto columns = database.prepare("SELECT group_concat(name) FROM pragma_table_info(?1, 'main')");
  columns.query(table).step();
  return columns.text(0);
}

void copy_rows(Database& made, std::string const& table, std::string const& which = "") {
  auto const columns = columns_of(made, table);
  made.run("INSERT INTO main." + table + "(" + columns + ") SELECT " + columns + " FROM record." +
           table + which);
}

void copy_what_is_kept(Database& made, Asked const& asked) {
  copy_rows(made, "event", " WHERE n <= " + std::to_string(asked.entry));
  for (auto const* table : {"device", "area", "figure_set", "figure", "stay", "border"})
    copy_rows(made, table);
  made.run(
      "INSERT INTO main.account(user, name, role, areas, password_hash, disabled, made_up) SELECT "
      "user, name, role, areas, '', disabled, made_up FROM record.account");
  // What this copy says of its own tables is true of them alone.
  made.run(
      "INSERT OR REPLACE INTO main.meta SELECT key, value FROM record.meta WHERE key NOT GLOB "
      "'read_model_*'");
  made.run("DELETE FROM main.former");
  copy_rows(made, "former");
}

/// Imports and undos that nobody noted, by the moment at which they were made.
void put_figures_back(Database& made, std::int64_t moment) {
  for (std::string const table : {"figure", "stay", "border"})
    made.prepare("DELETE FROM " + table +
                 " WHERE figure_set IN (SELECT n FROM figure_set WHERE at >= ?1)")
        .run(moment);
  made.prepare("DELETE FROM figure_set WHERE at >= ?1").run(moment);
  made.prepare("UPDATE figure_set SET undone = NULL, undone_by = NULL WHERE undone >= ?1")
      .run(moment);
}

std::int64_t erased_since(Database& made, Asked const& asked) {
  return number(
      made,
      "SELECT count(*) FROM record.erasure e WHERE EXISTS(SELECT 1 FROM record.former f WHERE "
      "f.what = 'erasure' AND f.key = e.subject AND f.n > ?1) OR (?2 AND e.at >= ?3)",
      asked.changes, asked.entry < asked.noted_from, asked.next_received);
}

/// For its owner only, before SQLite writes into it.
void make_file(std::string const& path) {
  int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) throw StorageError("A file cannot be made in its folder.");
  ::close(file);
}

/// A database at `path` that holds the record up to there, and what follows from it.
Database made_as_of(std::string const& path, std::string const& from, Asked const& asked,
                    std::int64_t& erased) {
  make_file(path);
  auto made = Database::open(path, Access::read_write);
  // Nothing of it is to outlive this program: no log beside it, no waiting for the disk.
  made.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536");
  prepare_schema(made, "as of");
  made.prepare("ATTACH ?1 AS record").run(from);
  made.run("BEGIN");
  copy_what_is_kept(made, asked);
  put_back(made, asked.changes);
  if (asked.entry < asked.noted_from) put_figures_back(made, asked.next_received);
  erased = erased_since(made, asked);
  made.run("COMMIT");
  made.run("DETACH record");
  prepare_schema(made, "as of");  // as at any opening: what is missing is made of the record
  return made;
}

}  // namespace

Result<std::unique_ptr<AsOf>> AsOf::open(Store& from, std::string const& data,
                                         Position const& position, std::string const& space) {
  auto const asked = from.read([&](Database& database) { return asked_of(database, position); });
  if (!asked) return std::unexpected(asked.error());
  if (!*asked) return std::unexpected(asked->error());
  auto made = guarded([&] {
    auto as_of = std::unique_ptr<AsOf>(new AsOf(space, (*asked)->received));
    as_of->kept_from_ = (*asked)->noted_from;
    auto const path = store_file(as_of->folder_.path());
    auto database = made_as_of(path, store_file(data), **asked, as_of->erased_);
    auto keys = Keyring::look(keys_file(data), meta(database, keyring_meta));
    as_of->store_ = Store::over(path, std::move(database), std::move(keys));
    return as_of;
  });
  if (!made)
    return problem(ProblemKind::storage, "The record as it was could not be copied into \"" +
                                             space + "\": " + made.error().detail);
  return made;
}

}  // namespace otor::store
