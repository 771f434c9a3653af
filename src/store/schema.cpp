// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include "base/hex.h"
#include "store/audit_about.h"
#include "store/feeding.h"
#include "store/former.h"
#include "store/named_ahead.h"
#include "store/sealing.h"
#include "store/sql_event_log.h"
#include "wire/parted_line.h"

namespace otor::store {

namespace {

constexpr char tables[] = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE area(
  code TEXT PRIMARY KEY, aimag TEXT NOT NULL,
  name_mn TEXT NOT NULL, name_kk TEXT NOT NULL, name_en TEXT NOT NULL,
  lat_e5 INTEGER NOT NULL, lon_e5 INTEGER NOT NULL, herder_households INTEGER NOT NULL,
  sheep_price INTEGER, sheep_price_month TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE account(
  user TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, areas TEXT NOT NULL,
  password_hash TEXT NOT NULL, disabled INTEGER NOT NULL, made_up INTEGER NOT NULL) STRICT,
  WITHOUT ROWID;

CREATE TABLE session(
  token_hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES account(user),
  created_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX session_user ON session(user);

CREATE TABLE device(
  id TEXT PRIMARY KEY, user TEXT NOT NULL, bound_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE event(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, seq INTEGER NOT NULL,
  hash TEXT NOT NULL, line TEXT NOT NULL, received INTEGER NOT NULL, skew INTEGER NOT NULL,
  sealed BLOB, UNIQUE(device, seq)) STRICT;

CREATE TABLE feed(
  position INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event(n),
  area TEXT NOT NULL) STRICT;
CREATE INDEX feed_area ON feed(area, position);
CREATE INDEX feed_event ON feed(event);

CREATE TABLE quarantine(
  hash TEXT PRIMARY KEY, id TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
  line TEXT NOT NULL, received INTEGER NOT NULL, skew INTEGER NOT NULL,
  code TEXT NOT NULL, detail TEXT NOT NULL, sealed BLOB) STRICT, WITHOUT ROWID;
)sql";

// A row for each event that counts at the desk, one behind the other as they came: a place of its
// own for each would be another page to write.
constexpr char acts_table[] = R"sql(
CREATE TABLE act(
  event TEXT NOT NULL, area TEXT NOT NULL, household TEXT NOT NULL, visit TEXT NOT NULL,
  kind TEXT NOT NULL, officer TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL,
  moment INTEGER NOT NULL,
  word TEXT NOT NULL, person TEXT NOT NULL, number INTEGER NOT NULL,
  opens TEXT, pension INTEGER, person_pays INTEGER) STRICT;
)sql";

// Who belongs where. These came later; an older program leaves them alone, so going back to it
// needs no other version, and what it stored meanwhile is caught up with. `given_by` is the area
// whose officer moved the household.
constexpr char additions[] = R"sql(
CREATE TABLE IF NOT EXISTS device_revoked(
  device TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS device_key(
  device TEXT PRIMARY KEY, point TEXT NOT NULL, told_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS quarantine_device ON quarantine(device, seq);

CREATE TABLE IF NOT EXISTS subject_event(
  subject TEXT NOT NULL, event INTEGER NOT NULL REFERENCES event(n),
  PRIMARY KEY(subject, event)) STRICT, WITHOUT ROWID;
DROP INDEX IF EXISTS subject_event_event;

CREATE TABLE IF NOT EXISTS named_person(
  person TEXT NOT NULL, event INTEGER NOT NULL REFERENCES event(n),
  PRIMARY KEY(person, event)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS erasure(
  subject TEXT PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS membership(
  household TEXT NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY(household, person)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS membership_person ON membership(person);

CREATE TABLE IF NOT EXISTS area_write(
  event TEXT PRIMARY KEY, household TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL,
  given_by TEXT NOT NULL, area TEXT NOT NULL, over TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS area_write_household ON area_write(household);

CREATE TABLE IF NOT EXISTS named_ahead(id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS withdrawal(
  event TEXT PRIMARY KEY, area TEXT NOT NULL, household TEXT NOT NULL, entry TEXT NOT NULL,
  device TEXT NOT NULL, seq INTEGER NOT NULL, moment INTEGER NOT NULL, stands INTEGER NOT NULL,
  over TEXT NOT NULL) STRICT, WITHOUT ROWID;
DROP INDEX IF EXISTS withdrawal_area;

CREATE TABLE IF NOT EXISTS money(
  event TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, area TEXT NOT NULL,
  author TEXT NOT NULL, received INTEGER, ms INTEGER NOT NULL, counter INTEGER NOT NULL,
  scheme TEXT NOT NULL, officer TEXT NOT NULL, category TEXT NOT NULL, amount INTEGER NOT NULL,
  day TEXT NOT NULL, trip TEXT NOT NULL, litres INTEGER, odometer INTEGER,
  receipt TEXT NOT NULL, PRIMARY KEY(area, event)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS money_about ON money(subject);
CREATE INDEX IF NOT EXISTS money_officer ON money(officer, scheme) WHERE officer <> '';
CREATE INDEX IF NOT EXISTS money_closed ON money(scheme) WHERE kind = 'closed';
CREATE INDEX IF NOT EXISTS money_subject ON money(area, subject) WHERE kind = 'pictured';
CREATE INDEX IF NOT EXISTS money_area_closed ON money(area) WHERE kind = 'closed';

CREATE TABLE IF NOT EXISTS money_entry(
  scheme TEXT NOT NULL, area TEXT NOT NULL, day TEXT NOT NULL, event TEXT NOT NULL,
  officer TEXT NOT NULL, subject TEXT NOT NULL, category TEXT NOT NULL, source TEXT NOT NULL,
  target TEXT NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY(scheme, area, day, event)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS money_entry_subject ON money_entry(area, subject);

CREATE TABLE IF NOT EXISTS money_sum(
  scheme TEXT NOT NULL, area TEXT NOT NULL, officer TEXT NOT NULL, month TEXT NOT NULL,
  category TEXT NOT NULL, paid INTEGER NOT NULL, returned INTEGER NOT NULL,
  claimed INTEGER NOT NULL, spent INTEGER NOT NULL,
  PRIMARY KEY(scheme, area, officer, month, category)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS money_day(
  scheme TEXT NOT NULL, area TEXT NOT NULL, day TEXT NOT NULL, entries INTEGER NOT NULL,
  amount INTEGER NOT NULL, PRIMARY KEY(scheme, area, day)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS money_expense(
  area TEXT NOT NULL, subject TEXT NOT NULL, claim TEXT NOT NULL, scheme TEXT NOT NULL,
  officer TEXT NOT NULL, category TEXT NOT NULL, amount INTEGER NOT NULL, day TEXT NOT NULL,
  trip TEXT NOT NULL, booked TEXT NOT NULL, litres INTEGER, odometer INTEGER,
  receipt TEXT NOT NULL, pictured INTEGER NOT NULL, late INTEGER NOT NULL, state TEXT NOT NULL,
  said_by TEXT NOT NULL, word TEXT, answer TEXT, received INTEGER, ms INTEGER NOT NULL,
  counter INTEGER NOT NULL, stands INTEGER NOT NULL, waits INTEGER NOT NULL,
  PRIMARY KEY(area, subject)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS money_expense_waits ON money_expense(area, scheme) WHERE waits;
CREATE INDEX IF NOT EXISTS money_expense_day ON money_expense(scheme, officer, category, day)
  WHERE stands;
CREATE INDEX IF NOT EXISTS money_expense_receipt ON money_expense(scheme, receipt, day)
  WHERE stands AND receipt <> '';

CREATE TABLE IF NOT EXISTS handbook_moved(
  event TEXT NOT NULL, area TEXT NOT NULL, officer TEXT NOT NULL, edition TEXT NOT NULL,
  moment INTEGER NOT NULL, received INTEGER NOT NULL, returned INTEGER NOT NULL,
  lost INTEGER NOT NULL, PRIMARY KEY(area, event)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS handbook_given(
  area TEXT NOT NULL, officer TEXT NOT NULL, edition TEXT NOT NULL, household TEXT NOT NULL,
  visit TEXT NOT NULL, moment INTEGER NOT NULL, given INTEGER NOT NULL,
  PRIMARY KEY(area, officer, edition, household, visit)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS handbook_booked(
  department TEXT NOT NULL, event TEXT NOT NULL,
  PRIMARY KEY(department, event)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS training(
  event TEXT NOT NULL, learner TEXT NOT NULL, run TEXT NOT NULL, kind TEXT NOT NULL,
  author TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY(event, learner)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS training_run ON training(run);
CREATE INDEX IF NOT EXISTS training_learner ON training(learner) WHERE learner <> '';
CREATE INDEX IF NOT EXISTS training_number ON training(number) WHERE number <> '';

CREATE TABLE IF NOT EXISTS reflection(
  area TEXT NOT NULL, event TEXT NOT NULL, meeting TEXT NOT NULL,
  PRIMARY KEY(area, event)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS call_back(
  draw TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY(draw, event)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS figure_set(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, import TEXT NOT NULL, indicator TEXT NOT NULL,
  as_of TEXT NOT NULL, source TEXT NOT NULL, address TEXT NOT NULL, file TEXT NOT NULL,
  hash TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, rows INTEGER NOT NULL,
  made_up INTEGER NOT NULL, areas TEXT NOT NULL, undone INTEGER, undone_by TEXT) STRICT;
CREATE INDEX IF NOT EXISTS figure_set_import ON figure_set(import);
CREATE INDEX IF NOT EXISTS figure_set_indicator ON figure_set(indicator);
CREATE TABLE IF NOT EXISTS figure(
  figure_set INTEGER NOT NULL REFERENCES figure_set(n), area TEXT NOT NULL, as_of TEXT NOT NULL,
  value INTEGER NOT NULL CHECK(value >= 0),
  PRIMARY KEY(figure_set, area, as_of)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stay(
  area TEXT NOT NULL, figure_set INTEGER NOT NULL REFERENCES figure_set(n), kind TEXT NOT NULL,
  months INTEGER NOT NULL CHECK(months >= 0), ended INTEGER NOT NULL CHECK(ended >= 0),
  open INTEGER NOT NULL CHECK(open >= 0),
  PRIMARY KEY(area, figure_set, kind, months)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS border(
  figure_set INTEGER NOT NULL REFERENCES figure_set(n), area TEXT NOT NULL, rings TEXT NOT NULL,
  PRIMARY KEY(figure_set, area)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS saved_view(
  user TEXT NOT NULL REFERENCES account(user), view TEXT NOT NULL, name TEXT NOT NULL,
  address TEXT NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY(user, view), UNIQUE(user, name)) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS audit(
  n INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, device TEXT NOT NULL,
  verb TEXT NOT NULL, subject TEXT NOT NULL, area TEXT NOT NULL, classes TEXT NOT NULL,
  reason TEXT NOT NULL, detail TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  prev TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
DROP INDEX IF EXISTS audit_cards;
DROP INDEX IF EXISTS audit_cards_told;
CREATE INDEX IF NOT EXISTS audit_cards_day ON audit(device, first) WHERE reason = 'card_seen';
CREATE INDEX IF NOT EXISTS audit_subject ON audit(subject) WHERE subject <> '';
CREATE INDEX IF NOT EXISTS audit_reach ON audit(reason, last, first, area);

DROP INDEX IF EXISTS act_day;
DROP INDEX IF EXISTS act_visit;
DROP INDEX IF EXISTS act_handbook;
DROP INDEX IF EXISTS act_told;
DROP INDEX IF EXISTS act_answered;
DROP INDEX IF EXISTS act_answered_by;
DROP INDEX IF EXISTS act_given;
DROP INDEX IF EXISTS act_begun;
DROP INDEX IF EXISTS act_started;
DROP INDEX IF EXISTS act_of_visit;
CREATE INDEX IF NOT EXISTS act_in_visit ON act(visit) WHERE visit <> '';
CREATE INDEX IF NOT EXISTS act_met ON act(area, kind, household) WHERE kind = 'household_met';
CREATE INDEX IF NOT EXISTS act_answers ON act(area, kind, number, officer, day, household, visit)
  WHERE kind = 'question_asked' AND number = 1;
CREATE INDEX IF NOT EXISTS withdrawal_entry ON withdrawal(area, entry, moment);
CREATE INDEX IF NOT EXISTS withdrawal_about ON withdrawal(household);

CREATE TABLE IF NOT EXISTS visit(
  household TEXT NOT NULL, visit TEXT NOT NULL, area TEXT NOT NULL, stands INTEGER NOT NULL,
  day TEXT NOT NULL, moment INTEGER NOT NULL, officer TEXT NOT NULL, at TEXT NOT NULL,
  way TEXT NOT NULL, stage TEXT NOT NULL, closed INTEGER NOT NULL, handbooks INTEGER NOT NULL,
  calculations INTEGER NOT NULL, questions INTEGER NOT NULL, findings INTEGER NOT NULL,
  PRIMARY KEY(household, visit, area)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS visit_noted(
  household TEXT NOT NULL, visit TEXT NOT NULL, area TEXT NOT NULL, noted TEXT NOT NULL,
  PRIMARY KEY(household, visit, area)) STRICT, WITHOUT ROWID;
DROP INDEX IF EXISTS visit_day;
DROP INDEX IF EXISTS visit_at_home;
CREATE INDEX IF NOT EXISTS visit_latest ON visit(area, moment DESC, visit, household, day)
  WHERE stands;

CREATE INDEX IF NOT EXISTS visit_fallen ON visit(area, visit, household) WHERE NOT stands;

DROP TABLE IF EXISTS visit_counted;
CREATE TABLE IF NOT EXISTS visit_chained(
  area TEXT NOT NULL, officer TEXT NOT NULL, day TEXT NOT NULL, household TEXT NOT NULL,
  visit TEXT NOT NULL, before TEXT NOT NULL, officer_before TEXT NOT NULL, at TEXT NOT NULL,
  handbooks INTEGER NOT NULL, calculations INTEGER NOT NULL, home_before TEXT,
  stage TEXT NOT NULL, until TEXT NOT NULL, nearer INTEGER NOT NULL,
  PRIMARY KEY(area, officer, day, household, visit)) STRICT, WITHOUT ROWID;
DROP INDEX IF EXISTS visit_home;
CREATE INDEX IF NOT EXISTS visit_again ON visit_chained(
  area, officer, day, before, officer_before) WHERE before <> '';
CREATE INDEX IF NOT EXISTS visit_joining ON visit_chained(
  area, officer, day, until, stage) WHERE stage IN ('enrolling', 'paying');
CREATE TABLE IF NOT EXISTS visit_week(
  area TEXT NOT NULL, officer TEXT NOT NULL, monday TEXT NOT NULL, visits INTEGER NOT NULL,
  households INTEGER NOT NULL, handbooks INTEGER NOT NULL, calculations INTEGER NOT NULL,
  nearer INTEGER NOT NULL, last TEXT NOT NULL,
  PRIMARY KEY(area, officer, monday)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS household_crossed(
  household TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS household_count(
  area TEXT PRIMARY KEY, known INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

bool has_column(Database& database, std::string_view table, std::string_view column) {
  auto query = database.prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2");
  return query.query(table, column).step();
}

/// Names the keys of one store. Nobody has to keep it secret; it must only be another each time.
std::string keyring_name() { return hex_of(std::string_view(fresh_key()).substr(0, 16)); }

/// From version 1, in which every line was plain. A program of that version refuses the store from
/// here on: it would take the open part for the whole.
void make_room_for_sealed(Database& database) {
  database.run(
      "ALTER TABLE event ADD COLUMN sealed BLOB; ALTER TABLE quarantine ADD COLUMN sealed BLOB");
  set_meta(database, plain_meta, "0");
}

/// Earlier programs kept each act in a place of its own. What follows from the record is made of it
/// again.
void lay_acts_in_order(Database& database) {
  auto keyed = database.prepare(
      "SELECT 1 FROM sqlite_schema WHERE name = 'act' AND sql LIKE '%WITHOUT ROWID%'");
  if (!keyed.query().step()) return;
  keyed.reset();
  database.run("DROP TABLE act");
  database.run(acts_table);
}

/// What earlier programs kept besides, and nobody can give any more.
void leave_behind(Database& database) {
  if (has_column(database, "area_write", "moment"))
    database.run("ALTER TABLE area_write DROP COLUMN moment");
}

event::Event event_in(Statement const& row) {
  auto event = wire::read_open(row.text(0));
  if (!event) throw StorageError("The record holds a line that is no event.");
  return std::move(*event);
}

/// The last event that was noted under its subject. What an older program stored meanwhile came
/// after it, so the way back from the end is short.
std::int64_t last_noted(Database& database) {
  auto any = database.prepare("SELECT 1 FROM subject_event LIMIT 1");
  if (!any.query().step()) return 0;
  auto rows = database.prepare("SELECT line, n FROM event ORDER BY n DESC");
  auto noted = database.prepare("SELECT 1 FROM subject_event WHERE subject = ?1 AND event = ?2");
  rows.query();
  while (rows.step()) {
    noted.query(text_of(event_in(rows).envelope.subject), rows.integer(1));
    if (noted.step()) return rows.integer(1);
  }
  return 0;
}

void catch_up(Database& database) {
  Feeding feeding(database);
  NamedAhead named(database);
  auto rows = database.prepare("SELECT line, n FROM event WHERE n > ?1 ORDER BY n");
  rows.query(last_noted(database));
  while (rows.step()) {
    auto const event = event_in(rows);
    feeding.feed_again(event, rows.integer(1));
    named.note(event);
  }
}

}  // namespace

std::string meta(Database& database, std::string_view key) {
  auto query = database.prepare("SELECT value FROM meta WHERE key = ?1");
  return query.query(key).step() ? query.text(0) : std::string();
}

void set_meta(Database& database, std::string_view key, std::string const& value) {
  database.prepare("INSERT OR REPLACE INTO meta VALUES(?1, ?2)").run(key, value);
}

void drop_meta(Database& database, std::string_view key) {
  database.prepare("DELETE FROM meta WHERE key = ?1").run(key);
}

void prepare_schema(Database& database, std::string const& store_id) {
  database.run("BEGIN IMMEDIATE");
  auto version_query = database.prepare("PRAGMA user_version");
  version_query.query().step();
  auto const version = version_query.integer(0);
  version_query.reset();
  if (version > schema_version) throw StorageError("This store was written by a newer otor.");
  if (version == 0) {
    database.run(tables);
    database.run(acts_table);
    set_meta(database, "store", store_id);
  }
  if (version == 1) make_room_for_sealed(database);
  if (version < schema_version) {
    set_meta(database, keyring_meta, keyring_name());
    database.run("PRAGMA user_version = " + std::to_string(schema_version));
  }
  lay_acts_in_order(database);
  database.run(additions);
  database.run(audit_about_table);
  prepare_former(database);
  leave_behind(database);
  catch_up(database);
  catch_up_read_model(database);
  catch_up_audit_about(database);
  database.run("COMMIT");
}

}  // namespace otor::store
