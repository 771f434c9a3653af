// SPDX-License-Identifier: Apache-2.0
#include "store/money_books.h"

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>

#include "base/word.h"
#include "store/kept_expenses.h"
#include "store/rows.h"
#include "store/sql_money.h"

namespace otor::store {
namespace {

using allowance::AccountKind;
using allowance::Balance;
using allowance::Entry;
using allowance::Fact;
using allowance::FactKind;

constexpr std::string_view entry_columns =
    "scheme, area, day, event, officer, subject, category, source, target, amount";

AccountKind account_in(std::string_view word) {
  AccountKind kind{};
  if (!boost::describe::enum_from_string(std::string(word).c_str(), kind))
    throw StorageError("The books hold an account that is none.");
  return kind;
}

Entry entry_in(Statement const& row) {
  Entry entry;
  entry.scheme = row.text(0);
  entry.area = row.text(1);
  entry.day = row.text(2);
  entry.event = uuid_in(row.view(3));
  entry.officer = row.text(4);
  entry.subject = uuid_in(row.view(5));
  entry.category = row.text(6);
  entry.from = account_in(row.view(7));
  entry.to = account_in(row.view(8));
  entry.amount = row.integer(9);
  return entry;
}

std::vector<Entry> entries_in(Statement& rows) {
  std::vector<Entry> entries;
  while (rows.step()) entries.push_back(entry_in(rows));
  rows.reset();
  return entries;
}

std::vector<Fact> facts_in(Statement& rows) {
  std::vector<Fact> facts;
  while (rows.step()) facts.push_back(fact_in(rows));
  rows.reset();
  return facts;
}

std::string select(std::string_view columns, std::string_view rest) {
  return "SELECT " + std::string(columns) + " FROM " + std::string(rest);
}

/// Adds what the entry moves, `times` once or minus once, to the sums of its month.
void add_to_sums(Database& database, Entry const& entry, std::int64_t times) {
  Balance moved;
  book_in(moved, entry);
  auto const month = entry.day.substr(0, 7);
  database
      .cached(
          "INSERT INTO money_sum VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE "
          "SET paid = paid + excluded.paid, returned = returned + excluded.returned, claimed = "
          "claimed + excluded.claimed, spent = spent + excluded.spent")
      .run(entry.scheme, entry.area, entry.officer, month, entry.category, times * moved.paid,
           times * moved.returned, times * moved.claimed, times * moved.spent);
  database
      .cached(
          "DELETE FROM money_sum WHERE scheme = ?1 AND area = ?2 AND officer = ?3 AND month = ?4 "
          "AND category = ?5 AND paid = 0 AND returned = 0 AND claimed = 0 AND spent = 0")
      .run(entry.scheme, entry.area, entry.officer, month, entry.category);
}

void add_to_day(Database& database, Entry const& entry, std::int64_t times) {
  database
      .cached(
          "INSERT INTO money_day VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET entries = "
          "entries + excluded.entries, amount = amount + excluded.amount")
      .run(entry.scheme, entry.area, entry.day, times, times * entry.amount);
  database
      .cached("DELETE FROM money_day WHERE scheme = ?1 AND area = ?2 AND day = ?3 AND entries = 0")
      .run(entry.scheme, entry.area, entry.day);
}

void strike(Database& database, Entry const& entry) {
  database
      .cached("DELETE FROM money_entry WHERE scheme = ?1 AND area = ?2 AND day = ?3 AND event = ?4")
      .run(entry.scheme, entry.area, entry.day, text_of(entry.event));
  add_to_sums(database, entry, -1);
  add_to_day(database, entry, -1);
}

void enter(Database& database, Entry const& entry) {
  database.cached("INSERT INTO money_entry VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
      .run(entry.scheme, entry.area, entry.day, text_of(entry.event), entry.officer,
           text_of(entry.subject), entry.category, word_of(entry.from), word_of(entry.to),
           entry.amount);
  add_to_sums(database, entry, 1);
  add_to_day(database, entry, 1);
}

/// Makes of the entries that are kept those that there should be.
void settle(Database& database, std::vector<Entry> kept, std::vector<Entry> wanted) {
  std::ranges::sort(kept, {}, &Entry::event);
  std::ranges::sort(wanted, {}, &Entry::event);
  auto const absent_from = [](std::vector<Entry> const& all, Entry const& entry) {
    auto const found = std::ranges::equal_range(all, entry.event, {}, &Entry::event);
    return std::ranges::find(found, entry) == found.end();
  };
  for (auto const& entry : kept)
    if (absent_from(wanted, entry)) strike(database, entry);
  for (auto const& entry : wanted)
    if (absent_from(kept, entry)) enter(database, entry);
}

/// Writes what these facts come to: entries over those that are `kept`, expenses as they stand.
void write_books(Database& database, std::vector<Entry> kept, std::vector<Fact> facts) {
  auto const ledger = allowance::Ledger::of(std::move(facts));
  settle(database, std::move(kept), ledger.entries());
  for (auto const& expense : ledger.expenses()) keep_expense(database, expense);
}

void book_subject(Database& database, Fact const& fact) {
  static std::string const about = select(fact_columns, "money WHERE subject = ?1 AND area = ?2");
  static std::string const closings =
      select(fact_columns, "money WHERE area = ?1 AND kind = 'closed'");
  static std::string const kept =
      select(entry_columns, "money_entry WHERE area = ?1 AND subject = ?2");
  auto const subject = text_of(fact.subject);
  auto facts = facts_in(database.cached(about).query(subject, fact.area));
  std::ranges::move(facts_in(database.cached(closings).query(fact.area)),
                    std::back_inserter(facts));
  write_books(database, entries_in(database.cached(kept).query(fact.area, subject)),
              std::move(facts));
}

/// A closing moves what came after it. Nothing did, unless it was let in late.
void book_closing(Database& database, Fact const& fact) {
  static std::string const later = "SELECT 1 FROM money WHERE area = ?1 AND received > ?2 LIMIT 1";
  static std::string const all =
      select(fact_columns, "money WHERE area = ?1 AND scheme IN (?2, '')");
  static std::string const kept =
      select(entry_columns, "money_entry WHERE scheme = ?1 AND area = ?2");
  auto& behind = database.cached(later).query(fact.area, fact.received);
  bool const moves = behind.step();
  behind.reset();
  if (!moves) return;
  write_books(database, entries_in(database.cached(kept).query(fact.scheme, fact.area)),
              facts_in(database.cached(all).query(fact.area, fact.scheme)));
}

}  // namespace

void book(Database& database, Fact const& fact) {
  switch (fact.kind) {
    case FactKind::closed: return book_closing(database, fact);
    default: book_subject(database, fact);
  }
}

std::vector<Entry> booked(Database& database, std::string const& scheme, std::string const& area,
                          std::string const& from, std::string const& through, std::int64_t most) {
  static std::string const sql =
      select(entry_columns,
             "money_entry WHERE scheme = ?1 AND area = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day, "
             "event LIMIT ?5");
  return entries_in(database.cached(sql).query(scheme, area, from, through, most));
}

std::pair<std::int64_t, std::int64_t> booked_sums(Database& database, std::string const& scheme,
                                                  std::string const& area, std::string const& from,
                                                  std::string const& through) {
  auto& row = database.cached(
      "SELECT coalesce(sum(entries), 0), coalesce(sum(amount), 0) FROM money_day WHERE scheme = ?1 "
      "AND area = ?2 AND day BETWEEN ?3 AND ?4");
  row.query(scheme, area, from, through).step();
  std::pair const sums(row.integer(0), row.integer(1));
  row.reset();
  return sums;
}

}  // namespace otor::store
