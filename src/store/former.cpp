// SPDX-License-Identifier: Apache-2.0
#include "store/former.h"

namespace otor::store {

namespace {

/// A table whose rows are written over: by which column a row is known, and what is kept of it.
struct Kept {
  std::string_view table, key, condition;
  std::vector<std::string_view> columns;
};

std::vector<Kept> const& kept_tables() {
  static std::vector<Kept> const tables{
      {"meta", "key", "NEW.key IN ('programme', 'targets', 'codebook', 'themes')", {"value"}},
      {"area",
       "code",
       "true",
       {"aimag", "name_mn", "name_kk", "name_en", "lat_e5", "lon_e5", "herder_households",
        "sheep_price", "sheep_price_month"}},
      {"account", "user", "true", {"name", "role", "areas", "disabled", "made_up"}}};
  return tables;
}

// `there`: whether the row was there; then what was kept of it follows in its columns.
constexpr char other_tables[] = R"sql(
CREATE TABLE IF NOT EXISTS former(
  n INTEGER PRIMARY KEY, event INTEGER NOT NULL, what TEXT NOT NULL, key TEXT NOT NULL,
  there INTEGER NOT NULL, c1 ANY, c2 ANY, c3 ANY, c4 ANY, c5 ANY, c6 ANY, c7 ANY, c8 ANY, c9 ANY)
  STRICT;
INSERT OR IGNORE INTO meta SELECT 'former_from', CAST(coalesce(max(n), 0) AS TEXT) FROM event;

CREATE TRIGGER IF NOT EXISTS former_account_closed BEFORE UPDATE OF disabled ON account
WHEN OLD.disabled <> NEW.disabled BEGIN
  INSERT INTO former(event, what, key, there, c1, c2, c3, c4, c5) VALUES(
    (SELECT coalesce(max(n), 0) FROM event), 'account', OLD.user, 1, OLD.name, OLD.role, OLD.areas,
    OLD.disabled, OLD.made_up); END;

CREATE TRIGGER IF NOT EXISTS former_figures BEFORE INSERT ON figure_set BEGIN
  INSERT INTO former(event, what, key, there) VALUES((SELECT coalesce(max(n), 0) FROM event),
    'figure_set', NEW.id, 0); END;
CREATE TRIGGER IF NOT EXISTS former_figures_undone BEFORE UPDATE OF undone ON figure_set
WHEN OLD.undone IS NULL AND NEW.undone IS NOT NULL BEGIN
  INSERT INTO former(event, what, key, there) VALUES((SELECT coalesce(max(n), 0) FROM event),
    'figure_set', OLD.id, 1); END;

CREATE TRIGGER IF NOT EXISTS former_erasure BEFORE INSERT ON erasure BEGIN
  INSERT INTO former(event, what, key, there) VALUES((SELECT coalesce(max(n), 0) FROM event),
    'erasure', NEW.subject, 0); END;
)sql";

constexpr char figures_back[] = R"sql(
DELETE FROM figure WHERE figure_set IN (SELECT s.n FROM figure_set s JOIN back b ON b.key = s.id
  WHERE b.what = 'figure_set' AND NOT b.there);
DELETE FROM stay WHERE figure_set IN (SELECT s.n FROM figure_set s JOIN back b ON b.key = s.id
  WHERE b.what = 'figure_set' AND NOT b.there);
DELETE FROM border WHERE figure_set IN (SELECT s.n FROM figure_set s JOIN back b ON b.key = s.id
  WHERE b.what = 'figure_set' AND NOT b.there);
DELETE FROM figure_set WHERE id IN (SELECT key FROM back WHERE what = 'figure_set' AND NOT there);
UPDATE figure_set SET undone = NULL, undone_by = NULL WHERE id IN (
  SELECT key FROM back WHERE what = 'figure_set');
)sql";

std::string joined(std::vector<std::string_view> const& columns, std::string const& before) {
  std::string out;
  for (auto const column : columns) out += (out.empty() ? "" : ", ") + before + std::string(column);
  return out;
}

/// Where these columns lie in `former`: c1, c2 and so on.
std::string places_of(Kept const& kept) {
  std::string out;
  for (std::size_t at = 1; at <= kept.columns.size(); ++at)
    out += (out.empty() ? "c" : ", c") + std::to_string(at);
  return out;
}

// Functions of JSON may not be called by a trigger, so the row is kept column by column.
std::string trigger_of(Kept const& kept) {
  std::string const table(kept.table), key(kept.key);
  return "CREATE TRIGGER IF NOT EXISTS former_" + table + " BEFORE INSERT ON " + table + " WHEN " +
         std::string(kept.condition) + " AND (" + joined(kept.columns, "NEW.") +
         ") IS NOT (SELECT " + joined(kept.columns, "") + " FROM " + table + " WHERE " + key +
         " = NEW." + key + ") BEGIN INSERT INTO former(event, what, key, there, " +
         places_of(kept) + ") SELECT (SELECT coalesce(max(n), 0) FROM event), '" + table +
         "', NEW." + key + ", t." + key + " IS NOT NULL, " + joined(kept.columns, "t.") +
         " FROM (SELECT 1) LEFT JOIN " + table + " t ON t." + key + " = NEW." + key + "; END";
}

void put_table_back(Database& database, Kept const& kept) {
  std::string const table(kept.table), key(kept.key);
  database.run("DELETE FROM " + table + " WHERE " + key +
               " IN (SELECT key FROM back WHERE what = '" + table + "')");
  auto columns = key + ", " + joined(kept.columns, ""), values = "key, " + places_of(kept);
  if (kept.table == "account") {  // nobody signs in to a copy
    columns += ", password_hash";
    values += ", ''";
  }
  database.run("INSERT INTO " + table + "(" + columns + ") SELECT " + values +
               " FROM back WHERE what = '" + table + "' AND there");
}

void stop_noting(Database& database) {
  auto triggers = database.prepare(
      "SELECT name FROM main.sqlite_master WHERE type = 'trigger' AND name GLOB 'former_*'");
  std::vector<std::string> names;
  for (triggers.query(); triggers.step();) names.push_back(triggers.text(0));
  for (auto const& name : names) database.run("DROP TRIGGER " + name);
}

}  // namespace

void prepare_former(Database& database) {
  database.run(other_tables);
  for (auto const& kept : kept_tables()) database.run(trigger_of(kept));
}

Result<std::int64_t> last_change(Store& store) {
  return store.read([](Database& database) {
    auto& row = database.cached("SELECT coalesce(max(n), 0) FROM former");
    auto const last = row.query().step() ? row.integer(0) : 0;
    row.reset();
    return last;
  });
}

void put_back(Database& database, std::int64_t changes) {
  stop_noting(database);
  // Of each row what stood before the first of these changes.
  database.run("CREATE TEMP TABLE back AS SELECT *, min(n) FROM former WHERE n > " +
               std::to_string(changes) + " GROUP BY what, key");
  for (auto const& kept : kept_tables()) put_table_back(database, kept);
  database.run(figures_back);
  database.run("DROP TABLE temp.back; DELETE FROM former WHERE n > " + std::to_string(changes));
}

}  // namespace otor::store
