// SPDX-License-Identifier: Apache-2.0
#include "store/kept_expenses.h"

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "base/word.h"
#include "store/rows.h"

namespace otor::store {
namespace {

using allowance::Expense;
using allowance::ExpenseState;

constexpr std::string_view columns =
    "area, subject, claim, scheme, officer, category, amount, day, trip, booked, litres, odometer, "
    "receipt, pictured, late, state, said_by, word, answer, received, ms, counter";

/// An expense, and where it was booked among others.
struct Placed {
  Expense expense;
  std::int64_t received = 0, ms = 0, counter = 0;
  auto order() const { return std::tie(expense.on, received, ms, counter, expense.claim); }
};

std::optional<std::string> text_or_nothing(std::optional<event::Uuid> const& id) {
  return id ? std::optional(text_of(*id)) : std::nullopt;
}

std::optional<event::Uuid> uuid_or_nothing(Statement const& row, int column) {
  return row.view(column).empty() ? std::nullopt : std::optional(uuid_in(row.view(column)));
}

Placed placed_in(Statement const& row) {
  Placed placed;
  auto& expense = placed.expense;
  expense.area = row.text(0);
  expense.id = uuid_in(row.view(1));
  expense.claim = uuid_in(row.view(2));
  expense.scheme = row.text(3);
  expense.officer = row.text(4);
  expense.category = row.text(5);
  expense.amount = row.integer(6);
  expense.on = row.text(7);
  expense.trip = row.text(8);
  expense.day = row.text(9);
  expense.litres_ml = number_or_nothing(row, 10);
  expense.odometer_km = number_or_nothing(row, 11);
  expense.receipt = row.text(12);
  expense.pictured = row.integer(13) != 0;
  expense.late = row.integer(14) != 0;
  if (!boost::describe::enum_from_string(row.text(15).c_str(), expense.state))
    throw StorageError("The rows of expenses hold a state that is none.");
  expense.by = row.text(16);
  expense.word = uuid_or_nothing(row, 17);
  expense.answer = uuid_or_nothing(row, 18);
  auto const received = number_or_nothing(row, 19);
  expense.safe = received.has_value();
  placed.received = received.value_or(std::numeric_limits<std::int64_t>::max());
  placed.ms = row.integer(20);
  placed.counter = row.integer(21);
  return placed;
}

std::vector<Expense> in_order(std::vector<Placed> placed) {
  std::ranges::sort(placed, {}, &Placed::order);
  std::vector<Expense> expenses;
  expenses.reserve(placed.size());
  for (auto& one : placed) expenses.push_back(std::move(one.expense));
  return expenses;
}

std::string select(std::string_view rest) {
  return "SELECT " + std::string(columns) + " FROM money_expense WHERE " + std::string(rest);
}

/// Collects each expense once, out of the soums that are asked about.
class Compared {
 public:
  Compared(Database& database, std::vector<std::string> const& areas,
           allowance::Scheme const& scheme)
      : database_(database), areas_(areas.begin(), areas.end()), scheme_(scheme) {}

  void add_of(Expense const& expense) {
    same_day(expense);
    if (!expense.receipt.empty()) same_receipt(expense);
    if (!expense.odometer_km) return;
    for (auto const& category : scheme_.categories)
      if (category.petrol) readings_before(expense, category.code);
  }

  std::vector<Expense> taken() {
    std::vector<Placed> placed;
    for (auto& [_, one] : found_) placed.push_back(std::move(one));
    return in_order(std::move(placed));
  }

 private:
  bool is_here(Statement const& row) const { return areas_.contains(row.view(0)); }
  void take(Placed placed) {
    found_.try_emplace({placed.expense.area, placed.expense.id}, std::move(placed));
  }

  void same_day(Expense const& expense) {
    static std::string const sql =
        select("stands AND scheme = ?1 AND officer = ?2 AND category = ?3 AND day = ?4");
    auto& rows = database_.cached(sql);
    rows.query(scheme_.code, expense.officer, expense.category, expense.on);
    while (rows.step())
      if (is_here(rows)) take(placed_in(rows));
  }

  /// By day; within one they lie in no order, so a day is read to its end.
  void same_receipt(Expense const& expense) {
    static std::string const sql =
        select("stands AND receipt <> '' AND scheme = ?1 AND receipt = ?2 ORDER BY day");
    auto& rows = database_.cached(sql);
    rows.query(scheme_.code, expense.receipt);
    std::string another;
    while (rows.step()) {
      if (!is_here(rows)) continue;
      if (!another.empty() && rows.view(7) > another) break;
      auto placed = placed_in(rows);
      if (placed.expense.id != expense.id) another = placed.expense.on;
      take(std::move(placed));
    }
    rows.reset();
  }

  /// Those of its day and of the last day before with any.
  void readings_before(Expense const& expense, std::string const& category) {
    static std::string const sql = select(
        "stands AND scheme = ?1 AND officer = ?2 AND category = ?3 AND day <= ?4 ORDER BY day "
        "DESC");
    auto& rows = database_.cached(sql);
    rows.query(scheme_.code, expense.officer, category, expense.on);
    std::string before;
    while (rows.step()) {
      if (!is_here(rows) || rows.null(11)) continue;
      if (!before.empty() && rows.view(7) < before) break;
      auto placed = placed_in(rows);
      if (placed.expense.on < expense.on) before = placed.expense.on;
      take(std::move(placed));
    }
    rows.reset();
  }

  Database& database_;
  std::set<std::string, std::less<>> areas_;
  allowance::Scheme const& scheme_;
  std::map<std::pair<std::string, event::Uuid>, Placed> found_;
};

}  // namespace

void keep_expense(Database& database, Expense const& expense) {
  bool const open = expense.state == ExpenseState::claimed ||
                    expense.state == ExpenseState::asked ||
                    expense.state == ExpenseState::explained;
  static std::string const sql =
      "INSERT OR REPLACE INTO money_expense(" + std::string(columns) +
      ", stands, waits) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
      "?16, ?17, ?18, ?19, received, ms, counter, ?20, ?21 FROM money WHERE area = ?1 AND event = "
      "?3";
  database.cached(sql).run(
      expense.area, text_of(expense.id), text_of(expense.claim), expense.scheme, expense.officer,
      expense.category, expense.amount, expense.on, expense.trip, expense.day, expense.litres_ml,
      expense.odometer_km, expense.receipt, std::int64_t{expense.pictured},
      std::int64_t{expense.late}, word_of(expense.state), expense.by, text_or_nothing(expense.word),
      text_or_nothing(expense.answer), std::int64_t{expense.stands()}, std::int64_t{open});
}

std::vector<Expense> open_expenses(Database& database, std::vector<std::string> const& areas,
                                   std::string const& scheme) {
  static std::string const sql = select("waits AND area = ?1 AND scheme = ?2");
  auto& rows = database.cached(sql);
  std::vector<Placed> placed;
  for (auto const& area : areas) {
    rows.query(area, scheme);
    while (rows.step()) placed.push_back(placed_in(rows));
  }
  return in_order(std::move(placed));
}

std::vector<Expense> compared_expenses(Database& database, std::vector<std::string> const& areas,
                                       allowance::Scheme const& scheme,
                                       std::vector<Expense> const& expenses) {
  Compared compared(database, areas, scheme);
  for (auto const& expense : expenses) compared.add_of(expense);
  return compared.taken();
}

}  // namespace otor::store
