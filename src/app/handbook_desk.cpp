// SPDX-License-Identifier: Apache-2.0
#include "app/handbook_desk.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "wire/json.h"

namespace otor::app {

std::string edition_of(event::Told const& edition) {
  return wire::read_text<std::string>(edition.text).value_or(edition.text);
}

void move(wire::StockRow& row, event::HandbooksMoved const& fact) {
  switch (fact.how) {
    case event::Moved::received: row.received += fact.count; return;
    case event::Moved::returned: row.returned += fact.count; return;
    case event::Moved::lost: row.lost += fact.count; return;
  }
}

void reckon(wire::StockRow& row) { row.left = row.received - row.returned - row.lost - row.given; }

namespace {

void add(wire::StockRow& sum, wire::StockRow const& more) {
  sum.received += more.received;
  sum.returned += more.returned;
  sum.lost += more.lost;
  sum.given += more.given;
}

}  // namespace

Result<HandbookDesk> handbook_desk(std::vector<std::string> const& soums,
                                   std::vector<Account> const& officers, StockModel& model) {
  auto told = model.stock(soums);
  if (!told) return std::unexpected(told.error());
  HandbookDesk desk;
  std::map<std::string, wire::StockRow> editions;
  for (auto& one : *told) {
    auto const account = std::ranges::find(officers, one.officer, &Account::user);
    bool const known = account != officers.end();
    bool const here = known && !account->areas.empty() &&
                      std::ranges::find(soums, account->areas.front()) != soums.end();
    HandbookRow row{one.officer, known ? account->name : one.officer,
                    here ? account->areas.front() : one.area, std::move(one.stock)};
    reckon(row.stock);
    desk.above += std::max<std::int64_t>(0, -row.stock.left);
    auto& sum = editions[row.stock.edition];
    sum.edition = row.stock.edition;
    add(sum, row.stock);
    desk.officers.push_back(std::move(row));
  }
  std::ranges::sort(desk.officers, {}, [](HandbookRow const& row) {
    return std::tie(row.area, row.name, row.officer, row.stock.edition);
  });
  for (auto& [_, sum] : editions) {
    reckon(sum);
    desk.editions.push_back(std::move(sum));
  }
  return desk;
}

}  // namespace otor::app
