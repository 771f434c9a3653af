// SPDX-License-Identifier: Apache-2.0
#pragma once
// SQLite's C interface under thin owners. Inside this room a failing statement throws StorageError,
// so that a transaction unwinds by itself; nothing of it leaves the room: every public function of
// the store gives a Result.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/problem.h"

struct sqlite3;
struct sqlite3_stmt;

namespace otor::store {

class StorageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Bytes that are no text, for a column BLOB.
struct Bytes {
  std::string_view view;
};

/// One prepared statement. Bind with `run` or `query`, then read columns from 0 while `step` says
/// there is a row.
class Statement {
 public:
  /// Binds the arguments to ?1, ?2, ... and runs to the end.
  template <class... Args>
  void run(Args const&... args) {
    query(args...);
    while (step()) {
    }
    reset();
  }
  /// Binds the arguments; rows follow by `step`.
  template <class... Args>
  Statement& query(Args const&... args) {
    reset();
    int index = 0;
    (bind(++index, args), ...);
    return *this;
  }
  bool step();
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::string_view view(int column) const;  // until the next step
  double real(int column) const;
  bool null(int column) const;

  void bind(int index, std::int64_t value);
  void bind(int index, int value) { bind(index, std::int64_t{value}); }
  void bind(int index, bool value) { bind(index, std::int64_t{value}); }
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, std::string const& value) { bind(index, std::string_view(value)); }
  void bind(int index, Bytes value);
  void bind(int index, char const* value) { bind(index, std::string_view(value)); }
  void bind(int index, std::nullopt_t);
  template <class T>
  void bind(int index, std::optional<T> const& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind(index, std::nullopt);
    }
  }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access { read_only, read_write };

/// One connection, used by one thread at a time. WAL, foreign keys on, synchronous=FULL: a commit
/// that returned is on disk.
class Database {
 public:
  static Database open(std::string const& path, Access access);
  Statement prepare(std::string_view sql);
  /// The same statement again each time this connection is asked for it.
  Statement& cached(std::string_view sql);
  /// Ends every statement that still holds a place in a table.
  void reset_all();
  /// One or many statements without arguments.
  void run(std::string const& script);
  std::int64_t last_id() const;
  std::int64_t changes() const;
  /// Writes everything into a new database at `path`, as of one moment; others go on writing.
  void copy_to(std::string const& path);
  /// Over how many rows its statements walked that no index led to, since they were prepared. By
  /// it a test tells that an answer does not wait for the whole store.
  std::int64_t rows_walked() const;
  /// How many pages were asked for, wherever they were found: what a look-up costs, without a
  /// clock.
  std::int64_t pages_asked() const;
  /// False when SQLite itself has rolled the transaction back (disk full, I/O error).
  bool in_transaction() const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  explicit Database(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, Close> handle_;
  std::map<std::string, Statement, std::less<>> cached_;
};

/// Brings everything that stands in the log beside the file into the file and cuts the log to
/// nothing. Throws StorageError while another program reads it.
void empty_log(Database& database);

/// Runs `work` and turns what it throws into a problem.
template <class Work>
auto guarded(Work&& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (std::exception const& error) {
    return problem(ProblemKind::storage, error.what());
  }
}

}  // namespace otor::store
