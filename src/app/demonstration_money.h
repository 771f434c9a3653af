// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road in the made-up season: 459,000 for each officer, what the days on the road
// cost, and what the heads said of it.

#include "app/demonstration_stock.h"

namespace otor::app {

class DemonstrationMoney {
 public:
  DemonstrationMoney(DemonstrationPlan const& plan, Draws const& draws)
      : plan_(plan), draws_(draws) {}

  /// In the evening of a day on the road; days of one officer come in their order.
  void evening(Phone& phone, std::string const& area, std::int64_t ms);

  /// The heads' pushes: advances and handbooks on the first day, then a word on what was spent, a
  /// week later; and at the end they count their shelves.
  void heads(std::vector<Account> const& accounts, DemonstrationStock const& stock,
             std::int64_t first_ms, std::vector<DemonstrationPush>& pushes);

 private:
  struct Claimed {
    std::string area;
    event::Uuid id;
    std::int64_t ms = 0;
    std::uint64_t who = 0;
  };
  void claim(Phone& phone, std::string const& area, std::int64_t ms, std::string_view category,
             std::int64_t amount, std::string const& more);
  void advances(Phone& desk, std::vector<Account> const& accounts, std::int64_t ms);
  void word(Phone& desk, Claimed const& claimed, std::int64_t ms);

  DemonstrationPlan const& plan_;
  Draws const& draws_;
  std::vector<Claimed> claims_;
  std::string officer_;  // whose days are told now
  std::int64_t odometer_ = 0;
  std::uint64_t day_ = 0;
};

}  // namespace otor::app
