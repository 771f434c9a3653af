// SPDX-License-Identifier: Apache-2.0
#include "store/erasure.h"

#include <algorithm>
#include <boost/describe.hpp>

#include "store/audit.h"
#include "store/kept_line.h"
#include "wire/event_line.h"

namespace otor::store {

namespace {

constexpr int events_at_once = 500;
constexpr std::size_t longest_reason = 64;

bool is_number_of_a_request(std::string const& reason) {
  return !reason.empty() && reason.size() <= longest_reason &&
         reason.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") == reason.npos;
}

std::vector<event::Uuid> subjects_in(Database& database, std::string_view sql, event::Uuid of) {
  std::vector<event::Uuid> found;
  auto& rows = database.cached(sql).query(text_of(of));
  while (rows.step()) {
    if (auto const id = event::parse_uuid(rows.view(0))) found.push_back(*id);
  }
  rows.reset();
  return found;
}

bool any(Database& database, std::string_view sql, event::Uuid of) {
  auto& row = database.cached(sql).query(text_of(of));
  bool const found = row.step();
  row.reset();
  return found;
}

/// What stands under a subject, or names her. Whether it is hers the line says.
struct Row {
  std::int64_t n = 0;
  std::string line, hash;
  std::optional<std::string> sealed;
};

std::vector<Row> rows_of(Database& database, event::Uuid subject, std::int64_t after, int most) {
  auto& rows = database.cached(
      "SELECT n, line, hash, sealed FROM event WHERE n > ?2 AND (sealed IS NULL OR length(sealed) "
      "> 0) AND n IN (SELECT event FROM subject_event WHERE subject = ?1 UNION SELECT event FROM "
      "named_person WHERE person = ?1) ORDER BY n LIMIT ?3");
  rows.query(text_of(subject), after, most);
  std::vector<Row> found;
  while (rows.step())
    found.push_back({rows.integer(0), rows.text(1), rows.text(2), sealed_in(rows, 3)});
  rows.reset();
  return found;
}

/// Hashes of what is kept aside of a subject.
std::vector<std::string> aside_of(Database& database, event::Uuid subject) {
  auto& rows = database.cached(
      "SELECT hash FROM quarantine WHERE length(sealed) > 0 AND instr(line, '\"subject\":\"' || ?1 "
      "|| '\"') > 0");
  rows.query(text_of(subject));
  std::vector<std::string> found;
  while (rows.step()) found.push_back(rows.text(0));
  rows.reset();
  return found;
}

bool has_salt(std::string_view line) { return line.find(",\"salt\":\"") != line.npos; }

void count_events(Database& database, Keyring& keys, event::Uuid subject, ErasurePlan& plan) {
  for (auto const& row : rows_of(database, subject, 0, -1)) {
    if (wire::owner_of(row.line) != subject) continue;
    ++plan.events;
    if (!row.sealed) continue;
    ++plan.sealed;
    if (!has_salt(opened_line(keys, row.line, row.sealed, row.hash).line)) ++plan.unsalted;
  }
  plan.set_aside += static_cast<std::int64_t>(aside_of(database, subject).size());
}

/// Everybody who was ever told to be the same as one of `subjects`, and is not among them.
std::vector<event::Uuid> told_same(Database& database, std::vector<event::Uuid> const& subjects) {
  std::vector<event::Uuid> found;
  auto& rows =
      database.cached("SELECT line FROM event WHERE instr(line, '\"kind\":\"sameness_told\"') > 0");
  rows.query();
  while (rows.step()) {
    auto const read = wire::read_open(rows.text(0));
    auto const* told = read ? std::get_if<event::SamenessTold>(&read->body) : nullptr;
    if (told == nullptr || !told->same) continue;
    auto const one = read->envelope.subject, other = told->other;
    auto const among = [&](event::Uuid id) {
      return std::ranges::find(subjects, id) != subjects.end();
    };
    if (among(one) != among(other)) found.push_back(among(one) ? other : one);
  }
  rows.reset();
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

ErasurePlan plan_of(Database& database, Keyring& keys, ErasureOf what, event::Uuid subject) {
  ErasurePlan plan;
  plan.subjects.push_back(subject);
  auto const households_of = [&](event::Uuid person) {
    return subjects_in(
        database, "SELECT household FROM membership WHERE person = ?1 ORDER BY household", person);
  };
  if (what == ErasureOf::person) {
    plan.households = households_of(subject);
  } else {
    for (auto const person :
         subjects_in(database, "SELECT person FROM membership WHERE household = ?1 ORDER BY person",
                     subject)) {
      bool const here_only = households_of(person).size() == 1;
      (here_only ? plan.subjects : plan.elsewhere).push_back(person);
    }
  }
  for (auto const one : plan.subjects) count_events(database, keys, one, plan);
  plan.same = told_same(database, plan.subjects);
  return plan;
}

void empty_row(Database& database, std::int64_t n) {
  database.cached("UPDATE event SET sealed = x'' WHERE n = ?1").run(n);
  // Told once more, to everybody who was told of it.
  database
      .cached(
          "INSERT INTO feed(event, area) SELECT event, area FROM feed WHERE event = ?1 GROUP BY "
          "area ORDER BY min(position)")
      .run(n);
}

/// Some rows of a subject; gives the last number looked at, or nothing where none was left.
std::optional<std::int64_t> empty_some(Database& database, event::Uuid subject,
                                       std::int64_t after) {
  auto const rows = rows_of(database, subject, after, events_at_once);
  if (rows.empty()) return std::nullopt;
  for (auto const& row : rows) {
    if (wire::owner_of(row.line) == subject) empty_row(database, row.n);
  }
  return rows.back().n;
}

void end_one(Database& database, Erased const& erased) {
  for (auto const& hash : aside_of(database, erased.subject))
    database.cached("UPDATE quarantine SET sealed = x'' WHERE hash = ?1").run(hash);
  database.cached("INSERT INTO erasure VALUES(?1, ?2, ?3)")
      .run(text_of(erased.subject), erased.at, erased.reason);
  AuditRow row;
  row.at = erased.at;
  row.actor = "server";
  row.verb = "write";
  row.subject = text_of(erased.subject);
  row.classes = "erasure";
  row.reason = "erased";
  row.detail = erased.reason;
  add_audit(database, std::move(row));
}

/// One transaction; false where nothing is left to do for this subject.
bool go_on(Database& database, Erased const& erased, std::int64_t& after) {
  database.run("BEGIN IMMEDIATE");
  bool const ended = any(database, "SELECT 1 FROM erasure WHERE subject = ?1", erased.subject);
  if (!ended) {
    auto const last = empty_some(database, erased.subject, after);
    if (!last) end_one(database, erased);
    after = last.value_or(after);
  }
  database.run("COMMIT");
  return !ended;
}

/// An erasure in the list that is given to a restore.
struct ErasureLine {
  std::string subject;
  std::int64_t at = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ErasureLine, (), (subject, at, reason))

}  // namespace

Result<ErasurePlan> plan_erasure(Store& store, ErasureOf what, event::Uuid subject) {
  bool known = false, other_kind = false;
  auto plan = store.read([&](Database& database) {
    bool const gone = store.keys().find(subject).state == Keyring::State::destroyed;
    bool const is_household =
        any(database, "SELECT 1 FROM membership WHERE household = ?1", subject);
    bool const is_person = any(database, "SELECT 1 FROM membership WHERE person = ?1", subject);
    other_kind = what == ErasureOf::household ? is_person : is_household;
    auto found = plan_of(database, store.keys(), what, subject);
    known = !gone && (found.events > 0 || found.set_aside > 0);
    return found;
  });
  if (!plan) return plan;
  if (other_kind) {
    return problem(ProblemKind::bad_value, what == ErasureOf::household
                                               ? "This is a person, no household."
                                               : "This is a household, no person.");
  }
  if (!known) return problem(ProblemKind::not_found, "Nothing is kept of it, or it was erased.");
  return plan;
}

Result<void> erase(Store& store, ErasurePlan const& plan, std::string const& reason,
                   std::int64_t now) {
  if (!is_number_of_a_request(reason)) {
    return problem(ProblemKind::bad_value,
                   "reason: the number of the request, up to 64 of a-z, A-Z, 0-9 and -_./, and no "
                   "name.");
  }
  std::vector<Erased> going;
  for (auto const subject : plan.subjects) going.push_back({subject, now, reason});
  return guarded([&] {
    store.keys().destroy(going);
    auto database = store.another_connection();
    end_erasures(database, store.keys());
  });
}

void end_erasures(Database& database, Keyring& keys) {
  for (auto const& erased : keys.erased()) {
    std::int64_t after = 0;
    while (go_on(database, erased, after)) {
    }
  }
}

std::string erasures_text(std::vector<Erased> const& erased) {
  std::string text;
  for (auto const& one : erased)
    text += wire::text_of_message(ErasureLine{text_of(one.subject), one.at, one.reason}) + "\n";
  return text;
}

Result<std::vector<Erased>> read_erasures(std::string const& text) {
  std::vector<Erased> found;
  auto const read = wire::read_lines<ErasureLine>(text, [&](ErasureLine const& line) {
    auto const subject = event::parse_uuid(line.subject);
    if (!subject || !is_number_of_a_request(line.reason))
      return Result<void>(
          problem(ProblemKind::bad_value, "An erasure has the id of a subject and a number."));
    found.push_back({*subject, line.at, line.reason});
    return Result<void>();
  });
  if (!read) return std::unexpected(read.error());
  return found;
}

}  // namespace otor::store
