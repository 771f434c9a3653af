// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report of made-up money, without a store.

#include "app/listed_money_for_tests.h"
#include "app/report.h"

namespace otor::app {

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
                      Language language = Language::en, std::string from = "") {
    MoneyPorts const ports{soums, officers, schemes, money, "2026-09-01"};
    return report(
        {std::move(name), std::move(on), "", std::move(officer), language, std::move(from)},
        {areas, false}, ports);
  }
};

}  // namespace otor::app
