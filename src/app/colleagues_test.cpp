// SPDX-License-Identifier: Apache-2.0
#include "app/colleagues.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace otor::app {

TEST_CASE("names of a department reach its people, and nobody else's name does") {
  std::vector<Account> const everybody{{"tes", "Т. Тэс", Role::officer, {"18301"}},
                                       {"bat", "Б. Бат", Role::officer, {"18304"}},
                                       {"uvs", "У. Увс", Role::head, {"183"}},
                                       {"both", "Х. Хоёр", Role::head, {"183", "184"}},
                                       {"far", "Х. Хол", Role::officer, {"18401"}},
                                       {"trainer", "С. Сур", Role::trainer, {}},
                                       {"keeper", "Э. Эзэн", Role::administrator, {}},
                                       {"idle", "И. Идл", Role::officer, {}}};
  auto const told = [&](std::string const& user) {
    auto const account = std::ranges::find(everybody, user, &Account::user);
    std::string users;
    for (auto const& one : colleagues_of(*account, everybody)) users += one.user + " ";
    return users;
  };
  CHECK(told("tes") == "bat both tes uvs ");
  CHECK(told("uvs") == "bat both tes uvs ");
  CHECK(told("both") == "bat both far tes uvs ");
  CHECK(told("far") == "both far ");
  for (auto const* nobodys : {"trainer", "keeper", "idle"}) CHECK(told(nobodys).empty());
  CHECK(colleagues_of(everybody[0], everybody)[0].name == "Б. Бат");
}

}  // namespace otor::app
