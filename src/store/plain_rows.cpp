// SPDX-License-Identifier: Apache-2.0
#include "store/plain_rows.h"

#include <vector>

#include "store/feeding.h"
#include "store/kept_line.h"
#include "store/schema.h"

namespace otor::store {

namespace {

constexpr int rows_at_once = 1'000;
constexpr std::string_view only_the_file = "file";

/// A row as it was kept.
struct Plain {
  std::int64_t n = 0;
  std::string line, hash;
};

std::vector<Plain> plain_events(Database& database, std::int64_t after) {
  auto& rows = database.cached("SELECT n, line, hash FROM event WHERE n > ?1 ORDER BY n LIMIT ?2");
  rows.query(after, rows_at_once);
  std::vector<Plain> found;
  while (rows.step()) found.push_back({rows.integer(0), rows.text(1), rows.text(2)});
  rows.reset();
  return found;
}

// The read model is there already, made of what stays open.
void seal_event(Database& database, Keyring& keys, Plain const& row) {
  auto const kept = kept_line(keys, row.line, row.hash);
  database.cached("UPDATE event SET line = ?2, sealed = ?3 WHERE n = ?1")
      .run(row.n, kept.open, column_of(kept.sealed));
  note_named_person(database, kept.open, row.n);
}

void seal_set_aside(Database& database, Keyring& keys) {
  std::vector<Plain> found;
  auto& rows = database.cached("SELECT hash, line FROM quarantine WHERE sealed IS NULL").query();
  while (rows.step()) found.push_back({0, rows.text(1), rows.text(0)});
  rows.reset();
  for (auto const& row : found) {
    auto const kept = kept_line(keys, row.line, row.hash, wire::Parting::whole_body);
    database.cached("UPDATE quarantine SET line = ?2, sealed = ?3 WHERE hash = ?1")
        .run(row.hash, kept.open, column_of(kept.sealed));
  }
}

/// One transaction; false when nothing was left for it.
bool seal_some(Database& database, Keyring& keys) {
  database.run("BEGIN IMMEDIATE");
  keys.begin();
  auto const done = meta(database, plain_meta);
  bool const more = !done.empty() && done != only_the_file;
  if (more) {
    auto const rows = plain_events(database, std::stoll(done));
    for (auto const& row : rows) seal_event(database, keys, row);
    if (rows.empty()) seal_set_aside(database, keys);
    if (rows.empty()) database.run("DROP TABLE IF EXISTS household_write");
    set_meta(database, plain_meta,
             rows.empty() ? std::string(only_the_file) : std::to_string(rows.back().n));
    keys.flush();
  }
  database.run("COMMIT");
  return more;
}

}  // namespace

void seal_what_is_plain(Database& database, Keyring& keys) {
  if (meta(database, plain_meta).empty()) return;
  while (seal_some(database, keys)) {
  }
  database.reset_all();
  database.run("VACUUM");
  empty_log(database);
  drop_meta(database, plain_meta);
}

}  // namespace otor::store
