// SPDX-License-Identifier: Apache-2.0
#include "server/quality_room.h"

#include "server/families_seen.h"
#include "server/pile.h"
#include "store/sql_accounts.h"

namespace otor::server {
namespace {

template <class Make>
Result<app::Report> report_with(Language language, store::Store& store, Make make) {
  auto const terms = due_terms(store);
  if (!terms) return std::unexpected(terms.error());
  auto const settled = settled_programme(store);
  if (!settled) return std::unexpected(settled.error());
  return make(app::QualityWords{terms->areas, terms->codebook, language, settled->made_up});
}

std::optional<store::AuditRow> row_of(FamiliesSeen const& seen, std::string actor,
                                      char const* reason) {
  if (seen.none()) return std::nullopt;
  return seen.row(std::move(actor), "quality", reason);
}

}  // namespace

Result<QualityRoom> quality_room(store::Store& store, app::Clock const& clock) {
  auto everybody = store::SqlAccounts(store).all();
  if (!everybody) return std::unexpected(everybody.error());
  return QualityRoom{std::move(*everybody), text_of(day_in_west(clock.now_ms())),
                     store::SqlCallBacks(store), store::SqlSubjectLog(store)};
}

Result<app::Report> quality_report(app::QualityDesk const& desk, Language language,
                                   store::Store& store) {
  return report_with(language, store, [&](app::QualityWords const& words) {
    return desk.draw ? app::calls_report(desk, words) : app::draws_report(desk, words);
  });
}

Result<app::Report> quality_report(app::RemarksDesk const& desk, Language language,
                                   store::Store& store) {
  return report_with(language, store, [&](app::QualityWords const& words) {
    return app::remarks_report(desk, words);
  });
}

std::optional<store::AuditRow> row_of_quality(app::QualityDesk const& desk, std::string actor) {
  FamiliesSeen seen;
  for (auto const& row : desk.rows)
    if (row.state != app::CallState::gone) seen.add(row.area, row.household);
  return row_of(seen, std::move(actor), "call_back");
}

std::optional<store::AuditRow> row_of_quality(app::RemarksDesk const& desk, std::string actor) {
  FamiliesSeen seen;
  for (auto const& row : desk.remarks)
    for (auto const& visit : row.visits) seen.add(visit.area, visit.household);
  return row_of(seen, std::move(actor), "remarks");
}

}  // namespace otor::server
