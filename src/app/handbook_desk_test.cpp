// SPDX-License-Identifier: Apache-2.0
#include "app/handbook_desk.h"

#include <doctest/doctest.h>

namespace otor::app {
namespace {

struct ListedStock : StockModel {
  std::vector<OfficerStock> all;
  std::vector<OfficerStock> in_time;  // of any days that are asked for
  Result<std::vector<OfficerStock>> stock(std::vector<std::string> const&, std::string const& from,
                                          std::string const& to) override {
    return from.empty() && to.empty() ? all : in_time;
  }
};

wire::StockRow row(std::string edition, std::int64_t received, std::int64_t given) {
  wire::StockRow told;
  told.edition = std::move(edition);
  told.received = received;
  told.given = given;
  return told;
}

TEST_CASE("what was given above what came is told officer by officer, and never made up for") {
  ListedStock stock;
  stock.all = {{"tes", "18304", row("3", 50, 54)},
               {"bor", "18304", row("3", 40, 10)},
               {"bor", "18304", row("4", 0, 2)},
               {"gone", "18301", row("3", 5, 5)}};
  std::vector<Account> const officers{{"tes", "Т. Тэс", Role::officer, {"18301"}, true},
                                      {"bor", "Б. Бор", Role::officer, {"18304"}, true}};
  auto const desk = handbook_desk({"18301", "18304"}, officers, stock);
  REQUIRE(desk.has_value());
  CHECK(desk->above == 6);  // 4 and 2: the 30 that are left of bor's do not hide them
  REQUIRE(desk->officers.size() == 4);
  CHECK(desk->officers[0].name == "gone");  // nobody's account any more: where she told it last
  CHECK(desk->officers[1].officer == "tes");
  CHECK(desk->officers[1].area == "18301");
  CHECK(desk->officers[1].stock.left == -4);
  CHECK(desk->officers[3].stock.left == -2);
  REQUIRE(desk->editions.size() == 2);
  CHECK(desk->editions[0].received == 95);
  CHECK(desk->editions[0].given == 69);
  CHECK(desk->editions[0].left == 26);
}

TEST_CASE("what moved is of the days asked for, what is left and what was above is of now") {
  ListedStock stock;
  stock.all = {{"tes", "18304", row("3", 50, 54)}, {"bor", "18304", row("3", 40, 10)}};
  stock.in_time = {{"tes", "18304", row("3", 0, 7)}};
  auto const desk = handbook_desk({"18304"}, {}, stock, "2026-06-01", "");
  REQUIRE(desk.has_value());
  CHECK(desk->above == 4);
  REQUIRE(desk->officers.size() == 2);
  CHECK(desk->officers[0].officer == "bor");
  CHECK(desk->officers[0].stock.received == 0);
  CHECK(desk->officers[0].stock.left == 30);
  CHECK(desk->officers[1].stock.given == 7);
  CHECK(desk->officers[1].stock.left == -4);
  REQUIRE(desk->editions.size() == 1);
  CHECK(desk->editions[0].given == 7);
  CHECK(desk->editions[0].left == 26);
}

}  // namespace
}  // namespace otor::app
