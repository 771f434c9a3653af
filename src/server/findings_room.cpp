// SPDX-License-Identifier: Apache-2.0
#include "server/findings_room.h"

#include "app/report_text.h"
#include "server/codebooks.h"
#include "server/families_seen.h"
#include "server/pile.h"
#include "store/sql_accounts.h"

namespace otor::server {

namespace {

std::string file_of(app::Report const& report, FindingsForm form) {
  return form == FindingsForm::csv ? app::report_csv(report) : app::report_json(report);
}

}  // namespace

Result<FindingsRoom> findings_room(store::Store& store, std::int64_t now_ms) {
  store::SqlAccounts accounts(store);
  auto areas = accounts.areas();
  if (!areas) return std::unexpected(areas.error());
  auto working = accounts.working();
  if (!working) return std::unexpected(working.error());
  auto all = accounts.all();
  if (!all) return std::unexpected(all.error());
  auto settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  auto codebook = whole_codebook(store);
  if (!codebook) return std::unexpected(codebook.error());
  return FindingsRoom{std::move(*areas), std::move(settled->aimags), std::move(*working),
                      std::move(*all),   std::move(*codebook),       day_in_west(now_ms),
                      settled->made_up};
}

CountedSoums counted_soums(app::Account const& account, app::Home const& home) {
  using app::Matter, app::Verb;
  auto soums = app::areas_for(account, Verb::see, Matter::overview, home.areas);
  if (!soums.empty()) return {std::move(soums), false};
  return {app::areas_for(account, Verb::count, Matter::totals, home.areas), true};
}

std::vector<std::string> read_soums(app::Account const& account, app::Home const& home) {
  using app::Matter, app::Verb;
  auto soums = app::areas_for(account, Verb::see, Matter::overview, home.areas);
  std::erase_if(soums, [&](std::string const& soum) {
    return !app::may(account, Verb::see, Matter::record, soum);
  });
  return soums;
}

Result<app::FindingsBy> findings_by(std::string_view word) {
  auto by = app::FindingsBy::area;
  if (!word.empty() && !boost::describe::enum_from_string(std::string(word).c_str(), by))
    return problem(ProblemKind::bad_value, "by: area, age, sex or season is expected.");
  return by;
}

std::string findings_file(app::FindingsAnswer const& answer, FindingsTable table, FindingsForm form,
                          app::FindingsWords const& words) {
  return file_of(app::findings_report(answer, table == FindingsTable::questions, words), form);
}

std::string told_old_file(app::ToldOldAnswer const& answer, FindingsForm form,
                          app::FindingsWords const& words) {
  return file_of(app::told_old_report(answer, words), form);
}

store::AuditRow row_of_told(app::ToldOldAnswer const& answer, std::string actor) {
  FamiliesSeen seen;
  for (auto const& row : answer.rows) seen.add(row.area, row.household, row.person);
  return seen.row(std::move(actor), "visit", "told_old");
}

store::AuditRow row_of_notes(app::NotesAnswer const& answer, std::string actor) {
  FamiliesSeen seen;
  for (auto const& row : answer.rows) seen.add(row.area, row.household);
  return seen.row(std::move(actor), "visit", "notes");
}

}  // namespace otor::server
