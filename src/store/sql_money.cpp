// SPDX-License-Identifier: Apache-2.0
#include "store/sql_money.h"

#include <boost/describe/enum_from_string.hpp>
#include <set>

#include "base/word.h"
#include "store/rows.h"

namespace otor::store {

namespace {

constexpr std::string_view columns =
    "event, subject, kind, area, author, received, ms, counter, scheme, officer, category, amount, "
    "day, trip, litres, odometer, receipt";

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

}  // namespace

void add_money(Database& database, allowance::Fact const& fact) {
  static std::string const sql =
      "INSERT OR REPLACE INTO money(" + std::string(columns) +
      ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
  database.cached(sql).run(text_of(fact.event), text_of(fact.subject), word_of(fact.kind),
                           fact.area, fact.author, fact.received, fact.when.ms,
                           std::int64_t{fact.when.counter}, fact.scheme, fact.officer,
                           fact.category, fact.amount, fact.on, fact.trip, fact.litres_ml,
                           fact.odometer_km, fact.receipt);
}

Result<std::vector<allowance::Fact>> SqlMoney::facts(std::vector<std::string> const& areas,
                                                     std::string const& scheme) {
  // Words about an expense name no scheme: whoever folds them finds their claim, or does not.
  static std::string const sql =
      "SELECT " + std::string(columns) + " FROM money WHERE area = ?1 AND scheme IN (?2, '')";
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
      "SELECT " + std::string(columns) +
      " FROM money WHERE subject IN (SELECT subject FROM money WHERE officer = ?1 AND officer <> "
      "'' AND scheme = ?2) AND scheme IN (?2, '')";
  static std::string const closings =
      "SELECT " + std::string(columns) + " FROM money WHERE kind = 'closed' AND scheme = ?1";
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

Result<std::vector<allowance::Visited>> SqlMoney::visits(std::vector<std::string> const& areas,
                                                         std::string const& from,
                                                         std::string const& to) {
  return store_.read([&](Database& database) {
    std::vector<allowance::Visited> visits;
    static std::string const sql =
        "SELECT a.officer, a.day, a.household FROM act a WHERE a.area = ?1 AND a.kind = "
        "'visit_started' AND a.day BETWEEN ?2 AND ?3 AND " +
        std::string(visit_stands);
    auto& rows = database.cached(sql);
    for (auto const& area : areas) {
      rows.query(area, from, to);
      while (rows.step()) visits.push_back({rows.text(0), rows.text(1), uuid_in(rows.view(2))});
    }
    return visits;
  });
}

Result<std::vector<allowance::Visited>> SqlMoney::enrolled(std::vector<std::string> const& areas,
                                                           std::string const& from,
                                                           std::string const& to) {
  return store_.read([&](Database& database) {
    std::vector<allowance::Visited> found;
    static std::string const sql =
        "SELECT a.officer, a.day, a.household, a.word, max(a.moment) FROM act a WHERE a.area = ?1 "
        "AND a.kind = 'visit_closed' AND a.word <> '' AND a.day BETWEEN ?2 AND ?3 AND " +
        std::string(visit_stands) + " GROUP BY a.household";
    auto& rows = database.cached(sql);
    for (auto const& area : areas) {
      rows.query(area, from, to);
      while (rows.step()) {
        if (rows.view(3) != "enrolling" && rows.view(3) != "paying") continue;
        found.push_back({rows.text(0), rows.text(1), uuid_in(rows.view(2))});
      }
    }
    return found;
  });
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
