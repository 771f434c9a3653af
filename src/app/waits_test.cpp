// SPDX-License-Identifier: Apache-2.0
#include "app/waits.h"

#include <doctest/doctest.h>

using namespace otor;
using namespace otor::app;

TEST_CASE("what waits is the sum of what the pages tell") {
  Waits waits;
  add_waiting(waits, StateCounts{.overdue = 3, .owed = 2, .stuck = 1});
  add_waiting(waits, StateCounts{.overdue = 4, .owed = 0, .stuck = 5});
  wire::LessonsDesk lessons;
  lessons.decisions = {{.overdue = true}, {.overdue = true, .mine = true}, {.mine = false}};
  add_waiting(waits, lessons);
  QualityDesk quality;
  quality.draws = {{.open = 2}, {.open = 0}, {.open = 7}};
  add_waiting(waits, quality);
  HandbookDesk handbooks;
  handbooks.officers = {{.stock = {.left = -1}}, {.stock = {.left = 0}}, {.stock = {.left = -9}}};
  add_waiting(waits, handbooks);
  RemarksDesk remarks;
  remarks.remarks.resize(3);
  remarks.waiting = 8;  // their officers' own as yet
  add_waiting(waits, remarks);
  AsideAnswer aside;
  aside.groups.resize(2);
  add_waiting(waits, aside);
  CHECK(waits == Waits{.tasks_overdue = 7,
                       .tasks_owed = 2,
                       .tasks_stuck = 6,
                       .expenses = {},
                       .decisions_overdue = 2,
                       .decisions_mine = 1,
                       .decisions_open = 3,
                       .calls = 9,
                       .remarks = 3,
                       .handbooks = 2,
                       .aside = 2});
}

TEST_CASE("where no scheme runs nothing is told of expenses, and none is told as none") {
  Waits waits;
  add_waiting(waits, MoneyDesk{});
  CHECK(!waits.expenses);
  MoneyDesk desk;
  desk.scheme = "road-2026";
  add_waiting(waits, desk);
  CHECK(waits.expenses == 0);
  desk.waiting.resize(4);
  add_waiting(waits, desk);
  CHECK(waits.expenses == 4);
}
