// SPDX-License-Identifier: Apache-2.0
// How many handbooks of each edition this officer has: what came, went back and was lost, by her
// own words, less what she gave on visits.
#include <map>

#include "app/record_calls.h"

namespace otor::app {
namespace {

using Rows = std::map<std::string, wire::StockRow>;

// An edition is told as a text or a number; 3 and "3" are one.
wire::StockRow& row_of(Rows& rows, event::Told const& edition) {
  auto const text = wire::read_text<std::string>(edition.text);
  auto& row = rows[text.value_or(edition.text)];
  if (row.edition.empty()) row.edition = text.value_or(edition.text);
  return row;
}

void move(wire::StockRow& row, event::HandbooksMoved const& fact) {
  switch (fact.how) {
    case event::Moved::received: row.received += fact.count; return;
    case event::Moved::returned: row.returned += fact.count; return;
    case event::Moved::lost: row.lost += fact.count; return;
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
  wire::StockAnswer answer;
  for (auto& [edition, row] : rows) {
    row.left = row.received - row.returned - row.lost - row.given;
    answer.editions.push_back(std::move(row));
  }
  return answer;
}

}  // namespace otor::app
