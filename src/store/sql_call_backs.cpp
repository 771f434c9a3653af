// SPDX-License-Identifier: Apache-2.0
#include "store/sql_call_backs.h"

#include <algorithm>

#include "store/rows.h"
#include "store/sql_event_log.h"

namespace otor::store {

namespace {

/// As kept_visits.cpp joins them.
std::vector<std::string> codes_in(std::string_view joined) {
  std::vector<std::string> codes;
  while (!joined.empty()) {
    auto const length = std::min(joined.find(' '), joined.size());
    codes.emplace_back(joined.substr(0, length));
    joined.remove_prefix(std::min(length + 1, joined.size()));
  }
  return codes;
}

}  // namespace

void add_call_back(Database& database, app::CallFact const& fact) {
  database.cached("INSERT OR REPLACE INTO call_back VALUES(?1, ?2)")
      .run(text_of(fact.draw), text_of(fact.event));
}

Result<std::vector<app::FrameVisit>> SqlCallBacks::frame(std::vector<std::string> const& areas,
                                                         std::string const& from,
                                                         std::string const& to) {
  return store_.read([&](Database& database) {
    std::vector<app::FrameVisit> visits;
    auto& rows = database.cached(
        "SELECT visit, household, day, handbooks > 0 FROM visit WHERE stands AND area = ?1 AND day "
        "BETWEEN ?2 AND ?3 ORDER BY visit, household");
    for (auto const& area : areas) {
      rows.query(area, from, to);
      while (rows.step())
        visits.push_back({uuid_in(rows.view(0)), uuid_in(rows.view(1)), area, rows.text(2),
                          rows.integer(3) != 0});
    }
    return visits;
  });
}

Result<std::vector<outreach::SeenVisit>> SqlCallBacks::seen(std::vector<std::string> const& areas,
                                                            std::string const& from,
                                                            std::string const& to) {
  return store_.read([&](Database& database) {
    std::vector<outreach::SeenVisit> visits;
    auto& rows = database.cached(
        "SELECT v.visit, v.household, v.officer, v.day, coalesce(n.noted, '') FROM visit v LEFT "
        "JOIN visit_noted n USING(household, visit, area) WHERE v.stands AND v.area = ?1 AND v.day "
        "BETWEEN ?2 AND ?3 AND v.way = 'home'");
    for (auto const& area : areas) {
      rows.query(area, from, to);
      while (rows.step())
        visits.push_back({uuid_in(rows.view(0)), uuid_in(rows.view(1)), area, rows.text(2),
                          rows.text(3), codes_in(rows.view(4))});
    }
    return visits;
  });
}

Result<std::vector<app::CallFact>> SqlCallBacks::facts() {
  return store_.read([&](Database& database) {
    std::vector<app::CallFact> facts;
    auto& rows = database.cached(
        "SELECT e.line, e.sealed, e.hash, e.received, e.skew, d.bound_ms FROM call_back c JOIN "
        "event e ON e.id = c.event LEFT JOIN device d ON d.id = e.device");
    rows.query();
    while (rows.step()) {
      auto const event = opened_event(store_.keys(), rows);
      if (!event) continue;
      auto fact = app::call_fact_of(event->envelope, event->body, received_in(rows, 3));
      if (fact) facts.push_back(std::move(*fact));
    }
    return facts;
  });
}

}  // namespace otor::store
