// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "store/sql_event_log.h"
#include "wire/event_line.h"

namespace otor::store {

namespace {

std::optional<std::string> text_or_nothing(std::optional<event::Uuid> const& id) {
  return id ? std::optional(text_of(*id)) : std::nullopt;
}

event::Uuid uuid_in(std::string_view text) {
  auto const id = event::parse_uuid(text);
  if (!id) throw StorageError("The read model holds an id that is none.");
  return *id;
}

std::optional<event::Uuid> uuid_or_nothing(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(uuid_in(text));
}

std::optional<std::int64_t> number_or_nothing(Statement const& row, int column) {
  return row.null(column) ? std::nullopt : std::optional(row.integer(column));
}

app::Act act_in(Statement const& row) {
  app::Act act;
  act.event = uuid_in(row.view(0));
  act.area = row.text(1);
  act.household = uuid_in(row.view(2));
  act.visit = uuid_or_nothing(row.view(3));
  act.kind = row.text(4);
  act.officer = row.text(5);
  act.at = row.text(6);
  act.day = row.text(7);
  act.moment = row.integer(8);
  act.word = row.text(9);
  act.person = uuid_or_nothing(row.view(10));
  act.number = row.integer(11);
  act.opens = row.null(12) ? std::nullopt : std::optional(row.text(12));
  act.pension = number_or_nothing(row, 13);
  act.person_pays = number_or_nothing(row, 14);
  return act;
}

std::vector<event::Uuid> uuids_in(std::string_view text) {
  std::vector<event::Uuid> ids;
  for (; text.size() >= 36; text.remove_prefix(36)) ids.push_back(uuid_in(text.substr(0, 36)));
  return ids;
}

std::string joined(std::vector<event::Uuid> const& ids) {
  std::string text;
  for (auto const id : ids) append_text(text, id);
  return text;
}

void read_area(Database& database, std::string const& area, std::string const& from,
               std::string const& to, app::OverviewRows& rows) {
  auto& acts = database.cached(
      "SELECT event, area, household, visit, kind, officer, at, day, moment, word, person, number, "
      "opens, pension, "
      "person_pays FROM act WHERE area = ?1 AND visit IN (SELECT visit FROM act WHERE area = ?1 "
      "AND "
      "kind = 'visit_started' AND day BETWEEN ?2 AND ?3)");
  acts.query(area, from, to);
  while (acts.step()) rows.acts.push_back(act_in(acts));
  auto& heads = database.cached(
      "SELECT event, household, device, seq, moment, head, over FROM household_write WHERE area = "
      "?1 AND household IN "
      "(SELECT household FROM act WHERE area = ?1 AND kind = 'visit_started' AND day BETWEEN ?2 "
      "AND ?3)");
  heads.query(area, from, to);
  while (heads.step()) {
    rows.heads.push_back({uuid_in(heads.view(0)), uuid_in(heads.view(1)), uuid_in(heads.view(2)),
                          heads.integer(3), heads.integer(4), area, heads.text(5),
                          uuids_in(heads.view(6))});
  }
  auto& withdrawals = database.cached(
      "SELECT event, household, entry, device, seq, moment, stands, over FROM withdrawal WHERE "
      "area = ?1");
  withdrawals.query(area);
  while (withdrawals.step()) {
    rows.withdrawals.push_back({uuid_in(withdrawals.view(0)), uuid_in(withdrawals.view(1)),
                                uuid_in(withdrawals.view(2)), uuid_in(withdrawals.view(3)),
                                withdrawals.integer(4), withdrawals.integer(5), area,
                                withdrawals.integer(6) != 0, uuids_in(withdrawals.view(7))});
  }
  auto& known = database.cached(
      "SELECT count(DISTINCT household) FROM act WHERE area = ?1 AND kind = 'household_met'");
  known.query(area).step();
  rows.households_known[area] = known.integer(0);
}

}  // namespace

event::Received received_in(Statement const& row, int column) {
  return {row.integer(column), row.integer(column + 1), number_or_nothing(row, column + 2)};
}

void add_to_read_model(Database& database, event::Event const& event,
                       event::Received const& received) {
  if (auto const act = app::act_of(event, received)) {
    database
        .cached(
            "INSERT OR REPLACE INTO act VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
            "?13, ?14, ?15)")
        .run(text_of(act->event), act->area, text_of(act->household),
             text_or_nothing(act->visit).value_or(""), act->kind, act->officer, act->at, act->day,
             act->moment, act->word, text_or_nothing(act->person).value_or(""), act->number,
             act->opens, act->pension, act->person_pays);
  }
  if (auto const said = app::withdrawal_of(event, received)) {
    database.cached("INSERT OR REPLACE INTO withdrawal VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .run(text_of(said->event), said->area, text_of(said->household), text_of(said->entry),
             text_of(said->device), said->seq, said->moment, std::int64_t{said->stands},
             joined(said->over));
  }
  if (auto const write = app::head_write_of(event, received)) {
    database.cached("INSERT OR REPLACE INTO household_write VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .run(text_of(write->event), write->area, text_of(write->household), text_of(write->device),
             write->seq, write->moment, write->head, joined(write->over));
  }
}

Result<app::OverviewRows> SqlReadModel::overview(std::vector<std::string> const& areas,
                                                 std::string const& from, std::string const& to) {
  return store_.read([&](Database& database) {
    app::OverviewRows rows;
    auto const last = to.empty() ? std::string("9999-12-31") : to;
    for (auto const& area : areas) read_area(database, area, from, last, rows);
    std::ranges::sort(rows.acts, [](app::Act const& a, app::Act const& b) {
      return std::tie(a.moment, a.event) < std::tie(b.moment, b.event);
    });
    return rows;
  });
}

Result<void> SqlReadModel::rebuild() {
  return store_.writer().run([&] {
    auto& database = store_.writing();
    for (auto const table : read_model_tables) database.run("DELETE FROM " + std::string(table));
    auto rows = database.prepare(
        "SELECT e.line, e.received, e.skew, d.bound_ms FROM event e LEFT JOIN device d ON d.id = "
        "e.device ORDER BY e.n");
    rows.query();
    while (rows.step()) {
      auto const event = wire::read_line(rows.text(0));
      if (!event) throw StorageError("The record holds a line that is no event.");
      add_to_read_model(database, *event,
                        received_in(rows, 1));
    }
  });
}

}  // namespace otor::store
