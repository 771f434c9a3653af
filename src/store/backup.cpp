// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "store/held_folder.h"
#include "store/schema.h"
#include "store/store.h"

namespace otor::store {

namespace {

namespace files = std::filesystem;

/// A file that goes away again unless it is given its name.
class Unfinished {
 public:
  explicit Unfinished(std::string const& name) : name_(name), path_(name + ".unfinished") {
    remove();
  }
  ~Unfinished() { remove(); }
  Unfinished(Unfinished const&) = delete;
  Unfinished& operator=(Unfinished const&) = delete;

  std::string const& path() const { return path_; }

  /// Every byte to disk, then the name, then the name to disk.
  void finish() {
    files::permissions(path_, files::perms::owner_read | files::perms::owner_write);
    to_disk(path_);
    files::rename(path_, name_);
    auto const folder = files::path(name_).parent_path();
    to_disk(folder.empty() ? "." : folder.string());
  }

 private:
  static void to_disk(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    bool const synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced) throw StorageError("\"" + path + "\" could not be brought to disk.");
  }
  void remove() {
    std::error_code ignored;
    for (auto const* tail : {"", "-journal", "-wal", "-shm"}) files::remove(path_ + tail, ignored);
  }

  std::string name_, path_;
};

std::int64_t number(Database& database, std::string_view sql) {
  auto query = database.prepare(sql);
  query.query().step();
  return query.integer(0);
}

/// Throws StorageError where the file is cut, damaged or none of ours.
BackupFacts facts_of(std::string const& file) {
  auto database = Database::open(file, Access::read_only);
  auto const pages = number(database, "PRAGMA page_count") * number(database, "PRAGMA page_size");
  if (files::file_size(file) != static_cast<std::uintmax_t>(pages))
    throw StorageError("It was cut.");  // SQLite reads a page that ends early as zeros
  auto sound = database.prepare("PRAGMA quick_check(1)");
  if (!sound.query().step() || sound.view(0) != "ok")
    throw StorageError("It is damaged: " + sound.text(0));
  auto const version = number(database, "PRAGMA user_version");
  if (version < 1) throw StorageError("It is no store of otor.");
  if (version > schema_version) throw StorageError("It was written by a newer otor.");
  return {meta(database, "store"),
          version,
          meta(database, keyring_meta),
          number(database, "SELECT count(*) FROM event"),
          number(database, "SELECT coalesce(max(position), 0) FROM feed"),
          number(database, "SELECT count(*) FROM quarantine")};
}

/// Receipts of another store are worth nothing, and no session outlives the store it began in.
void make_another_store(Database& database, std::string const& id) {
  database.run("BEGIN IMMEDIATE");
  database
      .prepare(
          "INSERT OR REPLACE INTO meta SELECT 'restored_from', value FROM meta WHERE key = 'store'")
      .run();
  database.prepare("UPDATE meta SET value = ?1 WHERE key = 'store'").run(id);
  database.run("DELETE FROM session");
  database.run("COMMIT");
}

}  // namespace

Result<BackupFacts> back_up(std::string const& folder, std::string const& file) {
  if (!files::exists(store_file(folder)))
    return problem(ProblemKind::bad_value, "\"" + folder + "\" holds no store.");
  if (files::exists(file))
    return problem(ProblemKind::bad_value, "\"" + file + "\" is there already.");
  return guarded([&] {
    Unfinished copy(file);
    Database::open(store_file(folder), Access::read_only).copy_to(copy.path());
    auto facts = facts_of(copy.path());
    if (facts.version < 2) {
      copy.finish();
      return facts;
    }
    // After the store, so that every key is in it; named before it, so that no backup is without.
    Unfinished keys(backed_up_keys(file));
    Keyring::look(keys_file(folder), facts.keyring)->copy_to(keys.path());
    keys.finish();
    copy.finish();
    return facts;
  });
}

namespace {

Result<void> refuse_to_restore(RestoreOf const& what, std::string const& folder) {
  auto const refused = [](std::string why) {
    return problem(ProblemKind::bad_value, std::move(why));
  };
  if (!files::is_regular_file(what.file)) return refused("There is no file \"" + what.file + "\".");
  // Also a log without its database: it would be taken for the new one's.
  for (auto const& there : {store_file(folder), store_file(folder) + "-wal", keys_file(folder)}) {
    if (files::exists(there)) return refused("\"" + folder + "\" holds a store already.");
  }
  return {};
}

/// Throws StorageError for keys of another store.
void restore_keys(RestoreOf const& what, std::string const& folder, std::string const& name) {
  Unfinished copy(keys_file(folder));
  Keyring::look(what.keys, name)->copy_to(copy.path());
  Keyring::open(copy.path(), name, Keyring::Make::no)->destroy(what.erased);
  Database::open(copy.path(), Access::read_write).run("PRAGMA journal_mode=DELETE;");
  copy.finish();
}

}  // namespace

std::string backed_up_keys(std::string const& file) { return file + ".keys"; }

Result<BackupFacts> restore(RestoreOf what, std::string const& folder, std::string const& new_id) {
  if (what.keys.empty()) what.keys = backed_up_keys(what.file);
  if (auto good = refuse_to_restore(what, folder); !good) return std::unexpected(good.error());
  auto sound = guarded([&] {
    auto facts = facts_of(what.file);
    if (facts.version > 1) (void)Keyring::look(what.keys, facts.keyring);
    return facts;
  });
  if (!sound) return problem(ProblemKind::bad_value, "No sound backup: " + sound.error().detail);
  if (auto made = guarded([&] { make_folder(folder); }); !made)
    return std::unexpected(made.error());
  auto const held = HeldFolder::take(folder);
  if (!held) return std::unexpected(held.error());
  auto done = guarded([&] {
    Unfinished copy(store_file(folder));
    Database::open(what.file, Access::read_only).copy_to(copy.path());
    {
      auto database = Database::open(copy.path(), Access::read_write);
      make_another_store(database, new_id);
      database.run("PRAGMA journal_mode=DELETE;");
    }
    if (sound->version > 1) restore_keys(what, folder, sound->keyring);
    copy.finish();
  });
  if (!done) return std::unexpected(done.error());
  // An older store is sealed now, and what was erased since the backup is erased again.
  auto opened = Store::open(folder, new_id);
  if (!opened) return std::unexpected(opened.error());
  return *sound;
}

}  // namespace otor::store
