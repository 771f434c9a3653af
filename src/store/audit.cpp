// SPDX-License-Identifier: Apache-2.0
#include "store/audit.h"

#include <boost/describe.hpp>
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "app/access.h"
#include "store/audit_about.h"
#include "wire/event_line.h"
#include "wire/json.h"
#include "wire/parted_line.h"

namespace otor::store {

namespace {

constexpr std::string_view columns =
    "n, at, actor, device, verb, subject, area, classes, reason, detail, first, last, prev, hash";

AuditRow row_in(Statement const& row) {
  return {row.integer(0),  row.integer(1),  row.text(2),  row.text(3), row.text(4),
          row.text(5),     row.text(6),     row.text(7),  row.text(8), row.text(9),
          row.integer(10), row.integer(11), row.text(12), row.text(13)};
}

/// The canonical line of a row: keys in order, no space.
std::string line_of(AuditRow const& row) {
  std::string line = "{";
  auto const text = [&](char const* key, std::string const& value) {
    line += (line.size() > 1 ? ",\"" : "\"") + std::string(key) + "\":";
    wire::write_string(line, value);
  };
  auto const number = [&](char const* key, std::int64_t value) {
    line += (line.size() > 1 ? ",\"" : "\"") + std::string(key) + "\":" + std::to_string(value);
  };
  text("actor", row.actor);
  text("area", row.area);
  number("at", row.at);
  text("classes", row.classes);
  text("detail", row.detail);
  text("device", row.device);
  number("first", row.first);
  number("last", row.last);
  number("n", row.n);
  text("prev", row.prev);
  text("reason", row.reason);
  text("subject", row.subject);
  text("verb", row.verb);
  return line + "}";
}

// No line of an event begins like this, so no hash of one is a hash of the other.
std::string hash_of(AuditRow const& row) { return event::hash_of("otor-audit-1\n" + line_of(row)); }

AuditHead head_in(Database& database) {
  auto& query = database.cached("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").query();
  AuditHead head;
  if (query.step()) head = {query.integer(0), query.text(1)};
  query.reset();
  return head;
}

std::string joined(std::set<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The kinds of what a push said about a subject.
std::string matters_in(Database& database, AuditRow const& row, std::string const& subject) {
  auto& lines = database.cached(
      "SELECT e.line FROM subject_event s JOIN event e ON e.n = s.event WHERE s.subject = ?1 AND "
      "s.event BETWEEN ?2 AND ?3");
  lines.query(subject, row.first, row.last);
  std::set<std::string> matters;
  while (lines.step()) {
    auto const event = wire::read_open(lines.text(0));
    if (!event) continue;
    matters.insert(boost::describe::enum_to_string(app::matter_of(event->body), "unknown"));
  }
  return joined(matters);
}

}  // namespace

bool tells_of_events(AuditRow const& row) { return row.reason == "push" || row.reason == "let_in"; }

std::string day_of(AuditRow const& row) {
  auto const digits = std::to_string(row.first);
  if (row.reason != "card_seen" || digits.size() != 8) return {};
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
}

std::string audit_json(std::vector<AuditRow> const& rows,
                       std::map<std::string, std::string> const& names) {
  std::string out = "{\"entries\":[";
  for (auto const& row : rows) {
    out += (out.back() == '[' ? "{\"at\":" : ",{\"at\":") + std::to_string(row.at);
    for (auto const& [key, value] :
         {std::pair("actor", &row.actor), std::pair("verb", &row.verb),
          std::pair("classes", &row.classes), std::pair("reason", &row.reason)}) {
      out += ",\"" + std::string(key) + "\":";
      wire::write_string(out, *value);
    }
    if (row.reason == "card_seen") out += ",\"day\":\"" + day_of(row) + "\"";
    if (auto const known = names.find(row.actor); known != names.end()) {
      out += ",\"name\":";
      wire::write_string(out, known->second);
    }
    out += "}";
  }
  return out + "]}";
}

std::int64_t audit_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void add_audit(Database& database, AuditRow row) {
  auto const before = head_in(database);
  row.n = before.n + 1;
  row.prev = before.hash;
  row.hash = hash_of(row);
  database
      .cached(
          "INSERT INTO audit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)")
      .run(row.n, row.at, row.actor, row.device, row.verb, row.subject, row.area, row.classes,
           row.reason, row.detail, row.first, row.last, row.prev, row.hash);
  note_about(database, row);
}

std::string digest_of_events(Database& database, std::int64_t first, std::int64_t last) {
  auto& hashes = database.cached("SELECT hash FROM event WHERE n BETWEEN ?1 AND ?2 ORDER BY n");
  hashes.query(first, last);
  std::string all = "otor-audit-events-1\n";
  while (hashes.step()) all += hashes.text(0) + "\n";
  return event::hash_of(all);
}

std::vector<std::string> audit_faults(Database& database, std::vector<AuditHead> const& witnesses) {
  std::vector<std::string> faults;
  std::map<std::int64_t, std::string> told;
  for (auto const& witness : witnesses) {
    auto const [place, fresh] = told.emplace(witness.n, witness.hash);
    if (!fresh && place->second != witness.hash)
      faults.push_back("two witnesses of audit row " + std::to_string(witness.n) + " differ");
  }
  auto rows = database.prepare("SELECT " + std::string(columns) + " FROM main.audit ORDER BY n");
  rows.query();
  AuditRow before;
  while (rows.step()) {
    auto const row = row_in(rows);
    auto const name = "audit row " + std::to_string(row.n);
    if (row.n != before.n + 1) faults.push_back(name + ": those before it are missing");
    if (row.prev != before.hash) faults.push_back(name + " does not follow from the one before it");
    if (row.hash != hash_of(row)) faults.push_back(name + " was changed");
    if (tells_of_events(row) && row.detail != digest_of_events(database, row.first, row.last))
      faults.push_back(name + ": the events it tells of are not those that are there");
    if (auto const seen = told.extract(row.n); seen && seen.mapped() != row.hash)
      faults.push_back(name + " is not the one that a phone was told");
    before = row;
  }
  for (auto const& [n, hash] : told)
    faults.push_back("audit row " + std::to_string(n) + " was told to a phone and is not there");
  return faults;
}

namespace {

struct WitnessLine {
  std::int64_t n = 0;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(WitnessLine, (), (n, hash))

}  // namespace

Result<std::vector<AuditHead>> read_witnesses(std::string const& text) {
  std::vector<AuditHead> found;
  auto const read = wire::read_lines<WitnessLine>(text, [&](WitnessLine const& line) {
    if (line.n < 1 || !event::is_hash(line.hash))
      return Result<void>(problem(ProblemKind::bad_value, "A witness has n from 1 and a hash."));
    found.push_back({line.n, line.hash});
    return Result<void>();
  });
  if (!read) return std::unexpected(read.error());
  return found;
}

Result<void> SqlAudit::note(AuditRow row) {
  return store_.writer().run([&] {
    row.at = clock_.now_ms();
    add_audit(store_.writing(), row);
  });
}

namespace {

/// 20261126 for "2026-11-26".
std::int64_t number_of(std::string_view day) {
  std::int64_t number = 0;
  for (char const c : day) number = c == '-' ? number : number * 10 + (c - '0');
  return number;
}

/// What of a day was not told before, by this device.
std::set<std::string> not_told(Database& database, std::string const& device,
                               app::CardsSeen const& seen) {
  std::set<std::string> fresh;
  for (auto const& subject : seen.subjects) fresh.insert(text_of(subject));
  auto& told = database.cached(
      "SELECT detail FROM audit WHERE reason = 'card_seen' AND device = ?1 AND first = ?2");
  told.query(device, number_of(seen.day));
  while (told.step()) {
    auto const ids = told.text(0);
    std::erase_if(fresh, [&](auto const& id) { return ids.find(id) != std::string::npos; });
  }
  return fresh;
}

}  // namespace

Result<void> SqlAudit::note_cards(std::string const& actor, std::string const& device,
                                  std::vector<app::CardsSeen> const& cards) {
  if (cards.empty()) return {};
  return store_.writer().run([&] {
    for (auto const& seen : cards) {
      auto const fresh = not_told(store_.writing(), device, seen);
      if (fresh.empty()) continue;
      AuditRow row;
      row.at = clock_.now_ms();
      row.actor = actor;
      row.device = device;
      row.verb = "see";
      row.area = seen.area;
      row.classes = "record";
      row.reason = "card_seen";
      row.detail = joined(fresh);
      row.first = number_of(seen.day);
      row.last = static_cast<std::int64_t>(fresh.size());
      add_audit(store_.writing(), row);
    }
  });
}

Result<AuditHead> SqlAudit::head() {
  return store_.read([](Database& database) { return head_in(database); });
}

namespace {

// Each kind of row is found by an index: of pushes, and of what was let in, the one whose numbers
// reach over an event, of pulls and files those that reach into the positions of the subject.
// Lists and cards are found by `audit_about`, for which ?2 is the subject in another form.
constexpr std::string_view rows_about = R"sql(
WITH mine(n, position, area) AS MATERIALIZED (
       SELECT s.event, f.position, f.area FROM subject_event s JOIN feed f ON f.event = s.event
       WHERE s.subject = ?1),
     reach(least, greatest) AS MATERIALIZED (SELECT min(position), max(position) FROM mine)
SELECT n FROM audit WHERE subject = ?1 AND subject <> ''
UNION SELECT p.n FROM mine CROSS JOIN audit p ON p.n = (
    SELECT a.n FROM audit a WHERE a.reason = 'push' AND a.last >= mine.n ORDER BY a.last LIMIT 1)
  WHERE p.first <= mine.n
UNION SELECT p.n FROM mine CROSS JOIN audit p ON p.n = (
    SELECT a.n FROM audit a WHERE a.reason = 'let_in' AND a.last >= mine.n ORDER BY a.last LIMIT 1)
  WHERE p.first <= mine.n
UNION SELECT rowid FROM audit_about WHERE audit_about MATCH ?2
UNION SELECT a.n FROM reach r CROSS JOIN audit a ON a.reason = 'pull' AND a.last >= r.least
  WHERE a.first < r.greatest AND EXISTS(
    SELECT 1 FROM mine m WHERE m.position > a.first AND m.position <= a.last
    AND instr(' ' || a.area || ' ', ' ' || m.area || ' ') > 0)
UNION SELECT a.n FROM reach r CROSS JOIN audit a ON a.reason = 'snapshot' AND a.last >= r.least
  WHERE EXISTS(SELECT 1 FROM mine m WHERE m.position <= a.last AND m.area = a.area)
UNION SELECT a.n FROM audit a WHERE a.reason = 'overview' AND EXISTS(
    SELECT 1 FROM visit v CROSS JOIN act t ON t.visit = v.visit AND t.area = v.area
    WHERE v.household = ?1 AND t.household = ?1 AND t.visit <> '' AND t.kind = 'visit_started'
    AND t.day BETWEEN substr(a.detail, 1, 10) AND substr(a.detail, 13)
    AND instr(' ' || a.area || ' ', ' ' || t.area || ' ') > 0)
)sql";

}  // namespace

Result<std::vector<AuditRow>> SqlAudit::about(std::string const& subject) {
  return store_.read([&](Database& database) {
    static std::string const sql = "SELECT " + std::string(columns) + " FROM audit WHERE n IN (" +
                                   std::string(rows_about) + ") ORDER BY n";
    auto& rows = database.cached(sql).query(subject, word_about(subject));
    std::vector<AuditRow> found;
    while (rows.step()) found.push_back(row_in(rows));
    for (auto& row : found) {
      if (tells_of_events(row)) row.classes = matters_in(database, row, subject);
    }
    return found;
  });
}

}  // namespace otor::store
