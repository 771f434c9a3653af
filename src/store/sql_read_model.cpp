// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "store/counted_visits.h"
#include "store/kept_visits.h"
#include "store/noted_visits.h"
#include "store/rows.h"
#include "store/schema.h"
#include "store/sql_event_log.h"
#include "store/sql_money.h"
#include "store/sql_call_backs.h"
#include "store/sql_reflection.h"
#include "store/sql_stock.h"
#include "store/sql_training.h"
#include "store/visit_counts.h"
#include "wire/parted_line.h"

namespace otor::store {

namespace {

std::optional<std::string> text_or_nothing(std::optional<event::Uuid> const& id) {
  return id ? std::optional(text_of(*id)) : std::nullopt;
}

std::string joined(std::vector<event::Uuid> const& ids) {
  std::string text;
  for (auto const id : ids) append_text(text, id);
  return text;
}

}  // namespace

event::Received received_in(Statement const& row, int column) {
  return {row.integer(column), row.integer(column + 1), number_or_nothing(row, column + 2)};
}

void add_to_read_model(Database& database, std::string const& open,
                       event::Received const& received) {
  auto const event = wire::read_open(open);
  if (!event) throw StorageError("The record holds a line that is no event.");
  ChangedVisits changed;
  add_to_read_model(database, *event, received, changed);
  changed.keep(database);
}

void add_to_read_model(Database& database, event::Event const& event,
                       event::Received const& received, ChangedVisits& changed) {
  if (auto const act = app::act_of(event, received)) {
    if (act->kind == "household_met") count_household(database, *act);
    database
        .cached(
            "INSERT INTO act VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
            "?13, ?14, ?15)")
        .run(text_of(act->event), act->area, text_of(act->household),
             text_or_nothing(act->visit).value_or(""), act->kind, act->officer, act->at, act->day,
             act->moment, act->word, text_or_nothing(act->person).value_or(""), act->number,
             act->opens, act->pension, act->person_pays);
    changed.note(*act);
  }
  if (auto const fact = allowance::fact_of(event.envelope, event.body, received))
    add_money(database, *fact);
  add_stock(database, event, received);
  if (auto const fact = training::fact_of(event.envelope, event.body, received))
    add_training(database, *fact, event.envelope.kind);
  if (auto const fact = reflection::fact_of(event.envelope, event.body, received))
    add_reflection(database, *fact);
  if (auto const fact = app::call_fact_of(event.envelope, event.body, received))
    add_call_back(database, *fact);
  if (auto const said = app::withdrawal_of(event, received)) {
    database.cached("INSERT OR REPLACE INTO withdrawal VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
        .run(text_of(said->event), said->area, text_of(said->household), text_of(said->entry),
             text_of(said->device), said->seq, said->moment, std::int64_t{said->stands},
             joined(said->over));
    changed.note(database, *said);
  }
}

Result<std::int64_t> last_event(Store& store) {
  return store.read([](Database& database) {
    auto& row = database.cached("SELECT coalesce(max(n), 0) FROM event");
    auto const last = row.query().step() ? row.integer(0) : 0;
    row.reset();
    return last;
  });
}

Result<app::OverviewSums> SqlReadModel::overview(std::vector<std::string> const& areas,
                                                 std::string const& from, std::string const& to) {
  return store_.read([&](Database& database) {
    app::OverviewSums sums;
    auto const last = to.empty() ? std::string("9999-12-31") : to;
    for (auto const& area : areas) read_sums(database, area, from, last, sums);
    return sums;
  });
}

Result<std::vector<app::WeekSums>> SqlReadModel::weeks(std::vector<std::string> const& areas,
                                                       std::string const& from,
                                                       std::string const& to) {
  return store_.read([&](Database& database) { return weeks_of(database, areas, from, to); });
}

Result<std::vector<app::StageMove>> SqlReadModel::stage_moves(std::vector<std::string> const& areas,
                                                              std::string const& from,
                                                              std::string const& through) {
  return store_.read(
      [&](Database& database) { return store::stage_moves(database, areas, from, through); });
}

Result<app::NotedSums> SqlReadModel::noted(std::vector<std::string> const& areas,
                                           app::OverviewQuestion const& question) {
  return store_.read([&](Database& database) { return noted_sums(database, areas, question); });
}

Result<std::vector<app::ToldVisit>> SqlReadModel::visits(std::vector<std::string> const& areas,
                                                         app::OverviewQuestion const& question) {
  return store_.read([&](Database& database) { return latest_visits(database, areas, question); });
}

namespace {

constexpr std::string_view whole_row =
    "SELECT e.line, e.sealed, e.hash, e.received, e.skew, d.bound_ms FROM event e LEFT JOIN device "
    "d ON d.id = e.device ";

/// The event of a `whole_row` and what the server said of it; nothing where it was erased.
std::optional<std::pair<event::Event, event::Received>> opened_row(Keyring& keys,
                                                                   Statement const& row) {
  auto event = opened_event(keys, row);
  if (!event) return std::nullopt;
  return std::pair(std::move(*event),
                   event::Received{row.integer(3), row.integer(4), number_or_nothing(row, 5)});
}

void read_heads(Database& database, Keyring& keys, app::AreaHousehold const& asked,
                app::OverviewWords& words) {
  static std::string const sql =
      std::string(whole_row) +
      "JOIN subject_event s ON s.event = e.n WHERE s.subject = ?1 AND instr(e.line, "
      "'\"kind\":\"household_changed\"') > 0";
  auto& rows = database.cached(sql).query(text_of(asked.second));
  while (rows.step()) {
    auto const found = opened_row(keys, rows);
    if (!found || found->first.envelope.area != asked.first) continue;
    if (auto write = app::head_write_of(found->first, found->second))
      words.heads[asked].push_back(std::move(*write));
  }
}

}  // namespace

Result<app::OverviewWords> SqlReadModel::words(std::vector<app::AreaHousehold> const& households,
                                               std::vector<event::Uuid> const& calculations) {
  return store_.read([&](Database& database) {
    app::OverviewWords words;
    for (auto const& asked : households) read_heads(database, store_.keys(), asked, words);
    static std::string const sql = std::string(whole_row) + "WHERE e.id = ?1";
    for (auto const id : calculations) {
      auto& row = database.cached(sql).query(text_of(id));
      if (!row.step()) continue;
      if (auto const found = opened_row(store_.keys(), row)) {
        if (auto act = app::act_of(found->first, found->second))
          words.calculations.emplace(id, std::move(*act));
      }
      row.reset();
    }
    return words;
  });
}

Result<void> SqlReadModel::rebuild() {
  return store_.writer().run([&] {
    set_meta(store_.writing(), read_model_shape_meta, "");
    catch_up_read_model(store_.writing());
  });
}

void catch_up_read_model(Database& database) {
  std::int64_t done = 0;
  if (meta(database, read_model_shape_meta) == read_model_shape) {
    auto through = database.prepare("SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?1");
    done = through.query(read_model_through_meta).step() ? through.integer(0) : 0;
  } else {
    for (auto const table : read_model_tables) database.run("DELETE FROM " + std::string(table));
    set_meta(database, read_model_shape_meta, std::string(read_model_shape));
  }
  auto rows = database.prepare(
      "SELECT e.line, e.received, e.skew, d.bound_ms FROM event e LEFT JOIN device d ON d.id "
      "= e.device WHERE e.n > ?1 ORDER BY e.n");
  rows.query(done);
  while (rows.step()) {
    add_to_read_model(database, wire::part(rows.text(0)).open, received_in(rows, 1));
  }
  note_read_model(database);
}

void note_read_model(Database& database) {
  database
      .cached("INSERT OR REPLACE INTO meta SELECT ?1, CAST(coalesce(max(n), 0) AS TEXT) FROM event")
      .run(read_model_through_meta);
}

}  // namespace otor::store
