// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report of made-up money, without a store.

#include <set>

#include "allowance/road_for_tests.h"
#include "app/report.h"

namespace otor::app {

/// Money as a list of facts.
struct ListedMoney final : MoneyModel {
  std::vector<allowance::Fact> all;

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
    return std::vector<allowance::Visited>{};
  }
  Result<std::vector<allowance::Visited>> enrolled(std::vector<std::string> const&,
                                                   std::string const&,
                                                   std::string const&) override {
    return std::vector<allowance::Visited>{};
  }
  Result<MoneyWords> words(std::vector<event::Uuid> const&) override { return MoneyWords{}; }
  Result<std::optional<std::string>> picture(std::vector<std::string> const&,
                                             event::Uuid) override {
    return std::nullopt;
  }
};

struct ReportOfTest {
  ListedMoney money;
  std::vector<std::string> soums{"18301", "18304"};
  std::vector<Account> officers{{"tes", "Т. Тэс", Role::officer, {"18301"}, true},
                                {"bor", "Б. \"Бор\", ахлагч", Role::officer, {"18304"}, true}};
  std::vector<Area> areas{{"18301", "183", "Өлгий", "Өлгий", "Ulgii"},
                          {"18304", "183", "Буянт", "Буянт", "Buyant"}};
  std::vector<allowance::Scheme> schemes{scheme()};

  static allowance::Scheme scheme() {
    allowance::Scheme road;
    road.code = "road";
    road.name = {"Зам", "Жол", "Road"};
    road.from = "2026-01-01";
    road.to = "2026-12-31";
    road.categories = {{"petrol", {"Шатахуун", "Жанармай", "Petrol"}}};
    return road;
  }
  Result<Report> made(std::string name, std::string officer = "", std::string on = "",
                      Language language = Language::en) {
    MoneyPorts const ports{soums, officers, schemes, money, "2026-09-01"};
    return report({std::move(name), std::move(on), "", std::move(officer), language},
                  {areas, false}, ports);
  }
};

}  // namespace otor::app
