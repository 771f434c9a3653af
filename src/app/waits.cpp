// SPDX-License-Identifier: Apache-2.0
#include "app/waits.h"

#include <algorithm>

namespace otor::app {

void add_waiting(Waits& waits, StateCounts const& of_soum) {
  waits.tasks_overdue += of_soum.overdue;
  waits.tasks_owed += of_soum.owed;
  waits.tasks_stuck += of_soum.stuck;
}

void add_waiting(Waits& waits, MoneyDesk const& desk) {
  if (!desk.scheme.empty()) waits.expenses = waits.expenses.value_or(0) + std::ssize(desk.waiting);
}

void add_waiting(Waits& waits, wire::LessonsDesk const& desk) {
  waits.decisions_open += std::ssize(desk.decisions);
  waits.decisions_overdue += std::ranges::count_if(desk.decisions, &wire::OpenDecision::overdue);
  waits.decisions_mine += std::ranges::count_if(desk.decisions, &wire::OpenDecision::mine);
}

void add_waiting(Waits& waits, QualityDesk const& desk) {
  for (auto const& draw : desk.draws) waits.calls += draw.open;
}

void add_waiting(Waits& waits, RemarksDesk const& desk) {
  waits.remarks += std::ssize(desk.remarks);
}

void add_waiting(Waits& waits, HandbookDesk const& desk) {
  waits.handbooks += std::ranges::count_if(
      desk.officers, [](HandbookRow const& row) { return row.stock.left < 0; });
}

void add_waiting(Waits& waits, AsideAnswer const& answer) {
  waits.aside += std::ssize(answer.groups);
}

}  // namespace otor::app
