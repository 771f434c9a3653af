// SPDX-License-Identifier: Apache-2.0
#include "allowance/ledger.h"

#include <algorithm>
#include <limits>

#include "base/month.h"

namespace otor::allowance {
namespace {

/// What a fact makes of an expense in this state; the same state where it makes nothing. Its own
/// officer reviews nothing, nobody takes back for her, and what she took back stays so.
ExpenseState next_state(ExpenseState now, Fact const& fact, std::string const& officer) {
  if (now == ExpenseState::taken_back) return now;
  bool const own = fact.author == officer;
  switch (fact.kind) {
    case FactKind::approved: return own ? now : ExpenseState::approved;
    case FactKind::asked: return own ? now : ExpenseState::asked;
    case FactKind::refused: return own ? now : ExpenseState::refused;
    case FactKind::explained:
      return own && now == ExpenseState::asked ? ExpenseState::explained : now;
    case FactKind::taken_back:
      return own && now != ExpenseState::approved ? ExpenseState::taken_back : now;
    default: return now;
  }
}

/// Where the money of an expense in this state lies.
AccountKind account_of(ExpenseState state) {
  switch (state) {
    case ExpenseState::approved: return AccountKind::spent;
    case ExpenseState::refused:
    case ExpenseState::taken_back: return AccountKind::hand;
    default: return AccountKind::claimed;
  }
}

bool is_word(FactKind kind) {
  return kind == FactKind::approved || kind == FactKind::asked || kind == FactKind::refused;
}

std::int64_t* place_of(Balance& balance, AccountKind account) {
  switch (account) {
    case AccountKind::claimed: return &balance.claimed;
    case AccountKind::spent: return &balance.spent;
    default: return nullptr;
  }
}

std::int64_t when_received(Fact const& fact) {
  return fact.received.value_or(std::numeric_limits<std::int64_t>::max());
}

/// What a soum's facts are about.
std::pair<event::Uuid, std::string_view> subject_in_area(Fact const& fact) {
  return {fact.subject, fact.area};
}

/// Of those with the same name the first alone, in the order they had. By sorting: ids come from
/// phones, and a table by hash could be made slow by whoever chooses them.
std::vector<Fact*> first_of_each(std::vector<Fact*> const& facts, auto name) {
  std::vector<std::pair<decltype(name(*facts.front())), std::size_t>> places;
  places.reserve(facts.size());
  for (std::size_t at = 0; at < facts.size(); ++at) places.emplace_back(name(*facts[at]), at);
  std::ranges::sort(places);
  auto const again = std::ranges::unique(
      places, [](auto const& one, auto const& other) { return one.first == other.first; });
  places.erase(again.begin(), again.end());
  std::vector<std::size_t> kept;
  kept.reserve(places.size());
  for (auto const& place : places) kept.push_back(place.second);
  std::ranges::sort(kept);
  std::vector<Fact*> found;
  found.reserve(kept.size());
  for (auto const at : kept) found.push_back(facts[at]);
  return found;
}

/// Each event once, in the order of booking.
std::vector<Fact*> in_order(std::vector<Fact>& facts) {
  std::vector<Fact*> order;
  order.reserve(facts.size());
  for (auto& fact : facts) order.push_back(&fact);
  std::ranges::sort(order,
                    [](Fact const* one, Fact const* other) { return booked_before(*one, *other); });
  return first_of_each(order, [](Fact const& fact) { return std::pair(fact.event, fact.area); });
}

/// Takes these facts, so that those about one subject in one soum stand together, in the order they
/// had.
std::vector<Fact> by_subject(std::vector<Fact*> facts) {
  std::ranges::stable_sort(facts, {}, [](Fact const* fact) { return subject_in_area(*fact); });
  std::vector<Fact> found;
  found.reserve(facts.size());
  for (auto* fact : facts) found.push_back(std::move(*fact));
  return found;
}

}  // namespace

std::string day_later(std::string const& day, std::int64_t days) {
  auto const date = parse_date(day);
  return date ? text_of(date_of_day(day_number(*date) + days)) : day;
}

std::string Ledger::open_day(Fact const& fact, std::string day) const {
  auto const closings = closings_.find({fact.scheme, fact.area});
  if (closings == closings_.end()) return day;
  std::string closed;
  for (auto const& closing : closings->second)
    if (when_received(closing) < when_received(fact)) closed = std::max(closed, closing.on);
  return day <= closed ? day_later(closed, 1) : day;
}

void book_in(Balance& balance, Entry const& entry) {
  if (entry.from == AccountKind::fund) balance.paid += entry.amount;
  if (entry.to == AccountKind::fund) balance.returned += entry.amount;
  if (auto* place = place_of(balance, entry.from)) *place -= entry.amount;
  if (auto* place = place_of(balance, entry.to)) *place += entry.amount;
}

void add(Balance& sum, Balance const& more) {
  sum.paid += more.paid;
  sum.returned += more.returned;
  sum.claimed += more.claimed;
  sum.spent += more.spent;
}

void Ledger::book(Entry entry) {
  book_in(balances_[{entry.scheme, entry.officer}], entry);
  entries_.push_back(std::move(entry));
}

void Ledger::book_payment(Fact const& fact) {
  bool const paid = fact.kind == FactKind::paid;
  book({fact.event, fact.subject, fact.scheme, fact.officer, fact.area, "", open_day(fact, fact.on),
        paid ? AccountKind::fund : AccountKind::hand, paid ? AccountKind::hand : AccountKind::fund,
        fact.amount});
  payments_.push_back(fact);
}

void Ledger::book_expense(Fact const& claim, std::span<Fact const> later) {
  Expense expense{
      claim.subject,   claim.event,       claim.scheme, claim.officer, claim.area,
      claim.category,  claim.amount,      claim.on,     claim.trip,    open_day(claim, claim.on),
      claim.litres_ml, claim.odometer_km, claim.receipt};
  expense.late = expense.day != claim.on;
  expense.safe = claim.received.has_value();
  Entry entry{claim.event,    claim.subject, claim.scheme,      claim.officer,        claim.area,
              claim.category, expense.day,   AccountKind::hand, AccountKind::claimed, claim.amount};
  book(entry);
  Fact booked;  // where a word falls among the closings of the claim
  booked.scheme = claim.scheme;
  booked.area = claim.area;
  for (auto const& fact : later) {
    expense.pictured |= fact.kind == FactKind::pictured && fact.author == claim.officer;
    auto const next = next_state(expense.state, fact, claim.officer);
    bool const reviewed = is_word(fact.kind) && fact.author != claim.officer;
    if (reviewed && expense.state != ExpenseState::taken_back) {
      expense.by = fact.author;
      expense.word = fact.event;
      expense.answer.reset();
    }
    if (next == ExpenseState::explained && next != expense.state) expense.answer = fact.event;
    auto const from = account_of(expense.state), to = account_of(next);
    expense.state = next;
    if (from == to) continue;
    booked.received = fact.received;
    entry.event = fact.event;
    entry.day = open_day(booked, expense.day);
    entry.from = from;
    entry.to = to;
    book(entry);
  }
  expenses_.push_back(std::move(expense));
}

Ledger Ledger::of(std::vector<Fact> facts) {
  Ledger ledger;
  std::vector<Fact*> claims, payments, later;
  for (auto* fact : in_order(facts)) {
    switch (fact->kind) {
      case FactKind::closed: ledger.closings_[{fact->scheme, fact->area}].push_back(*fact); break;
      case FactKind::paid:
      case FactKind::returned: payments.push_back(fact); break;
      case FactKind::claimed: claims.push_back(fact); break;
      default: later.push_back(fact);
    }
  }
  // A second claim under one id changes nothing: the first may have been reviewed.
  claims = first_of_each(claims, subject_in_area);
  auto const told = by_subject(std::move(later));
  ledger.entries_.reserve(facts.size());
  ledger.expenses_.reserve(claims.size());
  for (auto const* payment : payments) ledger.book_payment(*payment);
  for (auto const* claim : claims)
    ledger.book_expense(
        *claim, std::ranges::equal_range(told, subject_in_area(*claim), {}, subject_in_area));
  std::ranges::stable_sort(ledger.expenses_, {}, &Expense::on);
  return ledger;
}

Balance Ledger::balance(std::string const& scheme, std::string const& officer) const {
  auto const found = balances_.find({scheme, officer});
  return found == balances_.end() ? Balance{} : found->second;
}

std::int64_t Ledger::spent_on(std::string const& scheme, std::string const& officer,
                              std::string const& category) const {
  std::int64_t sum = 0;
  for (auto const& expense : expenses_) {
    bool const counts = expense.stands() && expense.scheme == scheme &&
                        expense.officer == officer && expense.category == category;
    if (counts) sum += expense.amount;
  }
  return sum;
}

Expense const* Ledger::expense(event::Uuid id) const {
  auto const found = std::ranges::find(expenses_, id, &Expense::id);
  return found == expenses_.end() ? nullptr : &*found;
}

std::string Ledger::closed_through(std::string const& scheme, std::string const& area) const {
  auto const closings = closings_.find({scheme, area});
  std::string last;
  if (closings == closings_.end()) return last;
  for (auto const& closing : closings->second) last = std::max(last, closing.on);
  return last;
}

}  // namespace otor::allowance
