// SPDX-License-Identifier: Apache-2.0
#include "store/sql_call_backs.h"

#include <algorithm>
#include <tuple>

#include "store/counted_visits.h"
#include "store/noted_visits.h"
#include "store/rows.h"
#include "store/sql_event_log.h"

namespace otor::store {

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
        "SELECT visit, household, day, handbooks > 0 FROM visit_chained WHERE area = ?1 AND "
        "officer = ?2 AND day BETWEEN ?3 AND ?4");
    for (auto const& area : areas) {
      auto const first = std::ssize(visits);
      for (auto const& officer : visitors_of(database, area)) {
        rows.query(area, officer, from, to);
        while (rows.step())
          visits.push_back({uuid_in(rows.view(0)), uuid_in(rows.view(1)), area, rows.text(2),
                            rows.integer(3) != 0});
      }
      std::ranges::sort(visits.begin() + first, visits.end(), {},
                        [](auto const& one) { return std::tie(one.visit, one.household); });
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
        "SELECT v.visit, v.household, v.day, coalesce(n.noted, '') FROM visit_chained v LEFT JOIN "
        "visit_noted n USING(household, visit, area) WHERE v.area = ?1 AND v.officer = ?2 AND "
        "v.day BETWEEN ?3 AND ?4 AND v.home_before IS NOT NULL");
    for (auto const& area : areas) {
      for (auto const& officer : visitors_of(database, area)) {
        rows.query(area, officer, from, to);
        while (rows.step())
          visits.push_back({uuid_in(rows.view(0)), uuid_in(rows.view(1)), area, officer,
                            rows.text(2), codes_in(rows.view(3))});
      }
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
