// SPDX-License-Identifier: Apache-2.0
#pragma once
// The accounts of money for the road, in double entry. Every entry moves an amount from one account
// to another, so that all of them together are always nothing:
//
//   advance paid       fund     -> hand      (of the officer)
//   rest returned      hand     -> fund
//   expense claimed    hand     -> claimed   (of a category)
//   approved           claimed  -> spent
//   refused, taken back: the way back to the hand
//
// What a fact does follows from all facts, in whatever order they came: they are booked in the
// order in which the server received them (fact.h). An entry whose day is closed already is booked
// on the first day that is open, so no day that was closed ever changes.
//
// Each soum has a book of its own: what is said in one counts for nothing in another, so the books
// of many soums together are the sum of theirs, whoever asks and for which of them.

#include <boost/describe.hpp>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "allowance/fact.h"

namespace otor::allowance {

BOOST_DEFINE_ENUM_CLASS(AccountKind, fund, hand, claimed, spent)

/// One movement of money. `from` and `to` are accounts of the officer's book in this scheme;
/// `category` where one of them is of a category.
struct Entry {
  event::Uuid event, subject;
  std::string scheme, officer, area, category;
  std::string day;  // on which it is booked
  AccountKind from{}, to{};
  std::int64_t amount = 0;
  bool operator==(Entry const&) const = default;
};

BOOST_DEFINE_ENUM_CLASS(ExpenseState, claimed, asked, explained, approved, refused, taken_back)

/// An expense as it stands.
struct Expense {
  event::Uuid id, claim;  // the subject, and the event that claimed it
  std::string scheme, officer, area, category;
  std::int64_t amount = 0;
  std::string on, trip, day;  // day: on which it is booked
  std::optional<std::int64_t> litres_ml, odometer_km;
  std::string receipt;
  bool pictured = false;
  bool late = false;  // the period it belongs to was closed before it came
  bool safe = false;  // the server has it
  ExpenseState state{};
  std::string by;                           // who said the last word of a review, "" before any
  std::optional<event::Uuid> word, answer;  // the events with that word, and with her answer to it

  /// Money is bound by it: it is spent, or waits for a word.
  bool stands() const {
    return state != ExpenseState::refused && state != ExpenseState::taken_back;
  }
};

/// Of one officer in one scheme. left = paid - returned - claimed - spent, and may be below zero:
/// then the officer laid it out herself.
struct Balance {
  std::int64_t paid = 0, returned = 0, claimed = 0, spent = 0;
  std::int64_t left() const { return paid - returned - claimed - spent; }
  bool operator==(Balance const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Balance, (), (paid, returned, claimed, spent))

/// Puts an entry of this officer and scheme into the balance.
void book_in(Balance& balance, Entry const& entry);

/// Puts one balance into another.
void add(Balance& sum, Balance const& more);

using BookName = std::pair<std::string, std::string>;  // scheme, officer

class Ledger {
 public:
  /// Facts in any order, each as often as it likes.
  static Ledger of(std::vector<Fact> facts);

  std::vector<Entry> const& entries() const { return entries_; }
  /// Sorted by the day they were spent, then by the order of booking.
  std::vector<Expense> const& expenses() const { return expenses_; }
  /// Payments and returns, in the order of booking.
  std::vector<Fact> const& payments() const { return payments_; }
  std::map<BookName, Balance> const& balances() const { return balances_; }
  Balance balance(std::string const& scheme, std::string const& officer) const;
  /// Of a category, as far as it stands.
  std::int64_t spent_on(std::string const& scheme, std::string const& officer,
                        std::string const& category) const;
  Expense const* expense(event::Uuid id) const;
  /// The last day that is closed there; "" where none is.
  std::string closed_through(std::string const& scheme, std::string const& area) const;

 private:
  void book(Entry entry);
  void book_payment(Fact const& fact);
  void book_expense(Fact const& claim, std::span<Fact const> later);
  std::string open_day(Fact const& fact, std::string day) const;

  std::map<std::pair<std::string, std::string>, std::vector<Fact>> closings_;  // scheme, area
  std::vector<Entry> entries_;
  std::vector<Expense> expenses_;
  std::vector<Fact> payments_;
  std::map<BookName, Balance> balances_;
};

/// So many days later; days are valid.
std::string day_later(std::string const& day, std::int64_t days);

}  // namespace otor::allowance
