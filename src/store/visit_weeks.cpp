// SPDX-License-Identifier: Apache-2.0
#include "store/visit_weeks.h"

#include <algorithm>
#include <optional>

#include "base/month.h"
#include "base/week.h"

namespace otor::store {

namespace {

constexpr std::int64_t week = 7;

std::string day_text(std::int64_t number) { return text_of(date_of_day(number)); }

/// Open ends, which are no days, lie before and behind all days.
std::optional<std::int64_t> number_of(std::string const& day) {
  auto const date = parse_date(day);
  return date ? std::optional(day_number(*date)) : std::nullopt;
}

bool is_before_all(std::string const& day) { return day < text_of(Date{first_month, 1}); }
bool is_behind_all(std::string const& day) { return day > text_of(Date{last_month, 31}); }

void put_days(InWeeks& time, std::string first, std::string last) {
  if (first <= last) time.days.push_back({std::move(first), std::move(last)});
}

void add_days(VisitTally& tally, Statement& rows, std::string const& area,
              std::string const& officer, std::string const& from, InWeeks::Days const& days) {
  rows.query(area, officer, days.first, days.last, from).step();
  tally.visits += rows.integer(0);
  tally.households += rows.integer(1);
  tally.own_households += rows.integer(2);
  tally.handbooks += rows.integer(3);
  tally.calculations += rows.integer(4);
  tally.nearer += rows.integer(5);
  tally.last = std::max(tally.last, rows.text(6));
  tally.first += rows.integer(7);
}

}  // namespace

std::string monday_of(std::string const& day) {
  auto const number = number_of(day);
  return number ? day_text(*number - weekday_of(*number)) : day;
}

InWeeks in_weeks(std::string const& from, std::string const& through) {
  InWeeks time;
  if (from > through) return time;
  auto const first = number_of(from), last = number_of(through);
  bool const open = is_before_all(from), endless = is_behind_all(through);
  if ((!first && !open) || (!last && !endless)) {
    time.days.push_back({from, through});
    return time;
  }
  auto const monday = open ? from : day_text(*first + (week - weekday_of(*first)) % week);
  auto const behind = endless ? through : day_text(*last + 1 - weekday_of(*last + 1));
  if (!open) put_days(time, from, std::min(through, day_text(*number_of(monday) - 1)));
  if (monday < behind) {
    time.monday = monday;
    time.behind = behind;
    if (!endless) put_days(time, behind, through);
  } else {
    put_days(time, monday, through);
  }
  return time;
}

void keep_week(Database& database, std::string const& area, std::string const& officer,
               std::string const& monday) {
  auto const number = number_of(monday);
  auto const sunday = number ? day_text(*number + week - 1) : monday;
  database.cached("DELETE FROM visit_week WHERE area = ?1 AND officer = ?2 AND monday = ?3")
      .run(area, officer, monday);
  database
      .cached(
          "INSERT INTO visit_week SELECT area, officer, ?3, count(*), sum(before < ?3), "
          "sum(handbooks), sum(calculations), sum(nearer), max(at) FROM visit_chained WHERE area = "
          "?1 AND officer = ?2 AND day BETWEEN ?3 AND ?4 GROUP BY area, officer")
      .run(area, officer, monday, sunday);
}

VisitTally tally_of(Database& database, std::string const& area, std::string const& officer,
                    std::string const& from, InWeeks const& time) {
  VisitTally tally;
  auto& of_days = database.cached(
      "SELECT count(*), coalesce(sum(before < ?5), 0), coalesce(sum(officer_before < ?5), 0), "
      "coalesce(sum(handbooks), 0), coalesce(sum(calculations), 0), coalesce(sum(nearer), 0), "
      "coalesce(max(at), ''), coalesce(sum(before = ''), 0) FROM visit_chained WHERE area = ?1 AND "
      "officer = ?2 AND day BETWEEN ?3 AND ?4");
  for (auto const& days : time.days) add_days(tally, of_days, area, officer, from, days);
  of_days.reset();
  if (!time.has_weeks()) return tally;
  auto& of_weeks = database.cached(
      "SELECT coalesce(sum(visits), 0), coalesce(sum(handbooks), 0), coalesce(sum(calculations), "
      "0), coalesce(sum(nearer), 0), coalesce(max(last), '') FROM visit_week WHERE area = ?1 AND "
      "officer = ?2 AND monday >= ?3 AND monday < ?4");
  of_weeks.query(area, officer, time.monday, time.behind).step();
  auto const visits = of_weeks.integer(0);
  tally.handbooks += of_weeks.integer(1);
  tally.calculations += of_weeks.integer(2);
  tally.nearer += of_weeks.integer(3);
  tally.last = std::max(tally.last, of_weeks.text(4));
  of_weeks.reset();
  // Whoever was visited before lies in an index of its own.
  auto& again = database.cached(
      "SELECT coalesce(sum(before >= ?5), 0), coalesce(sum(officer_before >= ?5), 0), count(*) "
      "FROM visit_chained INDEXED BY visit_again WHERE before <> '' AND area = ?1 AND officer = ?2 "
      "AND day >= ?3 AND day < ?4");
  if (visits > 0) {
    again.query(area, officer, time.monday, time.behind, from).step();
    tally.visits += visits;
    tally.households += visits - again.integer(0);
    tally.own_households += visits - again.integer(1);
    tally.first += visits - again.integer(2);
    again.reset();
  }
  return tally;
}

}  // namespace otor::store
