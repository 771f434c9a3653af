// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road in the store: one flat row for each event about it, made of its open part.

#include "app/money_desk.h"
#include "store/store.h"

namespace otor::store {

class SqlMoney final : public app::MoneyModel {
 public:
  explicit SqlMoney(Store& store) : store_(store) {}
  Result<std::vector<allowance::Fact>> facts(std::vector<std::string> const& areas,
                                             std::string const& scheme) override;
  Result<std::vector<allowance::Fact>> facts_of(std::vector<std::string> const& areas,
                                                std::string const& scheme,
                                                std::string const& officer) override;
  Result<std::vector<allowance::Visited>> visits(std::vector<std::string> const& areas,
                                                 std::string const& from,
                                                 std::string const& to) override;
  Result<std::vector<allowance::Visited>> enrolled(std::vector<std::string> const& areas,
                                                   std::string const& from,
                                                   std::string const& to) override;
  Result<app::MoneyWords> words(std::vector<event::Uuid> const& events) override;
  Result<std::optional<std::string>> picture(std::vector<std::string> const& areas,
                                             event::Uuid expense) override;

 private:
  Store& store_;
};

/// On the writer's thread only.
void add_money(Database& database, allowance::Fact const& fact);

}  // namespace otor::store
