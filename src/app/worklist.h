// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be done in the soums an account looks after, as its desk sees it: filtered, counted
// and paged. Every count is of what the other filters leave, so that each can be tapped on.

#include <functional>
#include <map>
#include <memory>
#include <span>

#include "app/accounts.h"
#include "app/programme.h"
#include "app/push.h"
#include "app/soum_tasks.h"

namespace otor::app {

/// How a task stands. The first three divide all tasks but those that were set down; the others
/// may hold besides.
BOOST_DEFINE_ENUM_CLASS(TaskState, overdue, soon, later, promised, owed, waiting, stuck)

/// Why nothing moves.
BOOST_DEFINE_ENUM_CLASS(StuckWhy, long_overdue, put_off_often, officer_left, nobody, moved,
                        set_down)

BOOST_DEFINE_ENUM_CLASS(WorklistOrder, day, officer)

/// Days ahead that count as soon.
inline constexpr std::int64_t days_soon = 14;
/// Rows in one answer: usually, at the most, and in a file.
inline constexpr std::int64_t usual_tasks = 50, most_tasks = 200, most_tasks_in_file = 100'000;

/// What is left out does not narrow. `officer` "": what is the soum's. `bagh`: as anybody wrote it.
struct WorklistQuestion {
  std::optional<std::string> area, bagh, officer, reason;
  std::optional<TaskState> state;
  std::string text;  // of the head's name
  WorklistOrder order = WorklistOrder::day;
  std::int64_t limit = usual_tasks, skip = 0;
};

/// Everything an answer is made of. `soums`: those that the account may see.
struct WorklistPorts {
  std::vector<std::shared_ptr<SoumTasks const>> soums;
  std::vector<Account> const& working;  // accounts that are not disabled
  std::vector<Account> const& all;      // and those that are
  WorklistTerms terms;
  Date today;
};

/// `owner`: an account, "" is the soum; `named`: whose it would be, where she left.
struct WorklistRow {
  std::string area, bagh, head;
  event::Uuid household;
  std::optional<event::Uuid> person;
  std::string name, rule;
  event::Uuid about;
  std::string what, due, since;
  std::int64_t days_left = 0;  // below zero: overdue
  std::string owner, named;
  bool here = false;  // whether the family belongs to this soum, and can be handed over
  std::int64_t put_off = 0;
  std::vector<TaskState> states;
  std::vector<StuckWhy> stuck;
};
BOOST_DESCRIBE_STRUCT(WorklistRow, (),
                      (area, bagh, head, household, person, name, rule, about, what, due, since,
                       days_left, owner, named, here, put_off, states, stuck))

struct WorklistCount {
  std::string code;
  std::int64_t tasks = 0;
};
BOOST_DESCRIBE_STRUCT(WorklistCount, (), (code, tasks))

/// Somebody whose tasks they are or who could have them. `works`: she is not disabled.
struct WorklistOfficer {
  std::string officer, name;
  std::vector<std::string> areas;
  bool works = false;
  std::int64_t tasks = 0;
};
BOOST_DESCRIBE_STRUCT(WorklistOfficer, (), (officer, name, areas, works, tasks))

/// `tasks`: all there are; `found`: those asked for. `baghs` only where one soum is asked for.
struct WorklistAnswer {
  std::string on;
  std::int64_t tasks = 0, found = 0, households = 0;  // households: of those found
  std::vector<WorklistRow> rows;
  std::vector<WorklistCount> states, areas, baghs, reasons;
  std::vector<WorklistOfficer> officers;
  std::vector<WorklistOfficer> left;  // who left and still has households or tasks here
  WorklistTerms terms;
};
BOOST_DESCRIBE_STRUCT(WorklistAnswer, (),
                      (on, tasks, found, households, rows, states, areas, baghs, reasons, officers,
                       left, terms))

WorklistAnswer worklist(WorklistQuestion const& question, WorklistPorts const& ports);

/// The tasks of one family, in no order.
std::vector<WorklistRow> worklist_of(SoumTasks const& soum, WatchedFamily const& family,
                                     WorklistPorts const& ports);

/// The same answer with its rows made one by one, for whoever writes more of them than should lie
/// in memory at once.
class FoundTasks {
 public:
  /// What `ports` refers to outlives it.
  FoundTasks(WorklistQuestion const& question, WorklistPorts ports);
  ~FoundTasks();
  FoundTasks(FoundTasks const&) = delete;
  FoundTasks& operator=(FoundTasks const&) = delete;

  /// Without rows.
  WorklistAnswer const& told() const;
  std::size_t rows() const;
  WorklistRow row(std::size_t at) const;
  /// Whom the rows name.
  using Naming = std::function<void(std::string const& area, event::Uuid household,
                                    std::optional<event::Uuid> const& person)>;
  void name_each(Naming const& name) const;

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

/// A name that is looked for is no part of an address: those are written down on their way.
struct WorklistSearch {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(WorklistSearch, (), (text))

/// How many tasks stand like this.
struct StateCounts {
  std::int64_t tasks = 0, overdue = 0, soon = 0, owed = 0, promised = 0, waiting = 0, stuck = 0;
};
StateCounts counts_of(SoumTasks const& soum, WorklistPorts const& ports);
/// The same of each whose tasks they are; "" is the soum.
std::map<std::string, StateCounts> counts_by_owner(SoumTasks const& soum,
                                                   WorklistPorts const& ports);

/// The soums whose tasks an account sees.
std::vector<std::string> soums_of_worklist(Account const& account, Home const& home);

/// The terms that hold on a day; the usual ones where none do.
WorklistTerms terms_on(std::optional<std::vector<WorklistTerms>> const& all, Date day);

}  // namespace otor::app
