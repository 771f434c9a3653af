// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the programme office may see of money for the road: totals of aimags, what a household
// reached came to, and how sure that is. Nobody's name, no soum, no single expense.

#include "app/money_desk.h"

namespace otor::app {

/// Spent money divided by what was reached with it, to the nearest hundred tögrög; `count` in
/// fives, rounded down, and nothing below five: as the other totals, it tells of no single family.
/// `low` and `high`, rounded outwards: the interval of 95 % for the ratio, with officers as
/// clusters (linearised, Student's t); absent below five officers, of whom it would say nothing.
struct Cost {
  std::int64_t count = 0, each = 0;
  std::optional<std::int64_t> low, high;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (count, each, low, high))

/// One officer's share of a ratio.
struct Share {
  std::int64_t spent = 0, count = 0;
};

/// Nothing where fewer than five were reached.
std::optional<Cost> cost_of(std::vector<Share> const& officers);

/// `aimag`: its code; "" for all together.
struct AimagMoney {
  std::string aimag;
  std::int64_t officers = 0;
  std::int64_t budget = 0;  // the scheme's amount for each of them
  allowance::Balance balance;
  std::int64_t left = 0;
  std::optional<Cost> reached, first_contacts, enrolled;
  bool withheld = false;  // too few officers: then only their number is told
};
BOOST_DESCRIBE_STRUCT(AimagMoney, (),
                      (aimag, officers, budget, balance, left, reached, first_contacts, enrolled,
                       withheld))

struct MoneyTotals {
  std::vector<std::string> schemes;
  std::string scheme;
  AimagMoney all;
  std::vector<AimagMoney> aimags;
  std::vector<MonthSpent> months;  // of all together
};
BOOST_DESCRIBE_STRUCT(MoneyTotals, (), (schemes, scheme, all, aimags, months))

/// `ports.soums`: all that the account may count. Errors: not_found, storage.
Result<MoneyTotals> money_totals(std::string const& scheme, MoneyPorts const& ports);

}  // namespace otor::app
