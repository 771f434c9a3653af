// SPDX-License-Identifier: Apache-2.0
#pragma once
// Families of the soums an account looks after, as its desk finds them: filtered, looked for by
// name, counted and paged. Every count is of what the other filters leave.

#include "app/worklist.h"

namespace otor::app {

/// Rows in one answer: usually, and at the most.
inline constexpr std::int64_t usual_families = 50, most_families = 200;
/// The stage of those who told none, as a filter names it.
inline constexpr char const* no_stage = "none";

/// What is left out does not narrow. `officer` "": of nobody. `bagh`: as anybody wrote it.
/// `stage`: a word of event::Stage, or "none". `unseen_since`: not visited on that day or later.
/// `text`: of the name of its head or of anybody who belongs to it, or of their fathers.
struct FamiliesQuestion {
  std::optional<std::string> area, bagh, officer, stage;
  std::optional<Date> unseen_since;
  std::string text;
  std::int64_t limit = usual_families, skip = 0;
};

/// `name`: by which it was found, where that is not its head's; `officer`: to whom it was given,
/// or else who visited it last; `silent`: it does not want anything written, or nobody can say that
/// it does; `overdue`: of its tasks.
struct FamilyRow {
  event::Uuid household;
  std::string head, name, area, bagh, officer;
  std::int64_t members = 0;
  std::optional<std::string> last_visit;
  std::optional<event::Stage> stage;
  bool silent = false;
  std::int64_t tasks = 0, overdue = 0;
};
BOOST_DESCRIBE_STRUCT(FamilyRow, (),
                      (household, head, name, area, bagh, officer, members, last_visit, stage,
                       silent, tasks, overdue))

struct FamilyCount {
  std::string code;
  std::int64_t families = 0;
};
BOOST_DESCRIBE_STRUCT(FamilyCount, (), (code, families))

/// Whose families they are or could be; "" of nobody.
struct FamilyOfficer {
  std::string officer, name;
  std::int64_t families = 0;
};
BOOST_DESCRIBE_STRUCT(FamilyOfficer, (), (officer, name, families))

/// `families`: all there are; `found`: those asked for; `people`: the members of these. `baghs`
/// only where one soum is asked for.
struct FamiliesAnswer {
  std::string on;
  std::int64_t families = 0, found = 0, people = 0;
  std::vector<FamilyRow> rows;
  std::vector<FamilyCount> areas, baghs, stages;
  std::vector<FamilyOfficer> officers;
};
BOOST_DESCRIBE_STRUCT(FamiliesAnswer, (),
                      (on, families, found, people, rows, areas, baghs, stages, officers))

/// Sorted by the head's name; where a name is looked for, the better it fits the sooner.
FamiliesAnswer families(FamiliesQuestion const& question, WorklistPorts const& ports);

}  // namespace otor::app
