// SPDX-License-Identifier: Apache-2.0
#include "store/kept_visits.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "outreach/remarks.h"
#include "store/counted_visits.h"
#include "store/noted_visits.h"
#include "store/rows.h"

namespace otor::store {
namespace {

using Key = ChangedVisits::Key;

// That the visit is not empty is said for the index, which holds no others. No index knows more of
// it: two visits of one name are one visit, or one of them is made up.
std::vector<app::Act> acts_of(Database& database, Key const& key) {
  auto& rows = database.cached(
      "SELECT event, kind, officer, at, day, moment, word, person, number FROM act WHERE area = ?1 "
      "AND visit = ?2 AND household = ?3 AND visit <> ''");
  rows.query(key.area, key.visit, key.household);
  std::vector<app::Act> acts;
  while (rows.step()) {
    app::Act act;
    act.event = uuid_in(rows.view(0));
    act.household = uuid_in(key.household);
    act.visit = uuid_in(key.visit);
    act.area = key.area;
    act.kind = rows.text(1);
    act.officer = rows.text(2);
    act.at = rows.text(3);
    act.day = rows.text(4);
    act.moment = rows.integer(5);
    act.word = rows.text(6);
    if (!rows.view(7).empty()) act.person = uuid_in(rows.view(7));
    act.number = rows.integer(8);
    acts.push_back(std::move(act));
  }
  rows.reset();
  return acts;
}

std::vector<app::Withdrawal> withdrawals_of(Database& database, std::string const& household) {
  auto& rows = database.cached(
      "SELECT event, entry, device, seq, moment, area, stands, over FROM withdrawal WHERE "
      "household = ?1");
  rows.query(household);
  std::vector<app::Withdrawal> found;
  while (rows.step()) {
    found.push_back({uuid_in(rows.view(0)), uuid_in(household), uuid_in(rows.view(1)),
                     uuid_in(rows.view(2)), rows.integer(3), rows.integer(4), rows.text(5),
                     rows.integer(6) != 0, uuids_in(rows.view(7))});
  }
  rows.reset();
  return found;
}

std::optional<app::ToldVisit> told(Database& database, Key const& key) {
  return app::told_visit(acts_of(database, key), withdrawals_of(database, key.household));
}

/// What was noted, for whoever compares visits; no row where nothing was.
void keep_noted(Database& database, Key const& key, app::ToldVisit const& visit) {
  auto const joined = joined_codes(outreach::noted_of(visit.findings, visit.questions));
  if (joined.empty()) {
    database.cached("DELETE FROM visit_noted WHERE household = ?1 AND visit = ?2 AND area = ?3")
        .run(key.household, key.visit, key.area);
    return;
  }
  database.cached("INSERT OR REPLACE INTO visit_noted VALUES(?1, ?2, ?3, ?4)")
      .run(key.household, key.visit, key.area, joined);
}

/// What was given at a visit, of each edition by whoever gave it. Any of these rows that stood
/// before is of one of `acts`.
void keep_given(Database& database, Key const& key, std::vector<app::Act> const& acts,
                app::ToldVisit const& visit) {
  struct Given {
    std::int64_t moment = 0, count = 0;
    bool stands = false;
  };
  std::map<std::pair<std::string, std::string>, Given> all;
  for (auto const& act : acts)
    if (act.kind == "handbook_given") all[{act.officer, act.word}];
  for (auto const& act : visit.given) {
    auto& given = all[{act.officer, act.word}];
    given = {std::max(given.moment, act.moment), given.count + act.number, true};
  }
  auto& put =
      database.cached("INSERT OR REPLACE INTO handbook_given VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  auto& take = database.cached(
      "DELETE FROM handbook_given WHERE area = ?1 AND officer = ?2 AND edition = ?3 AND household "
      "= ?4 AND visit = ?5");
  for (auto const& [who, given] : all) {
    auto const& [officer, edition] = who;
    if (given.stands) {
      put.run(key.area, officer, edition, key.household, key.visit, given.moment, given.count);
    } else {
      take.run(key.area, officer, edition, key.household, key.visit);
    }
  }
}

/// A row stands also for what is no visit, yet or any more: whoever withdraws finds it again.
void keep_visit(Database& database, Key const& key) {
  auto const before = counted_visits(database, key.household, key.area);
  auto const acts = acts_of(database, key);
  auto const found = app::told_visit(acts, withdrawals_of(database, key.household));
  auto const visit = found.value_or(app::ToldVisit{});
  auto const size = [](auto const& list) { return static_cast<std::int64_t>(list.size()); };
  database
      .cached(
          "INSERT OR REPLACE INTO visit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
          "?13, ?14, ?15)")
      .run(key.household, key.visit, key.area, std::int64_t{found.has_value()}, visit.day,
           visit.moment, visit.officer, visit.at, visit.way, visit.stage,
           std::int64_t{visit.closed}, visit.handbooks, size(visit.calculations),
           size(visit.questions), size(visit.findings));
  recount(database, key.household, key.area, before,
          counted_visits(database, key.household, key.area));
  note_crossed(database, key.household);
  keep_noted(database, key, visit);
  keep_given(database, key, acts, visit);
}

}  // namespace

void ChangedVisits::note(app::Act const& act) {
  if (act.visit) keys_.insert({text_of(act.household), text_of(*act.visit), act.area});
}

void ChangedVisits::note(Database& database, app::Withdrawal const& withdrawal) {
  auto const household = text_of(withdrawal.household);
  auto& rows = database.cached(
      "SELECT v.visit, v.area FROM visit v WHERE v.household = ?1 AND (v.visit = ?2 OR "
      "EXISTS(SELECT 1 FROM act a WHERE a.visit = v.visit AND a.visit <> '' AND a.area = v.area "
      "AND a.household = ?1 AND a.event = ?2))");
  rows.query(household, text_of(withdrawal.entry));
  while (rows.step()) keys_.insert({household, rows.text(0), rows.text(1)});
  rows.reset();
}

void ChangedVisits::keep(Database& database) {
  for (auto const& key : keys_) keep_visit(database, key);
  keys_.clear();
}

namespace {

/// The visits of one soum, the latest first, as far as somebody asks.
struct Lane {
  Statement rows;
  std::string area;
  std::int64_t moment = 0;
  std::string visit, household;

  /// False behind the last.
  bool next() {
    if (!rows.step()) return false;
    moment = rows.integer(0);
    visit = rows.text(1);
    household = rows.text(2);
    return true;
  }
  auto order() const { return std::tuple(-moment, std::tie(visit, household, area)); }
};

/// Every term looks into what the index of the latest visits holds, so that a visit which is not
/// listed is not looked up.
constexpr std::string_view visits_in_lane =
    "SELECT v.moment, v.visit, v.household FROM visit v WHERE v.stands AND v.area = ?1 AND v.day "
    "BETWEEN ?2 AND ?3 AND (?4 = '' OR EXISTS(SELECT 1 FROM visit_chained c WHERE c.area = ?1 AND "
    "c.officer = ?4 AND c.day = v.day AND c.household = v.household AND c.visit = v.visit)) AND "
    "(?5 = '' OR instr((SELECT ' ' || n.noted || ' ' FROM visit_noted n WHERE n.household = "
    "v.household AND n.visit = v.visit AND n.area = v.area), ?5)) AND (?6 = '' OR instr((SELECT "
    "' ' || n.noted || ' ' FROM visit_noted n WHERE n.household = v.household AND n.visit = "
    "v.visit AND n.area = v.area), ?6)) ORDER BY v.moment DESC, v.visit, v.household";

bool has_visits(Database& database, std::string const& area, std::string const& officer) {
  auto const officers = visitors_of(database, area);
  return officer.empty() || std::ranges::find(officers, officer) != officers.end();
}

/// The visits of each soum that are asked for.
std::vector<Lane> lanes_of(Database& database, std::vector<std::string> const& areas,
                           app::OverviewQuestion const& question) {
  auto const wanted = wanted_codes(question.only);
  auto const code = [&](std::size_t at) {
    return at < wanted.size() ? " " + wanted[at] + " " : std::string();
  };
  auto const last = question.to.empty() ? std::string("9999-12-31") : question.to;
  std::vector<Lane> lanes;
  for (auto const& area : areas) {
    if (!has_visits(database, area, question.only.officer)) continue;
    Lane lane{database.prepare(visits_in_lane), area, 0, {}, {}};
    lane.rows.query(area, question.from, last, question.only.officer, code(0), code(1));
    if (lane.next()) lanes.push_back(std::move(lane));
  }
  return lanes;
}

/// Where each soum's visits lie in order, all of them together are merged: nobody sorts a year to
/// show its last two hundred.
std::vector<Key> latest(Database& database, std::vector<std::string> const& areas,
                        app::OverviewQuestion const& question) {
  auto lanes = lanes_of(database, areas, question);
  std::vector<Key> keys;
  for (std::int64_t at = 0; !lanes.empty() && at < question.skip + question.limit; ++at) {
    auto const first = std::ranges::min_element(lanes, {}, &Lane::order);
    if (at >= question.skip) keys.push_back({first->household, first->visit, first->area});
    if (!first->next()) lanes.erase(first);
  }
  return keys;
}

}  // namespace

std::vector<app::ToldVisit> latest_visits(Database& database, std::vector<std::string> const& areas,
                                          app::OverviewQuestion const& question) {
  std::vector<app::ToldVisit> visits;
  for (auto const& key : latest(database, areas, question))
    if (auto visit = told(database, key)) visits.push_back(std::move(*visit));
  return visits;
}

}  // namespace otor::store
