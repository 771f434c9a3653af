// SPDX-License-Identifier: Apache-2.0
#include "store/sql_subject_log.h"

#include <algorithm>
#include <set>

#include "store/kept_line.h"

namespace otor::store {

Result<std::vector<app::Stored>> SqlSubjectLog::of(std::string const& area,
                                                   std::vector<event::Uuid> const& subjects,
                                                   std::int64_t through) {
  return store_.read([&](Database& database) {
    std::vector<app::Stored> found;
    auto& rows = database.cached(
        "SELECT f.position, e.line, e.received, e.skew, d.bound_ms, e.sealed, e.hash FROM "
        "subject_event s CROSS JOIN feed f ON f.event = s.event CROSS JOIN event e ON e.n = "
        "s.event LEFT JOIN device d ON d.id = e.device WHERE s.subject = ?1 AND f.area = ?2 AND "
        "f.position <= ?3");
    for (auto const subject : subjects) {
      rows.query(text_of(subject), area, through);
      while (rows.step()) {
        auto opened = opened_line(store_.keys(), rows.text(1), sealed_in(rows, 5), rows.view(6));
        found.push_back({rows.integer(0), rows.integer(2), rows.integer(3),
                         rows.null(4) ? std::nullopt : std::optional(rows.integer(4)),
                         std::move(opened.line), opened.erased});
      }
      rows.reset();
    }
    return found;
  });
}

Result<std::vector<event::Uuid>> SqlSubjectLog::met_with(std::vector<event::Uuid> const& subjects) {
  return store_.read([&](Database& database) {
    std::vector<event::Uuid> found;
    auto const add = [&](Statement& rows, event::Uuid of) {
      rows.query(text_of(of));
      while (rows.step())
        if (auto const id = event::parse_uuid(rows.view(0))) found.push_back(*id);
      rows.reset();
    };
    auto& people = database.cached("SELECT person FROM membership WHERE household = ?1");
    auto& households = database.cached("SELECT household FROM membership WHERE person = ?1");
    for (auto const subject : subjects) {
      add(people, subject);
      add(households, subject);
    }
    return found;
  });
}

Result<std::vector<event::Uuid>> SqlSubjectLog::known(std::vector<event::Uuid> const& events) {
  return store_.read([&](Database& database) {
    std::vector<event::Uuid> found;
    auto& row = database.cached("SELECT 1 FROM event WHERE id = ?1");
    for (auto const id : events) {
      if (row.query(text_of(id)).step()) found.push_back(id);
      row.reset();
    }
    return found;
  });
}

Result<std::vector<event::Uuid>> SqlSubjectLog::erased() {
  return store_.read([&](Database&) {
    std::vector<event::Uuid> found;
    for (auto const& erased : store_.keys().erased()) found.push_back(erased.subject);
    std::ranges::sort(found);
    return found;
  });
}

// What stands under another subject can be hers too.
Result<std::vector<std::string>> SqlSubjectLog::areas_of(std::vector<event::Uuid> const& subjects) {
  return store_.read([&](Database& database) {
    std::set<std::string> found;
    auto& rows = database.cached(
        "SELECT DISTINCT area FROM feed WHERE event IN (SELECT event FROM subject_event WHERE "
        "subject = ?1 UNION SELECT event FROM named_person WHERE person = ?1)");
    for (auto const subject : subjects) {
      rows.query(text_of(subject));
      while (rows.step()) found.insert(rows.text(0));
      rows.reset();
    }
    return std::vector(found.begin(), found.end());
  });
}

}  // namespace otor::store
