// SPDX-License-Identifier: Apache-2.0
#pragma once
// The keys, one for each household and each person, in a file of their own beside the store
// (`keys.db`, for its owner only, backed up apart from it). What is about somebody stands in the
// store sealed under her key, so that destroying 32 bytes makes it unreadable wherever it lies. A
// key that was destroyed leaves its subject behind: these rows are the list of erasures. Beside
// them lies one key for each aimag, under which phones mark register numbers.
//
// A key is on disk before the first row that needs it, because `flush` comes before the commit.

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "event/uuid.h"
#include "store/sqlite.h"

namespace otor::store {

/// Path of the keys of the store in `folder`.
std::string keys_file(std::string const& folder);

/// A subject whose key was destroyed, when, in ms since 1970, and the number of the request.
struct Erased {
  event::Uuid subject;
  std::int64_t at = 0;
  std::string reason;
  bool operator==(Erased const&) const = default;
};

class Keyring {
 public:
  enum class State { kept, destroyed, missing };
  struct Key {
    State state = State::missing;
    std::string bytes;
  };

  /// Opens the file, or makes it where `make` says so. `name` ties it to its store: a file of
  /// another one is refused, because with its keys nothing would open. Throws StorageError.
  enum class Make { no, yes };
  static std::unique_ptr<Keyring> open(std::string const& path, std::string const& name, Make make);
  /// For looking only.
  static std::unique_ptr<Keyring> look(std::string const& path, std::string const& name);

  Keyring(Keyring const&) = delete;
  Keyring& operator=(Keyring const&) = delete;

  Key find(event::Uuid subject);
  /// A transaction begins: what a failed one made and did not flush is forgotten. On the writer's
  /// thread, as the next two.
  void begin();
  /// Finds, or makes one that is kept by the next `flush`.
  Key find_or_make(event::Uuid subject);
  /// What was made since the last time, durably.
  void flush();

  /// Destroys keys for good, durably; also of subjects that have none yet, so that none is ever
  /// made. Leaves no byte of them in the file or beside it, once no other program reads it.
  void destroy(std::vector<Erased> const& subjects);
  std::vector<Erased> erased();
  std::int64_t rows_walked();  // of its database

  /// Another program may have changed the file: asks it (microseconds).
  void refresh();

  /// The key under which register numbers of an aimag are marked: made at its first need, durably,
  /// and the same from then on. It is of no subject, so no erasure destroys it.
  std::string number_key(std::string const& aimag);

  void copy_to(std::string const& path);

 private:
  explicit Keyring(Database database) : database_(std::move(database)) {}
  void refresh_locked();
  Key find_locked(event::Uuid subject);

  static constexpr std::size_t most_cached = 50'000;

  std::mutex mutex_;
  Database database_;
  std::unordered_map<event::Uuid, Key> cache_;
  std::unordered_map<event::Uuid, std::string> unflushed_;
  std::int64_t version_ = -1;
};

}  // namespace otor::store
