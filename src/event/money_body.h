// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bodies of events (body.h) about money for the road. The subject is the payment or the expense
// itself; amounts are whole tögrög; `scheme` names the rules (allowance/scheme.h). What was wrong
// is put right by another event: nothing in a ledger is edited.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace otor::event {

BOOST_DEFINE_ENUM_CLASS(Verdict, approved, asked, refused)

/// An advance, or a top-up, that an officer was given.
struct AdvancePaid {
  std::string scheme, officer;
  std::int64_t amount = 0;
  std::string on;  // "2026-06-01"
  std::optional<std::string> paper;
};
BOOST_DESCRIBE_STRUCT(AdvancePaid, (), (scheme, officer, amount, on, paper))

/// What was left of it and came back.
struct RestReturned {
  std::string scheme, officer;
  std::int64_t amount = 0;
  std::string on;
  std::optional<std::string> paper;
};
BOOST_DESCRIBE_STRUCT(RestReturned, (), (scheme, officer, amount, on, paper))

/// The author spent this. `trip`: the first day of the journey it belongs to.
struct ExpenseClaimed {
  std::string scheme, category;
  std::int64_t amount = 0;
  std::string on;
  std::optional<std::string> trip;
  std::optional<std::int64_t> litres_ml, odometer_km;
  std::optional<std::string> receipt;  // its number
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ExpenseClaimed, (),
                      (scheme, category, amount, on, trip, litres_ml, odometer_km, receipt, note))

/// A picture of the receipt, base64 of a JPEG that fits a line.
struct ReceiptPictured {
  std::string picture;
};
BOOST_DESCRIBE_STRUCT(ReceiptPictured, (), (picture))

/// By its author, before it was approved.
struct ExpenseTakenBack {
  std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(ExpenseTakenBack, (), (why))

/// Its author's answer to what was asked.
struct ExpenseExplained {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ExpenseExplained, (), (note))

/// By somebody else than its author. Whoever asks or refuses says why.
struct ExpenseReviewed {
  Verdict verdict{};
  std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(ExpenseReviewed, (), (verdict, why))

/// Up to this day the accounts of the author's soum stand: what comes later is booked behind it.
struct PeriodClosed {
  std::string scheme, through;  // the last day
};
BOOST_DESCRIBE_STRUCT(PeriodClosed, (), (scheme, through))

}  // namespace otor::event
