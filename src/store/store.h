// SPDX-License-Identifier: Apache-2.0
#pragma once
// One store: a folder with one SQLite file, one writing connection, and as many reading ones as are
// read at once; and the keys of what is sealed in it.

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "store/keyring.h"
#include "store/sqlite.h"
#include "store/writer.h"

namespace otor::store {

/// Path of the database of the store in `folder`.
std::string store_file(std::string const& folder);
/// Makes the folder, for its owner only, where there is none.
void make_folder(std::string const& folder);

class Store {
 public:
  /// Opens or creates `folder`/otor.sqlite and its keys. `new_id` names the store if it is created
  /// now. A store that was made before anything was sealed is sealed first, and an erasure that was
  /// begun is ended. Errors: storage, also where the keys are not those of this store.
  static Result<std::unique_ptr<Store>> open(std::string const& folder, std::string const& new_id,
                                             Writer::Thread thread = Writer::Thread::own);

  /// What lies at `path` and was prepared already, open as `database`, with the keys of another.
  static std::unique_ptr<Store> over(std::string path, Database database,
                                     std::unique_ptr<Keyring> keys);

  Writer& writer() { return writer_; }
  /// The writing connection: only for what runs on the writer's thread.
  Database& writing() { return writing_; }
  Keyring& keys() { return *keys_; }
  /// An event came, and the read model has its rows: how far it reaches is noted once, however many
  /// pushes are committed together. On the writer's thread.
  void read_model_grew() { grew_ = true; }
  /// For what takes many transactions and must not hold up the writer's thread.
  Database another_connection() const;

  /// Runs `work(Database&)` in one read transaction: everything it reads is of one moment.
  template <class Work>
  auto read(Work&& work) -> Result<decltype(work(std::declval<Database&>()))> {
    return guarded([&] {
      Lent lent(*this);
      keys_->refresh();
      return work(*lent.database);
    });
  }

  /// A word kept under a key ("store", "demonstration"), "" where there is none.
  Result<std::string> note(std::string const& key);
  Result<void> set_note(std::string const& key, std::string const& value);

 private:
  struct Lent {
    explicit Lent(Store& from);
    ~Lent();
    Lent(Lent const&) = delete;
    Lent& operator=(Lent const&) = delete;
    Store& store;
    std::unique_ptr<Database> database;
  };
  Store(std::string path, Database writing, std::unique_ptr<Keyring> keys, Writer::Thread thread);
  void transaction_begun();
  void transaction_ready();

  std::string path_;
  Database writing_;
  std::unique_ptr<Keyring> keys_;
  bool grew_ = false;  // in this transaction
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
  Writer writer_;
};

}  // namespace otor::store
