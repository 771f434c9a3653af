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
  sum.left += more.left;
}

/// What moved within the days in the place of what ever did; what is left stays.
wire::StockRow of_days(OfficerStock all, std::vector<OfficerStock> const& within) {
  auto const found = std::ranges::find_if(within, [&](OfficerStock const& one) {
    return one.officer == all.officer && one.stock.edition == all.stock.edition;
  });
  wire::StockRow row;
  if (found != within.end()) row = found->stock;
  row.edition = std::move(all.stock.edition);
  row.left = all.stock.left;
  return row;
}

}  // namespace

HandbookRow row_for(std::string const& officer, std::string const& told_in,
                    std::vector<std::string> const& soums, std::vector<Account> const& officers) {
  auto const account = std::ranges::find(officers, officer, &Account::user);
  bool const known = account != officers.end();
  bool const here = known && !account->areas.empty() &&
                    std::ranges::find(soums, account->areas.front()) != soums.end();
  return {officer, known ? account->name : officer, here ? account->areas.front() : told_in, {}};
}

void sort(HandbookDesk& desk) {
  std::ranges::sort(desk.officers, {}, [](HandbookRow const& row) {
    return std::tie(row.area, row.name, row.officer, row.stock.edition);
  });
}

Result<HandbookDesk> handbook_desk(std::vector<std::string> const& soums,
                                   std::vector<Account> const& officers, StockModel& model,
                                   std::string const& from, std::string const& to) {
  auto told = model.stock(soums, "", "");
  if (!told) return std::unexpected(told.error());
  for (auto& one : *told) reckon(one.stock);
  bool const whole = from.empty() && to.empty();
  auto const within = whole ? told : model.stock(soums, from, to);
  if (!within) return std::unexpected(within.error());
  HandbookDesk desk;
  std::map<std::string, wire::StockRow> editions;
  for (auto& one : *told) {
    desk.above += std::max<std::int64_t>(0, -one.stock.left);
    auto row = row_for(one.officer, one.area, soums, officers);
    row.stock = of_days(std::move(one), *within);
    auto& sum = editions[row.stock.edition];
    sum.edition = row.stock.edition;
    add(sum, row.stock);
    desk.officers.push_back(std::move(row));
  }
  sort(desk);
  for (auto& [_, sum] : editions) desk.editions.push_back(std::move(sum));
  return desk;
}

}  // namespace otor::app
