// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road at the head's desk: what each officer was given, spent and has left, what
// waits for a word, and the four things a head does: pay, take back a rest, review, close.

#include "app/desk_log.h"
#include "app/handbook_desk.h"
#include "app/money.h"
#include "app/programme.h"

namespace otor::app {

/// What was spent of a category in a month, by the day it is booked.
struct MonthSpent {
  std::string month, category;
  std::int64_t claimed = 0, spent = 0;
};
BOOST_DESCRIBE_STRUCT(MonthSpent, (), (month, category, claimed, spent))

/// What an officer's entries in one soum come to.
struct OfficerSum {
  std::string officer, area;
  allowance::Balance balance;
};

/// What an officer's visits of a time come to. `reached`: households to which she came first in
/// that time, by day and id of the visit; `contacts`: those of them that nobody had come to before;
/// `enrolled`: in each soum, households whose last stage of that time she noted, as joining or
/// paying.
struct OfficerWork {
  std::string officer;
  std::int64_t reached = 0, contacts = 0, enrolled = 0;
};

/// The first entries of a time by day, how many there are in all, and what all come to.
struct Booked {
  std::vector<allowance::Entry> first;
  std::int64_t entries = 0, amount = 0;
};

/// What the store keeps of money: flat facts, and the books that follow from them.
class MoneyModel {
 public:
  virtual ~MoneyModel() = default;
  virtual Result<std::vector<allowance::Fact>> facts(std::vector<std::string> const& areas,
                                                     std::string const& scheme) = 0;
  /// Those that one officer's book is made of: of her, about what she claimed, and the closings.
  virtual Result<std::vector<allowance::Fact>> facts_of(std::vector<std::string> const& areas,
                                                        std::string const& scheme,
                                                        std::string const& officer) = 0;
  /// As the entries of these soums up to a day come to; `through` "": all of them. By soum.
  virtual Result<std::vector<OfficerSum>> officer_sums(std::vector<std::string> const& areas,
                                                       std::string const& scheme,
                                                       std::string const& through) = 0;
  /// The same, as `months_of` tells it.
  virtual Result<std::vector<MonthSpent>> month_sums(std::vector<std::string> const& areas,
                                                     std::string const& scheme,
                                                     std::string const& through) = 0;
  /// The entries between two days, both included, by day; "": without that end.
  virtual Result<std::vector<allowance::Entry>> entries(std::vector<std::string> const& areas,
                                                        std::string const& scheme,
                                                        std::string const& from,
                                                        std::string const& through) = 0;
  /// The same, of which the first `most` are told.
  virtual Result<Booked> booked(std::vector<std::string> const& areas, std::string const& scheme,
                                std::string const& from, std::string const& through,
                                std::int64_t most) = 0;
  /// Expenses of these soums that wait for a word or an answer, in the order of a ledger.
  virtual Result<std::vector<allowance::Expense>> open_expenses(
      std::vector<std::string> const& areas, std::string const& scheme) = 0;
  /// What flags compare these expenses with (`allowance::Flags`), in the order of a ledger.
  virtual Result<std::vector<allowance::Expense>> compared(
      std::vector<std::string> const& areas, allowance::Scheme const& scheme,
      std::vector<allowance::Expense> const& expenses) = 0;
  /// What stands of a scheme in these soums, by officer and category.
  virtual Result<allowance::CategorySums> category_sums(std::vector<std::string> const& areas,
                                                        std::string const& scheme) = 0;
  /// The last day that is closed in each of these soums; those that are open are left out.
  virtual Result<std::map<std::string, std::string>> closed_through(
      std::vector<std::string> const& areas, std::string const& scheme) = 0;
  /// Visits of one officer that stand, in these soums between two days.
  virtual Result<std::vector<allowance::Visited>> visits(std::vector<std::string> const& areas,
                                                         std::string const& officer,
                                                         std::string const& from,
                                                         std::string const& to) = 0;
  /// The same of all officers: how many households each visited.
  virtual Result<std::map<std::string, std::int64_t>> reached(std::vector<std::string> const& areas,
                                                              std::string const& from,
                                                              std::string const& to) = 0;
  /// Of each journey in these soums one visit that stands, if there is any; no household is told.
  virtual Result<std::vector<allowance::Visited>> visits_on(
      std::vector<std::string> const& areas, std::vector<allowance::Journey> const& journeys) = 0;
  /// What officers did in these soums on days from..to, both included; each officer once.
  virtual Result<std::vector<OfficerWork>> work(std::vector<std::string> const& areas,
                                                std::string const& from, std::string const& to) = 0;
  /// What these events said in words, opened out of the record.
  virtual Result<MoneyWords> words(std::vector<event::Uuid> const& events) = 0;
  /// The newest picture of a receipt of this expense in these soums, base64; nothing without one.
  virtual Result<std::optional<std::string>> picture(std::vector<std::string> const& areas,
                                                     event::Uuid expense) = 0;
};

/// One officer's line on the desk.
struct OfficerMoney {
  std::string officer, name, area;
  allowance::Balance balance;
  std::int64_t left = 0;
  allowance::Reach reach;
  std::int64_t waiting = 0, flagged = 0;  // expenses without a last word; those with a flag
  std::int64_t handbooks_above = 0;       // given beyond what came to her, of all editions
};
BOOST_DESCRIBE_STRUCT(OfficerMoney, (),
                      (officer, name, area, balance, left, reach, waiting, flagged,
                       handbooks_above))

/// An expense that waits for a word of the head, or for the answer of its officer.
struct WaitingExpense {
  std::string officer, area;
  wire::ExpenseRow expense;
};
BOOST_DESCRIBE_STRUCT(WaitingExpense, (), (officer, area, expense))

/// Up to where a soum is closed, and how many expenses wait there.
struct SoumClosing {
  std::string area;
  std::optional<std::string> through;
  std::int64_t waiting = 0;
};
BOOST_DESCRIBE_STRUCT(SoumClosing, (), (area, through, waiting))

struct MoneyDesk {
  std::vector<std::string> schemes;  // that there are
  std::string scheme;                // the one that is shown; "" where there is none
  std::vector<OfficerMoney> officers;
  std::vector<WaitingExpense> waiting;  // for the head; the oldest first
  std::vector<WaitingExpense> asked;    // for their officers, the same
  std::vector<SoumClosing> soums;
  std::vector<MonthSpent> months;
  allowance::Balance balance;
  std::int64_t left = 0;
};
BOOST_DESCRIBE_STRUCT(MoneyDesk, (),
                      (schemes, scheme, officers, waiting, asked, soums, months, balance, left))

/// Everything a desk is made of. Officers: the accounts of the store.
struct MoneyPorts {
  std::vector<std::string> const& soums;  // that the account looks after
  std::vector<Account> const& officers;
  std::vector<allowance::Scheme> const& schemes;
  MoneyModel& model;
  std::string today;
  StockModel* stock = nullptr;  // where handbooks are told of beside the money
};

/// The scheme of this code; of "" the one that runs today, else the newest, null where there is
/// none. Errors: not_found.
Result<allowance::Scheme const*> scheme_of(std::string const& code, MoneyPorts const& ports);

/// Somebody whose money is told, and the soum in which it is.
struct OfficerPlace {
  std::string user, name, area;
};

/// The officers of these soums, then whoever left or works elsewhere now and has money here still:
/// those among `booked`, of whom the name is not used.
std::vector<OfficerPlace> officers_with_money(std::vector<OfficerPlace> const& booked,
                                              MoneyPorts const& ports);
std::vector<OfficerPlace> booked_in(allowance::Ledger const& ledger);
std::vector<OfficerPlace> booked_in(std::vector<OfficerSum> const& sums);

/// What was booked in each month, by category.
std::vector<MonthSpent> months_of(allowance::Ledger const& ledger);

/// `scheme` "": the one that runs today, else the newest. Errors: not_found for a scheme there is
/// not; storage.
Result<MoneyDesk> money_desk(std::string const& scheme, MoneyPorts const& ports);

/// One officer's book. Errors: not_found for an officer who is not of these soums.
Result<wire::AllowanceBook> officer_book(std::string const& scheme, std::string const& officer,
                                         MoneyPorts const& ports);

BOOST_DEFINE_ENUM_CLASS(MoneyOrderKind, pay, take_back, review, close)

/// What is to be written. `pay`: `amount` to each of `officers`; `take_back`: a rest of one.
/// `review`: a `verdict` on each of `expenses`, with `why` unless it is approved. `close`: every
/// soum of the head, `through` a day. With a `key`, the same payment sent again is written once.
struct MoneyOrder {
  MoneyOrderKind what{};
  std::string scheme;
  std::optional<std::vector<std::string>> officers;
  std::optional<std::int64_t> amount;
  std::optional<std::string> on, paper, why, through;
  std::optional<std::vector<event::Uuid>> expenses;
  std::optional<event::Verdict> verdict;
  std::optional<event::Uuid> key;
};
BOOST_DESCRIBE_STRUCT(MoneyOrder, (),
                      (what, scheme, officers, amount, on, paper, why, through, expenses, verdict,
                       key))

struct Ordered {
  std::vector<DeskEvent> events;
  std::int64_t already = 0;  // of them that stand in the record since the same order came before
};

/// The events that an order comes to. Errors: bad_value, bad_amount, bad_month, not_found,
/// not_allowed; then nothing is to be written.
Result<Ordered> events_of(MoneyOrder const& order, Account const& account, MoneyPorts const& ports,
                          std::int64_t now_ms, Chance& chance);

}  // namespace otor::app
