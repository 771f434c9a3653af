// SPDX-License-Identifier: Apache-2.0
#include "store/sql_reflection.h"

#include "store/counted_visits.h"
#include "store/rows.h"
#include "store/sql_event_log.h"

namespace otor::store {
namespace {

std::int64_t one_number(Statement& rows) {
  auto const number = rows.step() ? rows.integer(0) : 0;
  rows.reset();
  return number;
}

bool gives(event::Event const& told, event::Uuid decision, std::string const& author) {
  auto const* said = std::get_if<event::DecisionTold>(&told.body);
  return said != nullptr && said->decision == decision && said->owner == author;
}

}  // namespace

void add_reflection(Database& database, reflection::Fact const& fact) {
  database.cached("INSERT OR REPLACE INTO reflection VALUES(?1, ?2, ?3)")
      .run(fact.area, text_of(fact.event), text_of(fact.meeting));
}

bool decision_was_given(Database& database, Keyring& keys, event::Event const& event) {
  auto const* followed = std::get_if<event::DecisionFollowed>(&event.body);
  if (followed == nullptr) return true;
  auto& rows = database.cached(
      "SELECT e.line, e.sealed, e.hash FROM reflection r JOIN event e ON e.id = r.event WHERE "
      "r.area = ?1 AND r.meeting = ?2");
  rows.query(event.envelope.area, text_of(event.envelope.subject));
  bool found = false;
  while (!found && rows.step()) {
    auto const told = opened_event(keys, rows);
    found = told && gives(*told, followed->decision, event.envelope.author);
  }
  rows.reset();
  return found;
}

Result<std::vector<reflection::Fact>> SqlReflection::facts(std::vector<std::string> const& areas) {
  return store_.read([&](Database& database) {
    std::vector<reflection::Fact> facts;
    auto& rows = database.cached(
        "SELECT e.line, e.sealed, e.hash, e.received, e.skew, d.bound_ms FROM reflection r JOIN "
        "event e ON e.id = r.event LEFT JOIN device d ON d.id = e.device WHERE r.area = ?1");
    for (auto const& area : areas) {
      rows.query(area);
      while (rows.step()) {
        auto const event = opened_event(store_.keys(), rows);
        if (!event) continue;
        if (auto fact = reflection::fact_of(event->envelope, event->body, received_in(rows, 3)))
          facts.push_back(std::move(*fact));
      }
    }
    return facts;
  });
}

Result<std::int64_t> SqlReflection::visits_with(event::EvidenceKind what, std::string const& code,
                                                std::vector<std::string> const& areas,
                                                std::string const& from, std::string const& to) {
  constexpr std::string_view visits =
      "SELECT count(*) FROM visit_chained WHERE area = ?1 AND officer = ?2 AND day BETWEEN ?3 AND "
      "?4";
  // The day is that of the visit, whatever day stands on what was noted at it.
  static std::string const coded =
      "SELECT count(*) FROM visit_chained v WHERE v.area = ?1 AND v.officer = ?2 AND v.day BETWEEN "
      "?3 AND ?4 AND EXISTS(SELECT 1 FROM act a WHERE a.area = ?1 AND a.visit = v.visit AND "
      "a.visit <> '' AND a.household = v.household AND a.kind = ?5 AND a.word = ?6 AND " +
      std::string(entry_stands) + ")";
  return store_.read([&](Database& database) {
    bool const all = what == event::EvidenceKind::visits;
    std::string const kind =
        what == event::EvidenceKind::finding ? "finding_noted" : "question_asked";
    auto& rows = database.cached(all ? visits : std::string_view(coded));
    std::int64_t count = 0;
    for (auto const& area : areas) {
      for (auto const& officer : visitors_of(database, area)) {
        rows.query(area, officer, from, to);
        if (!all) {
          rows.bind(5, kind);
          rows.bind(6, code);
        }
        count += one_number(rows);
      }
    }
    return count;
  });
}

Result<std::optional<app::LinkedRecord>> SqlReflection::record(
    event::Uuid household, std::optional<event::Uuid> visit,
    std::vector<std::string> const& areas) {
  return store_.read([&](Database& database) {
    std::optional<app::LinkedRecord> found;
    for (auto const& area : areas) {
      if (found) break;
      if (visit) {
        auto& rows = database.cached(
            "SELECT day FROM visit WHERE stands AND area = ?1 AND household = ?2 AND visit = ?3");
        rows.query(area, text_of(household), text_of(*visit));
        if (rows.step()) found = app::LinkedRecord{area, rows.text(0)};
        rows.reset();
      } else {
        auto& rows = database.cached(
            "SELECT 1 FROM act WHERE area = ?1 AND kind = 'household_met' AND household = ?2");
        rows.query(area, text_of(household));
        if (rows.step()) found = app::LinkedRecord{area, std::nullopt};
        rows.reset();
      }
    }
    return found;
  });
}

Result<std::int64_t> SqlReflection::position() {
  return store_.read([&](Database& database) {
    auto& rows = database.cached("SELECT coalesce(max(position), 0) FROM feed");
    rows.query();
    return one_number(rows);
  });
}

}  // namespace otor::store
