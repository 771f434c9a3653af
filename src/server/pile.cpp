// SPDX-License-Identifier: Apache-2.0
#include "server/pile.h"

#include "app/codebook_with.h"
#include "event/clock.h"
#include "server/codebooks.h"
#include "store/sql_accounts.h"
#include "wire/json.h"

namespace otor::server {

namespace {

store::AuditRow row_of(std::vector<std::string> const& soums, std::string actor,
                       char const* reason) {
  store::AuditRow row;
  row.actor = std::move(actor);
  row.verb = "see";
  row.classes = "sheets";
  row.reason = reason;
  for (auto const& soum : soums) row.area += (row.area.empty() ? "" : " ") + soum;
  return row;
}

void add_id(std::string& detail, event::Uuid id) {
  detail += (detail.empty() ? "" : " ") + text_of(id);
}

}  // namespace

Result<outreach::Codebook> department_codebook(std::string const& note) {
  if (note.empty()) return app::codebook_with({});
  return app::codebook_with({&note, 1});
}

Result<app::DueTerms> due_terms(store::Store& store) {
  auto codebook = whole_codebook(store);
  if (!codebook) return std::unexpected(codebook.error());
  store::SqlAccounts accounts(store);
  auto areas = accounts.areas();
  if (!areas) return std::unexpected(areas.error());
  auto officers = accounts.working();
  if (!officers) return std::unexpected(officers.error());
  return app::DueTerms{std::move(*codebook), std::move(*areas), std::move(*officers)};
}

Result<app::Programme> settled_programme(store::Store& store) {
  auto const kept = store.note(app::programme_note);
  if (!kept) return std::unexpected(kept.error());
  return kept->empty() ? app::Programme{} : wire::read_text<app::Programme>(*kept);
}

Date day_in_west(std::int64_t ms) {
  return date_of_day((ms + event::west_offset_ms) / event::one_day_ms);
}

store::AuditRow row_of_left(app::DueCount const& count, std::size_t named,
                            std::vector<std::string> const& soums, std::string actor) {
  auto row = row_of(soums, std::move(actor), "due");
  for (std::size_t at = 0; at < named; ++at) {
    auto const& left = count.left[at];
    add_id(row.detail, left.household);
    if (left.person) add_id(row.detail, *left.person);
  }
  row.last = static_cast<std::int64_t>(named);
  return row;
}

store::AuditRow row_of_sheets(app::DuePeople const& people, std::vector<std::string> const& soums,
                              std::string actor) {
  auto row = row_of(soums, std::move(actor), "sheets");
  for (auto const& person : people.people) {
    add_id(row.detail, person.household);
    add_id(row.detail, person.person);
  }
  row.last = static_cast<std::int64_t>(people.people.size());
  return row;
}

}  // namespace otor::server
