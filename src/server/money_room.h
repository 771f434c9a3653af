// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the desk and the reports of money for the road are made of, kept together while it is used.

#include "app/login.h"
#include "app/money_desk.h"
#include "store/store.h"

namespace otor::server {

struct MoneyRoom {
  std::vector<std::string> soums;
  std::vector<app::Account> officers;
  std::vector<allowance::Scheme> schemes;
  std::vector<app::Aimag> aimags;
  bool made_up = false;
  std::string today;

  app::MoneyPorts ports(app::MoneyModel& model, app::StockModel* stock = nullptr) const {
    return {soums, officers, schemes, model, today, stock};
  }
};

/// Errors: storage.
Result<MoneyRoom> money_room(store::Store& store, std::vector<std::string> soums,
                             std::int64_t now_ms);

/// The soums whose money an account pays, reviews and closes.
std::vector<std::string> soums_of_money(app::Account const& account, app::Home const& home);

}  // namespace otor::server
