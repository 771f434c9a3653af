// SPDX-License-Identifier: Apache-2.0
// How many handbooks of each edition this officer has: what came, went back and was lost, by her
// own words, less what she gave on visits.
#include <map>

#include "app/handbook_desk.h"
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
  wire::StockAnswer answer;
  for (auto& [edition, row] : rows) {
    reckon(row);
    answer.editions.push_back(std::move(row));
  }
  return answer;
}

}  // namespace otor::app
