// SPDX-License-Identifier: Apache-2.0
#include "store/sql_stock.h"

#include <map>

#include "app/act.h"
#include "store/rows.h"
#include "store/sql_event_log.h"

namespace otor::store {
namespace {

/// What one officer told of one edition, and when she told it last.
struct Told {
  app::OfficerStock stock;
  std::int64_t moment = 0;
};
using All = std::map<std::pair<std::string, std::string>, Told>;

Told& told_of(All& all, Statement const& row, std::string const& area) {
  auto& told = all[{row.text(0), row.text(1)}];
  told.stock.officer = row.text(0);
  told.stock.stock.edition = row.text(1);
  if (told.stock.area.empty() || told.moment < row.integer(2)) {
    told.stock.area = area;
    told.moment = row.integer(2);
  }
  return told;
}

struct Days {
  std::string const &from, &to;
  bool open() const { return from.empty() && to.empty(); }
  bool hold(std::string const& day) const { return from <= day && (to.empty() || day <= to); }
};

void add_moved(Database& database, std::string const& area, Days const& days, All& all) {
  auto& rows = database.cached(
      "SELECT officer, edition, moment, received, returned, lost FROM handbook_moved WHERE area = "
      "?1");
  rows.query(area);
  while (rows.step()) {
    if (!days.open() && !days.hold(app::day_of(rows.integer(2)))) continue;
    auto& stock = told_of(all, rows, area).stock.stock;
    stock.received += rows.integer(3);
    stock.returned += rows.integer(4);
    stock.lost += rows.integer(5);
  }
}

void add_given(Database& database, std::string const& area, All& all) {
  auto& rows = database.cached(
      "SELECT officer, edition, max(moment), sum(given) FROM handbook_given WHERE area = ?1 GROUP "
      "BY officer, edition");
  rows.query(area);
  while (rows.step()) told_of(all, rows, area).stock.stock.given += rows.integer(3);
}

void add_given_on(Database& database, std::string const& area, Days const& days, All& all) {
  auto& rows = database.cached(
      "SELECT g.officer, g.edition, max(g.moment), sum(g.given) FROM handbook_given g JOIN visit v "
      "USING(household, visit, area) WHERE g.area = ?1 AND v.day >= ?2 AND (?3 = '' OR v.day <= "
      "?3) GROUP BY g.officer, g.edition");
  rows.query(area, days.from, days.to);
  while (rows.step()) told_of(all, rows, area).stock.stock.given += rows.integer(3);
}

}  // namespace

Result<std::vector<app::OfficerStock>> SqlStock::stock(std::vector<std::string> const& areas,
                                                       std::string const& from,
                                                       std::string const& to) {
  return store_.read([&](Database& database) {
    All all;
    Days const days{from, to};
    for (auto const& area : areas) {
      add_moved(database, area, days, all);
      if (days.open()) {
        add_given(database, area, all);
      } else {
        add_given_on(database, area, days, all);
      }
    }
    std::vector<app::OfficerStock> found;
    for (auto& [_, told] : all) found.push_back(std::move(told.stock));
    return found;
  });
}

Result<std::vector<app::ShelfFact>> SqlStock::shelf(std::vector<std::string> const& departments) {
  return store_.read([&](Database& database) {
    std::vector<app::ShelfFact> facts;
    auto& rows = database.cached(
        "SELECT e.line, e.sealed, e.hash, e.received, e.skew, d.bound_ms FROM handbook_booked b "
        "JOIN event e ON e.id = b.event LEFT JOIN device d ON d.id = e.device WHERE b.department = "
        "?1");
    for (auto const& department : departments) {
      rows.query(department);
      while (rows.step()) {
        auto const event = opened_event(store_.keys(), rows);
        if (!event) continue;
        if (auto fact = app::shelf_fact_of(event->envelope, event->body, received_in(rows, 3)))
          facts.push_back(std::move(*fact));
      }
    }
    return facts;
  });
}

namespace {

void add_booked(Database& database, event::Envelope const& envelope) {
  constexpr std::size_t aimag_digits = 3;
  database.cached("INSERT OR REPLACE INTO handbook_booked VALUES(?1, ?2)")
      .run(envelope.area.substr(0, aimag_digits), text_of(envelope.id));
}

}  // namespace

void add_stock(Database& database, event::Event const& event, event::Received const& received) {
  if (std::holds_alternative<event::HandbooksBooked>(event.body))
    return add_booked(database, event.envelope);
  auto const* moved = std::get_if<event::HandbooksMoved>(&event.body);
  if (moved == nullptr) return;
  wire::StockRow row;
  app::move(row, *moved);
  auto const& envelope = event.envelope;
  database.cached("INSERT OR REPLACE INTO handbook_moved VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .run(text_of(envelope.id), envelope.area, envelope.author, app::edition_of(moved->edition),
           event::when(envelope.clock, received).ms, row.received, row.returned, row.lost);
}

}  // namespace otor::store
