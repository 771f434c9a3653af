// SPDX-License-Identifier: Apache-2.0
#pragma once
// What waits for a head, in numbers: what each page of her desk would tell first. Nobody is named
// in it.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>

#include "app/call_backs.h"
#include "app/handbook_desk.h"
#include "app/money_desk.h"
#include "app/remarks_desk.h"
#include "app/set_aside.h"
#include "app/worklist.h"
#include "wire/reflection_message.h"

namespace otor::app {

/// `tasks_…`: as on the worklist. `expenses`: her word is asked for; none where no scheme runs.
/// `told_old`: families who were told an answer that is another now. `handbooks`: officers and
/// editions of which more was given than came. `aside`: what lies apart, family by family.
struct Waits {
  std::int64_t tasks_overdue = 0, tasks_owed = 0, tasks_stuck = 0;
  std::optional<std::int64_t> expenses;
  std::int64_t decisions_overdue = 0, decisions_mine = 0, decisions_open = 0;
  std::int64_t told_old = 0, calls = 0, remarks = 0, handbooks = 0, aside = 0;
  bool operator==(Waits const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Waits, (),
                      (tasks_overdue, tasks_owed, tasks_stuck, expenses, decisions_overdue,
                       decisions_mine, decisions_open, told_old, calls, remarks, handbooks, aside))

/// Each adds what its page tells.
void add_waiting(Waits& waits, StateCounts const& of_soum);
void add_waiting(Waits& waits, MoneyDesk const& desk);
void add_waiting(Waits& waits, wire::LessonsDesk const& desk);
void add_waiting(Waits& waits, QualityDesk const& desk);
void add_waiting(Waits& waits, RemarksDesk const& desk);
void add_waiting(Waits& waits, HandbookDesk const& desk);
void add_waiting(Waits& waits, AsideAnswer const& answer);

}  // namespace otor::app
