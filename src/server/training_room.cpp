// SPDX-License-Identifier: Apache-2.0
#include "server/training_room.h"

#include "server/pile.h"
#include "store/sql_accounts.h"

namespace otor::server {

Result<TrainingRoom> training_room(store::Store& store, app::Papers const& papers,
                                   app::Home const& home, std::int64_t now_ms) {
  store::SqlAccounts held(store);
  auto everybody = held.all();
  if (!everybody) return std::unexpected(everybody.error());
  auto accounts = held.working();
  if (!accounts) return std::unexpected(accounts.error());
  return TrainingRoom{{papers.courses, papers.handbook, papers.codebook, papers.law},
                      std::move(*everybody),
                      std::move(*accounts),
                      home.areas,
                      text_of(day_in_west(now_ms))};
}

}  // namespace otor::server
