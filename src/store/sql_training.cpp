// SPDX-License-Identifier: Apache-2.0
#include "store/sql_training.h"

#include <algorithm>
#include <array>

#include "store/rows.h"
#include "store/sql_event_log.h"

namespace otor::store {
namespace {

using wire::Deed;

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

int rank_of(std::string_view stage) {
  constexpr std::array<std::string_view, 4> falling{"paying", "enrolling", "ready_at_income",
                                                    "considering"};
  return static_cast<int>(falling.end() - std::ranges::find(falling, stage));
}

void add_visits(Database& database, std::string const& area, std::string const& from,
                std::string const& to, std::vector<app::Done>& done) {
  auto& rows = database.cached(
      "SELECT officer, day, calculations FROM visit WHERE stands AND area = ?1 AND day BETWEEN ?2 "
      "AND ?3");
  rows.query(area, from, to);
  while (rows.step()) {
    done.push_back({Deed::visits, rows.text(0), rows.text(1)});
    done.insert(done.end(), static_cast<std::size_t>(rows.integer(2)),
                {Deed::calculations, rows.text(0), rows.text(1)});
  }
}

void add_answers(Database& database, std::string const& area, std::string const& from,
                 std::string const& to, std::vector<app::Done>& done) {
  auto& rows = database.cached(
      "SELECT a.officer, a.day FROM act a JOIN visit v USING (household, visit, area) WHERE a.area "
      "= ?1 AND a.kind = 'question_asked' AND a.number = 1 AND a.day BETWEEN ?2 AND ?3 AND "
      "v.stands");
  rows.query(area, from, to);
  while (rows.step()) done.push_back({Deed::answers, rows.text(0), rows.text(1)});
}

/// Households whose stage is above the one told before.
void add_nearer(Database& database, std::string const& area, std::string const& from,
                std::string const& to, std::vector<app::Done>& done) {
  auto& rows = database.cached(
      "SELECT officer, day, household, stage FROM visit WHERE stands AND area = ?1 AND stage <> '' "
      "AND day <= ?2 ORDER BY household, moment, visit");
  rows.query(area, to);
  std::string household;
  int held = 0;
  while (rows.step()) {
    auto const rank = rank_of(rows.view(3));
    bool const same = rows.view(2) == household;
    if (same && rank > held && rows.view(1) >= from)
      done.push_back({Deed::readiness, rows.text(0), rows.text(1)});
    household = rows.text(2);
    held = rank;
  }
}

}  // namespace

void add_training(Database& database, training::Fact const& fact, std::string const& kind) {
  auto about = std::visit(Names{}, fact.said);
  if (is_of_learner(fact)) about.learners = {fact.author};
  auto& row = database.cached("INSERT OR REPLACE INTO training VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
  for (auto const& learner : about.learners)
    row.run(text_of(fact.event), learner, text_of(fact.run), kind, fact.author, about.number);
}

Result<std::vector<training::Fact>> SqlTraining::facts(app::WhichFacts const& which) {
  auto const sql =
      "SELECT e.line, e.sealed, e.hash, e.received, e.skew, d.bound_ms FROM (SELECT DISTINCT "
      "t.event AS id FROM training t WHERE " +
      where(which) +
      ") AS one JOIN event e ON e.id = one.id LEFT JOIN device d ON d.id = e.device ORDER BY e.n";
  return store_.read([&](Database& database) {
    std::vector<training::Fact> facts;
    auto& rows = database.cached(sql);
    rows.query(asked(which));
    while (rows.step()) {
      auto const event = opened_event(store_.keys(), rows);
      if (!event) continue;
      if (auto fact = training::fact_of(event->envelope, event->body, received_in(rows, 3)))
        facts.push_back(std::move(*fact));
    }
    return facts;
  });
}

Result<std::vector<app::Done>> SqlTraining::done(std::vector<std::string> const& areas,
                                                 std::string const& from, std::string const& to) {
  return store_.read([&](Database& database) {
    std::vector<app::Done> done;
    for (auto const& area : areas) {
      add_visits(database, area, from, to, done);
      add_answers(database, area, from, to, done);
      add_nearer(database, area, from, to, done);
    }
    return done;
  });
}

}  // namespace otor::store
