// SPDX-License-Identifier: Apache-2.0
#pragma once
// The people due a follow-up in some soums until a day, each with what a sheet for her says: the
// same tasks as on the phones of those soums, soum by soum as a phone of the soum folds it. And who
// is left out, and why.
//
// Whom a task is about app/sheet_family.h tells. A person has one sheet, for the task that is due
// first. How many there are is counted out of what is kept of the soums; what the sheets say is
// folded out of the record when they are printed.

#include <boost/describe.hpp>
#include <map>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/ports.h"
#include "app/push.h"
#include "app/soum_tasks.h"
#include "outreach/codebook.h"
#include "wire/outlook_message.h"

namespace otor::app {

/// Sheets in one pile. More are asked for soum by soum.
inline constexpr std::int64_t most_sheets = 2'000;
/// Days ahead that are asked for where nothing is said, and at the most.
inline constexpr std::int64_t usual_days_ahead = 14, most_days_ahead = 366;

struct DueQuestion {
  std::vector<std::string> areas;  // soums; none: all of the account
  Date today, until;
  std::optional<std::string> officer;  // whose sheets alone; "" is the soum
};

/// What is known besides the record.
struct DueTerms {
  outreach::Codebook codebook;
  std::vector<Area> areas;
  std::vector<Account> officers;  // those that work
};

struct DuePerson {
  event::Uuid person, household;
  std::string area, officer;  // officer: an account, "" is the soum
  std::string bagh, head, name;
  std::string rule, what;  // of the task: see outreach::Task
  Date due;
  std::vector<std::string> papers;  // still missing, as codes
  wire::OutlookRequest asked;
};

/// `person` where it is one; otherwise the household as a whole.
struct LeftPerson {
  std::string area, head, name;
  LeftOut why{};
  std::optional<event::Uuid> person;
  event::Uuid household;
};

struct DuePeople {
  std::vector<DuePerson> people;  // by soum, officer, bagh, household: as they are handed out
  std::vector<LeftPerson> left;   // by soum, reason, name
  std::int64_t erased = 0;        // households and people of whom nothing can be read any more
};

/// The same people, counted: how many sheets each officer has in each soum.
struct DueCount {
  std::map<std::pair<std::string, std::string>, std::int64_t> sheets;  // by soum and officer
  std::vector<LeftPerson> left;  // the first `most_left_named` as above, the others in any order
  std::int64_t erased = 0;
};

/// The soums meant. Errors: not_allowed; not_found for a soum that is not the account's.
Result<std::vector<std::string>> soums_of(Account const& account, DueQuestion const& question,
                                          Home const& home);

/// Nothing is asked of access here: `soums` are those of `soums_of`. One soum at a time is in
/// memory. Errors: bad_value for a day before today or over a year ahead; storage; internal where
/// nobody waits any more.
Result<DuePeople> due_people(std::vector<std::string> const& soums, DueQuestion const& question,
                             DueTerms const& terms, LawInForce const& law, EventLog& log,
                             Awaited const& awaited);

std::int64_t sheets_in(DueCount const& count);

/// The same out of what is kept of these soums, as of `question.today`, with sheets reckoned for
/// its month. Errors: bad_value as above.
Result<DueCount> due_count(std::vector<std::shared_ptr<SoumTasks const>> const& soums,
                           DueQuestion const& question, DueTerms const& terms);

// What a head sees before she prints.

struct PileRow {
  std::string area, officer, name;  // officer: an account, "" is the soum; name: what she is called
  std::int64_t sheets = 0;
};
BOOST_DESCRIBE_STRUCT(PileRow, (), (area, officer, name, sheets))

struct PileLeft {
  std::string area, why, head, name;
};
BOOST_DESCRIBE_STRUCT(PileLeft, (), (area, why, head, name))

struct PileReason {
  std::string why;
  std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(PileReason, (), (why, people))

struct PileAnswer {
  std::string until;
  std::int64_t sheets = 0, most = most_sheets;
  std::vector<PileRow> rows;
  std::vector<PileReason> reasons;
  std::vector<PileLeft> left;  // at most 500 of them
  std::int64_t erased = 0;
};
BOOST_DESCRIBE_STRUCT(PileAnswer, (), (until, sheets, most, rows, reasons, left, erased))

inline constexpr std::size_t most_left_named = 500;

PileAnswer due_answer(DueCount const& count, DueQuestion const& question, DueTerms const& terms);

/// What an account is called; the account itself where nobody has it any more.
std::string officer_name(DueTerms const& terms, std::string_view user);

}  // namespace otor::app
