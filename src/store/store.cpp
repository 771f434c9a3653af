// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <filesystem>

#include "store/schema.h"

namespace otor::store {

namespace files = std::filesystem;

std::string store_file(std::string const& folder) { return folder + "/otor.sqlite"; }

void make_folder(std::string const& folder) {
  if (files::is_directory(folder)) return;
  files::create_directories(folder);
  files::permissions(folder, files::perms::owner_all);
}

Store::Store(std::string path, Database writing, Writer::Thread thread)
    : path_(std::move(path)), writing_(std::move(writing)), writer_(writing_, thread) {}

Result<std::unique_ptr<Store>> Store::open(std::string const& folder, std::string const& new_id,
                                           Writer::Thread thread) {
  return guarded([&] {
    make_folder(folder);
    auto const path = store_file(folder);
    auto database = Database::open(path, Access::read_write);
    prepare_schema(database, new_id);
    return std::unique_ptr<Store>(new Store(path, std::move(database), thread));
  });
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
