// SPDX-License-Identifier: Apache-2.0
#include "store/sql_stock.h"

#include <map>

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

void add_moved(Database& database, std::string const& area, All& all) {
  auto& rows = database.cached(
      "SELECT officer, edition, max(moment), sum(received), sum(returned), sum(lost) FROM "
      "handbook_moved WHERE area = ?1 GROUP BY officer, edition");
  rows.query(area);
  while (rows.step()) {
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

}  // namespace

Result<std::vector<app::OfficerStock>> SqlStock::stock(std::vector<std::string> const& areas) {
  return store_.read([&](Database& database) {
    All all;
    for (auto const& area : areas) {
      add_moved(database, area, all);
      add_given(database, area, all);
    }
    std::vector<app::OfficerStock> found;
    for (auto& [_, told] : all) found.push_back(std::move(told.stock));
    return found;
  });
}

void add_stock(Database& database, event::Event const& event, event::Received const& received) {
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
