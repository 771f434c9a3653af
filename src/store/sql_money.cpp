// SPDX-License-Identifier: Apache-2.0
#include "store/sql_money.h"

#include <boost/describe/enum_from_string.hpp>
#include <algorithm>
#include <map>
#include <set>

#include "base/word.h"
#include "store/kept_expenses.h"
#include "store/money_books.h"
#include "store/rows.h"
#include "store/visit_counts.h"

namespace otor::store {

allowance::Fact fact_in(Statement const& row) {
  allowance::Fact fact;
  fact.event = uuid_in(row.view(0));
  fact.subject = uuid_in(row.view(1));
  if (!boost::describe::enum_from_string(row.text(2).c_str(), fact.kind))
    throw StorageError("The rows of money hold a kind that is none.");
  fact.area = row.text(3);
  fact.author = row.text(4);
  fact.received = number_or_nothing(row, 5);
  fact.when = {row.integer(6), static_cast<std::uint16_t>(row.integer(7))};
  fact.scheme = row.text(8);
  fact.officer = row.text(9);
  fact.category = row.text(10);
  fact.amount = row.integer(11);
  fact.on = row.text(12);
  fact.trip = row.text(13);
  fact.litres_ml = number_or_nothing(row, 14);
  fact.odometer_km = number_or_nothing(row, 15);
  fact.receipt = row.text(16);
  return fact;
}

void add_money(Database& database, allowance::Fact const& fact) {
  static std::string const sql =
      "INSERT OR REPLACE INTO money(" + std::string(fact_columns) +
      ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
  database.cached(sql).run(text_of(fact.event), text_of(fact.subject), word_of(fact.kind),
                           fact.area, fact.author, fact.received, fact.when.ms,
                           std::int64_t{fact.when.counter}, fact.scheme, fact.officer,
                           fact.category, fact.amount, fact.on, fact.trip, fact.litres_ml,
                           fact.odometer_km, fact.receipt);
  book(database, fact);
}

Result<std::vector<allowance::Fact>> SqlMoney::facts(std::vector<std::string> const& areas,
                                                     std::string const& scheme) {
  // Words about an expense name no scheme: whoever folds them finds their claim, or does not.
  static std::string const sql =
      "SELECT " + std::string(fact_columns) + " FROM money WHERE area = ?1 AND scheme IN (?2, '')";
  return store_.read([&](Database& database) {
    std::vector<allowance::Fact> facts;
    auto& rows = database.cached(sql);
    for (auto const& area : areas) {
      rows.query(area, scheme);
      while (rows.step()) facts.push_back(fact_in(rows));
    }
    return facts;
  });
}

Result<std::vector<allowance::Fact>> SqlMoney::facts_of(std::vector<std::string> const& areas,
                                                        std::string const& scheme,
                                                        std::string const& officer) {
  // By subject, not by officer: who else claimed under the id of an expense matters.
  static std::string const about =
      "SELECT " + std::string(fact_columns) +
      " FROM money WHERE subject IN (SELECT subject FROM money WHERE officer = ?1 AND officer <> "
      "'' AND scheme = ?2) AND scheme IN (?2, '')";
  static std::string const closings =
      "SELECT " + std::string(fact_columns) + " FROM money WHERE kind = 'closed' AND scheme = ?1";
  std::set<std::string, std::less<>> const wanted(areas.begin(), areas.end());
  return store_.read([&](Database& database) {
    std::vector<allowance::Fact> facts;
    auto const take = [&](Statement& rows) {
      while (rows.step())
        if (wanted.contains(rows.view(3))) facts.push_back(fact_in(rows));
    };
    auto& rows = database.cached(about);
    rows.query(officer, scheme);
    take(rows);
    auto& closed = database.cached(closings);
    closed.query(scheme);
    take(closed);
    return facts;
  });
}

namespace {

/// The first day of the month of which only some days are meant; "" where nothing is cut.
std::string broken_month(std::string const& through) {
  return through.empty() ? "" : through.substr(0, 8) + "01";
}
/// Sums of the months before this one are taken whole.
std::string whole_months_before(std::string const& through) {
  return through.empty() ? "~" : through.substr(0, 7);
}

}  // namespace

Result<std::vector<app::OfficerSum>> SqlMoney::officer_sums(std::vector<std::string> const& areas,
                                                            std::string const& scheme,
                                                            std::string const& through) {
  return store_.read([&](Database& database) {
    std::vector<app::OfficerSum> sums;
    auto& rows = database.cached(
        "SELECT officer, sum(paid), sum(returned), sum(claimed), sum(spent) FROM money_sum WHERE "
        "scheme = ?1 AND area = ?2 AND month < ?3 GROUP BY officer");
    for (auto const& area : areas) {
      auto const first = sums.size();
      rows.query(scheme, area, whole_months_before(through));
      while (rows.step())
        sums.push_back({rows.text(0),
                        area,
                        {rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)}});
      if (through.empty()) continue;
      for (auto const& entry :
           store::booked(database, scheme, area, broken_month(through), through)) {
        auto found = std::ranges::find(sums.begin() + static_cast<std::ptrdiff_t>(first),
                                       sums.end(), entry.officer, &app::OfficerSum::officer);
        if (found == sums.end()) found = sums.insert(sums.end(), {entry.officer, area, {}});
        book_in(found->balance, entry);
      }
    }
    return sums;
  });
}

Result<std::vector<app::MonthSpent>> SqlMoney::month_sums(std::vector<std::string> const& areas,
                                                          std::string const& scheme,
                                                          std::string const& through) {
  return store_.read([&](Database& database) {
    std::map<std::pair<std::string, std::string>, allowance::Balance> months;
    // They lie by officer; to have them put in another order first costs more than to look each up.
    auto& rows = database.cached(
        "SELECT month, category, claimed, spent FROM money_sum WHERE scheme = ?1 AND area = ?2 AND "
        "month < ?3 AND category <> ''");
    for (auto const& area : areas) {
      rows.query(scheme, area, whole_months_before(through));
      while (rows.step()) {
        auto& sum = months[{rows.text(0), rows.text(1)}];
        sum.claimed += rows.integer(2);
        sum.spent += rows.integer(3);
      }
      if (through.empty()) continue;
      for (auto const& entry :
           store::booked(database, scheme, area, broken_month(through), through))
        if (!entry.category.empty())
          book_in(months[{entry.day.substr(0, 7), entry.category}], entry);
    }
    std::vector<app::MonthSpent> sums;
    for (auto const& [key, sum] : months)
      if (sum.claimed != 0 || sum.spent != 0)
        sums.push_back({key.first, key.second, sum.claimed, sum.spent});
    return sums;
  });
}

namespace {

void sort_by_day(std::vector<allowance::Entry>& entries) {
  std::ranges::sort(entries, {}, [](allowance::Entry const& entry) {
    return std::tie(entry.day, entry.event, entry.area);
  });
}

}  // namespace

Result<std::vector<allowance::Entry>> SqlMoney::entries(std::vector<std::string> const& areas,
                                                        std::string const& scheme,
                                                        std::string const& from,
                                                        std::string const& through) {
  return store_.read([&](Database& database) {
    std::vector<allowance::Entry> entries;
    for (auto const& area : areas)
      std::ranges::move(
          store::booked(database, scheme, area, from, through.empty() ? "~" : through),
          std::back_inserter(entries));
    sort_by_day(entries);
    return entries;
  });
}

Result<app::Booked> SqlMoney::booked(std::vector<std::string> const& areas,
                                     std::string const& scheme, std::string const& from,
                                     std::string const& through, std::int64_t most) {
  return store_.read([&](Database& database) {
    app::Booked found;
    std::string const last = through.empty() ? "~" : through;
    for (auto const& area : areas) {
      std::ranges::move(store::booked(database, scheme, area, from, last, most),
                        std::back_inserter(found.first));
      auto const [entries, amount] = booked_sums(database, scheme, area, from, last);
      found.entries += entries;
      found.amount += amount;
    }
    sort_by_day(found.first);
    if (std::ssize(found.first) > most)
      found.first.erase(found.first.begin() + most, found.first.end());
    return found;
  });
}

Result<std::vector<allowance::Expense>> SqlMoney::open_expenses(
    std::vector<std::string> const& areas, std::string const& scheme) {
  return store_.read(
      [&](Database& database) { return store::open_expenses(database, areas, scheme); });
}

Result<std::vector<allowance::Expense>> SqlMoney::compared(
    std::vector<std::string> const& areas, allowance::Scheme const& scheme,
    std::vector<allowance::Expense> const& expenses) {
  return store_.read(
      [&](Database& database) { return compared_expenses(database, areas, scheme, expenses); });
}

Result<allowance::CategorySums> SqlMoney::category_sums(std::vector<std::string> const& areas,
                                                        std::string const& scheme) {
  return store_.read([&](Database& database) {
    allowance::CategorySums sums;
    auto& rows = database.cached(
        "SELECT officer, category, claimed + spent FROM money_sum WHERE scheme = ?1 AND area = ?2 "
        "AND category <> ''");
    for (auto const& area : areas) {
      rows.query(scheme, area);
      while (rows.step()) sums[{rows.text(0), rows.text(1)}] += rows.integer(2);
    }
    return sums;
  });
}

Result<std::map<std::string, std::string>> SqlMoney::closed_through(
    std::vector<std::string> const& areas, std::string const& scheme) {
  return store_.read([&](Database& database) {
    std::set<std::string, std::less<>> const wanted(areas.begin(), areas.end());
    std::map<std::string, std::string> closed;
    auto& rows =
        database.cached("SELECT area, day FROM money WHERE kind = 'closed' AND scheme = ?1");
    rows.query(scheme);
    while (rows.step()) {
      if (!wanted.contains(rows.view(0))) continue;
      auto& last = closed[rows.text(0)];
      last = std::max(last, rows.text(1));
    }
    return closed;
  });
}

Result<std::vector<allowance::Visited>> SqlMoney::visits(std::vector<std::string> const& areas,
                                                         std::string const& officer,
                                                         std::string const& from,
                                                         std::string const& to) {
  return store_.read(
      [&](Database& database) { return visits_of(database, areas, officer, from, to); });
}

Result<std::map<std::string, std::int64_t>> SqlMoney::reached(std::vector<std::string> const& areas,
                                                              std::string const& from,
                                                              std::string const& to) {
  return store_.read(
      [&](Database& database) { return households_reached(database, areas, from, to); });
}

Result<std::vector<allowance::Visited>> SqlMoney::visits_on(
    std::vector<std::string> const& areas, std::vector<allowance::Journey> const& journeys) {
  return store_.read(
      [&](Database& database) { return store::visits_on(database, areas, journeys); });
}

Result<std::vector<app::OfficerWork>> SqlMoney::work(std::vector<std::string> const& areas,
                                                     std::string const& from,
                                                     std::string const& to) {
  return store_.read([&](Database& database) { return work_between(database, areas, from, to); });
}

Result<app::MoneyWords> SqlMoney::words(std::vector<event::Uuid> const& events) {
  return store_.read([&](Database& database) {
    app::MoneyWords words;
    auto& row = database.cached("SELECT line, sealed, hash FROM event WHERE id = ?1");
    for (auto const id : events) {
      row.query(text_of(id));
      if (row.step()) {
        if (auto const event = opened_event(store_.keys(), row))
          if (auto told = app::words_of_money(event->body)) words.emplace(id, std::move(*told));
      }
      row.reset();
    }
    return words;
  });
}

Result<std::optional<std::string>> SqlMoney::picture(std::vector<std::string> const& areas,
                                                     event::Uuid expense) {
  return store_.read([&](Database& database) {
    std::optional<std::string> picture;
    auto& row = database.cached(
        "SELECT e.line, e.sealed, e.hash FROM money m JOIN event e ON e.id = m.event WHERE m.area "
        "= ?1 AND m.subject = ?2 AND m.kind = 'pictured' ORDER BY m.received DESC LIMIT 1");
    for (auto const& area : areas) {
      row.query(area, text_of(expense));
      if (row.step()) {
        auto const event = opened_event(store_.keys(), row);
        auto const* held = event ? std::get_if<event::ReceiptPictured>(&event->body) : nullptr;
        if (held != nullptr) picture = held->picture;
      }
      row.reset();
      if (picture) break;
    }
    return picture;
  });
}

}  // namespace otor::store
