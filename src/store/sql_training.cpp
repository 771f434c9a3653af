// SPDX-License-Identifier: Apache-2.0
#include "store/sql_training.h"

#include "store/rows.h"
#include "store/sql_event_log.h"
#include "store/visit_counts.h"

namespace otor::store {
namespace {

/// Whom a fact is about, and the number of a certificate.
struct About {
  std::vector<std::string> learners;
  std::string number;
};

struct Names {
  About operator()(event::LearnersInvited const& said) const { return {said.learners, {}}; }
  About operator()(event::LearnerTakenOff const& said) const { return {{said.learner}, {}}; }
  About operator()(event::AttendanceNoted const& said) const { return {{said.learner}, {}}; }
  About operator()(event::PracticeObserved const& said) const { return {{said.learner}, {}}; }
  About operator()(event::CertificateGiven const& said) const {
    return {{said.learner}, said.number};
  }
  About operator()(event::CertificateWithdrawn const& said) const { return {{""}, said.number}; }
  About operator()(auto const&) const { return {{""}, {}}; }
};

bool is_of_learner(training::Fact const& fact) {
  return std::holds_alternative<event::Attended>(fact.said) ||
         std::holds_alternative<event::TestHanded>(fact.said) ||
         std::holds_alternative<event::LessonRead>(fact.said);
}

std::string where(app::WhichFacts const& which) {
  if (!which.read_by.empty()) return "t.kind = 'lesson_read' AND t.learner = ?1";
  std::string const held = "t.kind <> 'lesson_read' AND ";
  if (which.run) return held + "t.run = ?1";
  if (!which.learner.empty())
    return held + "t.run IN (SELECT run FROM training WHERE learner = ?1)";
  if (!which.number.empty()) return held + "t.run IN (SELECT run FROM training WHERE number = ?1)";
  return held + "?1 = ''";
}

std::string asked(app::WhichFacts const& which) {
  if (which.run) return text_of(*which.run);
  return which.read_by + which.learner + which.number;  // one of them
}

std::vector<training::Fact> facts_in(Store& store, Database& database,
                                     app::WhichFacts const& which) {
  auto const sql =
      "SELECT e.line, e.sealed, e.hash, e.received, e.skew, d.bound_ms FROM (SELECT DISTINCT "
      "t.event AS id FROM training t WHERE " +
      where(which) +
      ") AS one JOIN event e ON e.id = one.id LEFT JOIN device d ON d.id = e.device ORDER BY e.n";
  std::vector<training::Fact> facts;
  auto& rows = database.cached(sql);
  rows.query(asked(which));
  while (rows.step()) {
    auto const event = opened_event(store.keys(), rows);
    if (!event) continue;
    if (auto fact = training::fact_of(event->envelope, event->body, received_in(rows, 3)))
      facts.push_back(std::move(*fact));
  }
  return facts;
}

std::int64_t last_event_in(Database& database) {
  auto& row = database.cached("SELECT coalesce(max(n), 0) FROM event").query();
  row.step();
  auto const last = row.integer(0);
  row.reset();
  return last;
}

std::vector<event::Uuid> runs_told_of(Database& database, std::int64_t after) {
  // CROSS: what came is little, and SQLite would walk over all that was ever told of training.
  auto& rows = database.cached(
      "SELECT DISTINCT t.run FROM event e CROSS JOIN training t ON t.event = e.id WHERE e.n > ?1 "
      "AND t.kind <> 'lesson_read'");
  std::vector<event::Uuid> runs;
  rows.query(after);
  while (rows.step()) runs.push_back(uuid_in(rows.view(0)));
  return runs;
}

}  // namespace

void add_training(Database& database, training::Fact const& fact, std::string const& kind) {
  auto about = std::visit(Names{}, fact.said);
  if (is_of_learner(fact)) about.learners = {fact.author};
  auto& row = database.cached("INSERT OR REPLACE INTO training VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  for (auto const& learner : about.learners)
    row.run(text_of(fact.event), learner, text_of(fact.run), kind, fact.author, about.number);
}

// Who was erased is asked before anything is read: of one who goes meanwhile the next question
// hears.
Result<std::shared_ptr<app::Runs const>> SqlTraining::runs() {
  std::lock_guard const lock(mutex_);
  return store_.read(
      [&](Database& database) { return brought_up(database, std::ssize(store_.keys().erased())); });
}

std::shared_ptr<app::Runs const> SqlTraining::brought_up(Database& database, std::int64_t erased) {
  auto const last = last_event_in(database);
  bool const whole = !folded_.runs || folded_.erased != erased;
  if (whole) {
    auto runs = training::runs_of(facts_in(store_, database, {}));
    folded_.runs = std::make_shared<app::Runs const>(std::move(runs));
  } else if (auto const told = runs_told_of(database, folded_.through); !told.empty()) {
    auto runs = std::make_shared<app::Runs>(*folded_.runs);
    for (auto const& id : told)
      for (auto& [_, run] : training::runs_of(facts_in(store_, database, {id})))
        runs->insert_or_assign(id, std::move(run));
    folded_.runs = std::move(runs);
  }
  folded_.through = last;
  folded_.erased = erased;
  return folded_.runs;
}

Result<std::vector<training::Fact>> SqlTraining::facts(app::WhichFacts const& which) {
  return store_.read([&](Database& database) { return facts_in(store_, database, which); });
}

Result<std::vector<app::DeedCounts>> SqlTraining::done(std::vector<std::string> const& areas,
                                                       std::vector<app::OfficerTime> const& times) {
  return store_.read([&](Database& database) { return deeds_in(database, areas, times); });
}

}  // namespace otor::store
