// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <filesystem>

#include "store/erasure.h"
#include "store/owner_only.h"
#include "store/plain_rows.h"
#include "store/schema.h"
#include "store/sql_event_log.h"

namespace otor::store {

namespace files = std::filesystem;

std::string store_file(std::string const& folder) { return folder + "/otor.sqlite"; }

void make_folder(std::string const& folder) {
  if (files::is_directory(folder)) return;
  files::create_directories(folder);
  files::permissions(folder, files::perms::owner_all);
}

Store::Store(std::string path, Database writing, std::unique_ptr<Keyring> keys,
             Writer::Thread thread)
    : path_(std::move(path)), writing_(std::move(writing)), keys_(std::move(keys)),
      writer_(writing_, thread,
              {[this] { transaction_begun(); }, [this] { transaction_ready(); }}) {}

void Store::transaction_begun() {
  grew_ = false;
  keys_->begin();
}

void Store::transaction_ready() {
  if (grew_) note_read_model(writing_);
  keys_->flush();  // what is sealed must be openable by whoever finds it
}

namespace {

/// Keys that are gone are never made anew where something may be sealed with them.
std::unique_ptr<Keyring> open_keys(Database& database, std::string const& folder) {
  bool const made = !meta(database, keys_made_meta).empty();
  auto keys = Keyring::open(keys_file(folder), meta(database, keyring_meta),
                            made ? Keyring::Make::no : Keyring::Make::yes);
  if (!made) set_meta(database, keys_made_meta, "made");
  return keys;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(std::string const& folder, std::string const& new_id,
                                           Writer::Thread thread) {
  return guarded([&] {
    make_folder(folder);
    auto const path = store_file(folder);
    auto database = Database::open(path, Access::read_write);
    for_owner_only(path);
    database.run("PRAGMA secure_delete=ON");
    prepare_schema(database, new_id);
    auto keys = open_keys(database, folder);
    seal_what_is_plain(database, *keys);
    end_erasures(database, *keys);
    return std::unique_ptr<Store>(new Store(path, std::move(database), std::move(keys), thread));
  });
}

std::unique_ptr<Store> Store::over(std::string path, Database database,
                                   std::unique_ptr<Keyring> keys) {
  return std::unique_ptr<Store>(
      new Store(std::move(path), std::move(database), std::move(keys), Writer::Thread::callers));
}

Database Store::another_connection() const {
  auto database = Database::open(path_, Access::read_write);
  database.run("PRAGMA secure_delete=ON");
  return database;
}

Store::Lent::Lent(Store& from) : store(from) {
  {
    std::lock_guard const lock(store.mutex_);
    if (!store.idle_.empty()) {
      database = std::move(store.idle_.back());
      store.idle_.pop_back();
    }
  }
  if (!database)
    database = std::make_unique<Database>(Database::open(store.path_, Access::read_only));
  database->run("BEGIN");
}

Store::Lent::~Lent() {
  if (!database) return;
  database->reset_all();
  if (!guarded([&] { database->run("COMMIT"); }))
    return;  // a connection in doubt is not lent again
  std::lock_guard const lock(store.mutex_);
  store.idle_.push_back(std::move(database));
}

Result<std::string> Store::note(std::string const& key) {
  return read([&](Database& database) {
    auto& query = database.cached("SELECT value FROM meta WHERE key = ?1").query(key);
    return query.step() ? query.text(0) : std::string();
  });
}

Result<void> Store::set_note(std::string const& key, std::string const& value) {
  return writer_.run(
      [&] { writing_.cached("INSERT OR REPLACE INTO meta VALUES(?1, ?2)").run(key, value); });
}

}  // namespace otor::store
