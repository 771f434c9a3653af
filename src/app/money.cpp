// SPDX-License-Identifier: Apache-2.0
#include "app/money.h"

#include <algorithm>

namespace otor::app {
namespace {

using allowance::FactKind;

std::optional<std::string> told(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> word_at(MoneyWords const& words, std::optional<event::Uuid> event) {
  if (!event) return std::nullopt;
  auto const found = words.find(*event);
  return found == words.end() ? std::nullopt : told(found->second);
}

struct Words {
  std::optional<std::string> operator()(event::ExpenseClaimed const& body) { return body.note; }
  std::optional<std::string> operator()(event::ExpenseTakenBack const& body) { return body.why; }
  std::optional<std::string> operator()(event::ExpenseExplained const& body) { return body.note; }
  std::optional<std::string> operator()(event::ExpenseReviewed const& body) { return body.why; }
  std::optional<std::string> operator()(auto const&) { return std::nullopt; }
};

std::vector<wire::CategoryRow> categories_of(allowance::Scheme const& scheme,
                                             std::string const& officer,
                                             allowance::Ledger const& ledger) {
  std::vector<wire::CategoryRow> rows;
  for (auto const& category : scheme.categories) {
    auto const spent = ledger.spent_on(scheme.code, officer, category.code);
    rows.push_back({category.code, spent, category.limit});
    if (category.limit) *rows.back().left -= spent;
  }
  return rows;
}

}  // namespace

std::optional<std::string> words_of_money(event::Body const& body) {
  return std::visit(Words{}, body);
}

wire::ExpenseRow row_of(allowance::Expense const& expense, allowance::Flags const& flags,
                        MoneyWords const& words) {
  wire::ExpenseRow row;
  row.id = expense.id;
  row.area = expense.area;
  row.category = expense.category;
  row.amount = expense.amount;
  row.on = expense.on;
  row.trip = told(expense.trip);
  row.litres_ml = expense.litres_ml;
  row.odometer_km = expense.odometer_km;
  row.receipt = told(expense.receipt);
  row.note = word_at(words, expense.claim);
  row.pictured = expense.pictured;
  row.late = expense.late;
  row.safe = expense.safe;
  row.state = expense.state;
  row.by = told(expense.by);
  row.why = word_at(words, expense.word);
  row.answer = word_at(words, expense.answer);
  row.flags = flags.of(expense);
  return row;
}

wire::AllowanceBook book_of(allowance::Scheme const& scheme, std::string const& officer,
                            std::string const& area, MoneyView const& view) {
  auto const& ledger = view.ledger;
  wire::AllowanceBook book;
  book.scheme = scheme.code;
  book.balance = ledger.balance(scheme.code, officer);
  book.left = book.balance.left();
  book.closed_through = told(ledger.closed_through(scheme.code, area));
  book.reach = reach_of(scheme, book.balance, officer, view.visits);
  book.categories = categories_of(scheme, officer, ledger);
  allowance::Flags const flags(scheme, view.compared, view.visits);
  for (auto const& expense : ledger.expenses())
    if (expense.scheme == scheme.code && expense.officer == officer)
      book.expenses.push_back(row_of(expense, flags, view.words));
  std::ranges::reverse(book.expenses);
  for (auto const& payment : ledger.payments())
    if (payment.scheme == scheme.code && payment.officer == officer)
      book.payments.push_back(
          {payment.subject, payment.kind, payment.amount, payment.on, told(payment.receipt)});
  std::ranges::stable_sort(book.payments, std::ranges::greater{}, &wire::PaymentRow::on);
  return book;
}

}  // namespace otor::app
