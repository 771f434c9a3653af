// SPDX-License-Identifier: Apache-2.0
// How many handbooks of each edition this officer has: what came, went back and was lost, by her
// own words, less what she gave on visits.
#include <map>

#include "app/shelf.h"
#include "app/record_calls.h"

namespace otor::app {
namespace {

using Rows = std::map<std::string, wire::StockRow>;

wire::StockRow& row_of(Rows& rows, event::Told const& told) {
  auto edition = edition_of(told);
  auto& row = rows[edition];
  row.edition = std::move(edition);
  return row;
}

/// What the department wrote that it gave her and got back. Of editions of which it wrote nothing,
/// nothing is told.
void put_written(outreach::Book const& book, std::string const& mine, Rows& rows) {
  std::vector<ShelfFact> facts;
  for (auto const& [movement, entries] : book.handbooks_booked())
    for (auto const& [origin, said] : entries)
      facts.push_back({origin->id, movement, origin->area, origin->author, origin->when(), said});
  auto const stand = standing(std::move(facts));
  for (auto const& fact : stand) {
    auto const own = fact.said.officer == mine;
    auto const found = rows.find(edition_of(fact.said.edition));
    if (!own && found == rows.end()) continue;
    auto& row = own ? row_of(rows, fact.said.edition) : found->second;
    if (!row.issued) row.issued = row.taken_back = 0;
    if (!own) continue;
    *(fact.said.how == event::ShelfMove::issued ? row.issued : row.taken_back) += fact.said.count;
  }
}

}  // namespace

Result<wire::StockAnswer> stock(RecordSession& session, wire::StockRequest const&) {
  auto const& mine = session.owner->user;
  Rows rows;
  for (auto const& [told, fact] : session.book.handbooks_moved())
    if (told->author == mine) move(row_of(rows, fact.edition), fact);
  for (auto const* household : session.book.households()) {
    for (auto const& [id, visit] : household->visits) {
      for (auto const* given : household->told<event::HandbookGiven>(visit))
        if (given->origin->author == mine)
          row_of(rows, given->fact.edition).given += given->fact.count;
    }
  }
  put_written(session.book, mine, rows);
  wire::StockAnswer answer;
  for (auto& [edition, row] : rows) {
    reckon(row);
    answer.editions.push_back(std::move(row));
  }
  return answer;
}

}  // namespace otor::app
