// SPDX-License-Identifier: Apache-2.0
#pragma once
// Families who were told an answer that is another now: the law under it changed after the day on
// which they were told. Whoever was told it again since is not among them.

#include "app/accounts.h"
#include "app/answer_book.h"
#include "app/soum_tasks.h"

namespace otor::app {

inline constexpr std::int64_t usual_told = 50, most_told = 200, most_told_in_file = 100'000;

/// `on`: as the law stands on this day, which may lie ahead; "" is today. `area`: a soum or an
/// aimag, "" all of the account.
struct ToldOldQuestion {
  std::string area, question, on;
  std::int64_t limit = usual_told, skip = 0;
};

struct ToldOldPorts {
  std::vector<std::shared_ptr<SoumTasks const>> soums;
  std::vector<Account> const& working;  // accounts that are not disabled
  std::vector<Account> const& all;      // and those that are
  Answering& answers;
  Date today;
};

/// `told`: the day; `since`: from when the answer is another; `by`: who told it; `owner`: whose it
/// is to tell the new one, "" whoever in the soum.
struct ToldOldRow {
  std::string area, bagh, head;
  event::Uuid household, about;
  std::optional<event::Uuid> person;
  std::string question, told, since, by, owner;
};
BOOST_DESCRIBE_STRUCT(ToldOldRow, (),
                      (area, bagh, head, household, about, person, question, told, since, by,
                       owner))

/// How many families were told an answer to a question that is another on a day; `asked`: of how
/// many who were told one.
struct ToldOldCount {
  std::string question, since;
  std::optional<std::int64_t> families, asked;
};
BOOST_DESCRIBE_STRUCT(ToldOldCount, (), (question, since, families, asked))

/// An answer as it was told on some day.
struct ToldThen {
  std::string told;
  AnswerSaid answer;
};
BOOST_DESCRIBE_STRUCT(ToldThen, (), (told, answer))

/// What an account that a row names is called.
struct ToldOfficer {
  std::string officer, name;
};
BOOST_DESCRIBE_STRUCT(ToldOfficer, (), (officer, name))

/// `then`: of each question and day that a row names; `now`: of each question.
struct ToldOldAnswer {
  std::string on;
  std::int64_t found = 0;
  std::vector<ToldOldRow> rows;
  std::vector<ToldThen> then;
  std::vector<AnswerSaid> now;
  std::vector<ToldOfficer> officers;
};
BOOST_DESCRIBE_STRUCT(ToldOldAnswer, (), (on, found, rows, then, now, officers))

/// Errors: bad_month for a day that is none; bad_value for one before today.
Result<ToldOldAnswer> told_old(ToldOldQuestion const& question, Language language,
                               ToldOldPorts const& ports);

/// The counts alone, of all soums; in fives and none below five where `totals`. `coming`: of the
/// next day ahead on which each answer will be another, as far as the law is known.
struct ToldOldCounts {
  std::vector<ToldOldCount> now, coming;
};
ToldOldCounts told_old_counts(ToldOldPorts const& ports, Date on, bool totals);

}  // namespace otor::app
