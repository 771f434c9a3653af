// SPDX-License-Identifier: Apache-2.0
#include "server/money_room.h"

#include "server/pile.h"
#include "store/sql_accounts.h"

namespace otor::server {

Result<MoneyRoom> money_room(store::Store& store, std::vector<std::string> soums,
                             std::int64_t now_ms) {
  MoneyRoom room;
  room.soums = std::move(soums);
  auto officers = store::SqlAccounts(store).working();
  if (!officers) return std::unexpected(officers.error());
  room.officers = std::move(*officers);
  auto settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  room.schemes = settled->allowances.value_or(std::vector<allowance::Scheme>{});
  room.aimags = std::move(settled->aimags);
  room.made_up = settled->made_up;
  room.today = text_of(day_in_west(now_ms));
  return room;
}

std::vector<std::string> soums_of_money(app::Account const& account, app::Home const& home) {
  return app::areas_for(account, app::Verb::write, app::Matter::allowance, home.areas);
}

}  // namespace otor::server
