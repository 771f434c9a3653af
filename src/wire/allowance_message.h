// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road, as the page asks for it and draws it.

#include "allowance/flags.h"
#include "wire/record_message.h"

namespace otor::wire {

/// An expense as it stands, with what is unusual about it and what was said.
struct ExpenseRow {
  event::Uuid id;
  std::string area;  // the soum in whose book it stands, and where all that is said of it belongs
  std::string category;
  std::int64_t amount = 0;
  std::string on;
  std::optional<std::string> trip;
  std::optional<std::int64_t> litres_ml, odometer_km;
  std::optional<std::string> receipt, note;
  bool pictured = false, late = false, safe = false;
  allowance::ExpenseState state{};
  std::optional<std::string> by, why, answer;  // who reviewed it, the words, and what was answered
  std::vector<allowance::Flag> flags;
};
BOOST_DESCRIBE_STRUCT(ExpenseRow, (),
                      (id, area, category, amount, on, trip, litres_ml, odometer_km, receipt, note,
                       pictured, late, safe, state, by, why, answer, flags))

/// An advance (`paid`), a top-up, or a rest that came back (`returned`).
struct PaymentRow {
  event::Uuid id;
  allowance::FactKind kind{};
  std::int64_t amount = 0;
  std::string on;
  std::optional<std::string> paper;
};
BOOST_DESCRIBE_STRUCT(PaymentRow, (), (id, kind, amount, on, paper))

/// What was spent of a category, and what its limit leaves.
struct CategoryRow {
  std::string code;
  std::int64_t spent = 0;
  std::optional<std::int64_t> left;
};
BOOST_DESCRIBE_STRUCT(CategoryRow, (), (code, spent, left))

/// A day on which somebody was visited, and how many households.
struct JourneyDay {
  std::string day;
  std::int64_t households = 0;
};
BOOST_DESCRIBE_STRUCT(JourneyDay, (), (day, households))

/// One officer's money in one scheme.
struct AllowanceBook {
  std::string scheme;
  allowance::Balance balance;
  std::int64_t left = 0;
  std::optional<std::string> closed_through;
  allowance::Reach reach;
  std::vector<CategoryRow> categories;
  std::vector<ExpenseRow> expenses;  // the latest day first
  std::vector<PaymentRow> payments;  // the same
};
BOOST_DESCRIBE_STRUCT(AllowanceBook, (),
                      (scheme, balance, left, closed_through, reach, categories, expenses,
                       payments))

/// `allowance`: the own money, in each of these schemes that runs on this day or holds anything.
struct AllowanceRequest {
  std::string today;
  std::vector<allowance::Scheme> schemes;
};
BOOST_DESCRIBE_STRUCT(AllowanceRequest, (), (today, schemes))

struct AllowanceAnswer {
  std::vector<AllowanceBook> books;
  std::vector<JourneyDay> journeys;  // own visits, the latest first, at most 30
};
BOOST_DESCRIBE_STRUCT(AllowanceAnswer, (), (books, journeys))

/// `expense_check`: what speaks against an expense before it is written, and what would be unusual
/// about it. With `refused` empty it may be written.
struct ExpenseCheckRequest {
  std::string today, area;
  allowance::Scheme scheme;
  allowance::Draft draft;
};
BOOST_DESCRIBE_STRUCT(ExpenseCheckRequest, (), (today, area, scheme, draft))

struct ExpenseCheckAnswer {
  std::vector<allowance::Refused> refused;
  std::vector<allowance::Flag> flags;
};
BOOST_DESCRIBE_STRUCT(ExpenseCheckAnswer, (), (refused, flags))

}  // namespace otor::wire
