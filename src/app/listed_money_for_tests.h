// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road without a store.

#include <algorithm>

#include "app/money_desk.h"

namespace otor::app {

/// Money as a list of facts.
struct ListedMoney : MoneyModel {
  std::vector<allowance::Fact> all;
  std::vector<allowance::Visited> seen, joined;

  Result<std::vector<allowance::Fact>> facts(std::vector<std::string> const& areas,
                                             std::string const& scheme) override {
    std::vector<allowance::Fact> found;
    for (auto const& fact : all) {
      bool const here = std::ranges::find(areas, fact.area) != areas.end();
      if (here && (fact.scheme.empty() || fact.scheme == scheme)) found.push_back(fact);
    }
    return found;
  }
  Result<std::vector<allowance::Fact>> facts_of(std::vector<std::string> const& areas,
                                                std::string const& scheme,
                                                std::string const&) override {
    return facts(areas, scheme);
  }
  Result<std::vector<allowance::Visited>> visits(std::vector<std::string> const&,
                                                 std::string const&, std::string const&) override {
    return seen;
  }
  Result<std::vector<allowance::Visited>> enrolled(std::vector<std::string> const&,
                                                   std::string const&,
                                                   std::string const&) override {
    return joined;
  }
  Result<MoneyWords> words(std::vector<event::Uuid> const&) override { return MoneyWords{}; }
  Result<std::optional<std::string>> picture(std::vector<std::string> const&,
                                             event::Uuid) override {
    return std::nullopt;
  }
};

}  // namespace otor::app
