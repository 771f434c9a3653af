// SPDX-License-Identifier: Apache-2.0
#include "store/audit_about.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <tuple>

#include "event/uuid.h"

namespace otor::store {

namespace {

// Rows whose `detail` is the ids of those they are about.
constexpr std::string_view naming[] = {"card_seen",    "set_aside", "due",      "sheets",
                                       "worklist",     "told_old",  "notes",    "remarks",
                                       "lesson_links", "call_back", "families", "family"};

void note(Database& database, std::string_view table, std::int64_t n, std::string_view ids) {
  database.cached("INSERT INTO " + std::string(table) + "(rowid, ids) VALUES(?1, ?2)").run(n, ids);
}

std::int64_t last_noted(Database& database) {
  auto& last = database.cached("SELECT rowid FROM audit_about ORDER BY rowid DESC LIMIT 1");
  auto const n = last.query().step() ? last.integer(0) : 0;
  last.reset();
  return n;
}

void note_rows(Database& database, std::string_view table, std::int64_t after,
               std::int64_t through) {
  std::string reasons;
  for (auto const reason : naming)
    reasons += (reasons.empty() ? "'" : ", '") + std::string(reason) + "'";
  auto rows = database.prepare(
      "SELECT n, detail FROM main.audit WHERE n > ?1 AND n <= ?2 AND "
      "reason IN (" +
      reasons + ") ORDER BY n");
  rows.query(after, through);
  while (rows.step()) note(database, table, rows.integer(0), rows.view(1));
}

/// The pairs of id and row that an index holds, one after another in its own order.
class Pairs {
 public:
  Pairs(Database& database, std::string const& schema)
      : rows_(database.prepare("SELECT term, doc FROM temp.pairs_" + schema)) {
    rows_.query();
    next();
  }
  explicit operator bool() const { return there_; }
  void next() { there_ = rows_.step(); }
  std::tuple<std::string_view, std::int64_t> pair() const {
    return {rows_.view(0), rows_.integer(1)};
  }

 private:
  Statement rows_;
  bool there_ = false;
};

}  // namespace

std::string word_about(std::string_view subject) {
  return event::parse_uuid(subject) ? '"' + std::string(subject) + '"' : "\"\"";
}

void note_about(Database& database, AuditRow const& row) {
  if (std::ranges::find(naming, row.reason) == std::end(naming)) return;
  note(database, "main.audit_about", row.n, row.detail);
}

void catch_up_audit_about(Database& database) {
  note_rows(database, "main.audit_about", last_noted(database), INT64_MAX);
}

std::vector<std::string> audit_about_faults(Database& database) {
  std::string const made(audit_about_table);
  database.run("CREATE VIRTUAL TABLE temp.made_about " + made.substr(made.find("USING")));
  note_rows(database, "temp.made_about", 0, last_noted(database));
  database.run(
      "CREATE VIRTUAL TABLE temp.pairs_kept USING fts5vocab(main, audit_about, instance);"
      "CREATE VIRTUAL TABLE temp.pairs_made USING fts5vocab(temp, made_about, instance)");
  Pairs kept(database, "kept"), again(database, "made");
  std::int64_t wrong = 0, missing = 0;
  while (kept || again) {
    bool const only_kept = kept && (!again || kept.pair() < again.pair());
    bool const only_made = again && (!kept || again.pair() < kept.pair());
    wrong += only_kept ? 1 : 0;
    missing += only_made ? 1 : 0;
    if (!only_made) kept.next();
    if (!only_kept) again.next();
  }
  if (wrong + missing == 0) return {};
  return {"who is named in the audit: " + std::to_string(wrong) +
          " entries do not follow from it, " + std::to_string(missing) + " are missing"};
}

}  // namespace otor::store
