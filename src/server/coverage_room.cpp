// SPDX-License-Identifier: Apache-2.0
#include "server/coverage_room.h"

#include "app/programme.h"
#include "server/pile.h"
#include "store/sql_accounts.h"
#include "wire/indicators.h"

namespace otor::server {

Result<CoverageRoom> CoverageRoom::open(store::Store& store, app::Clock const& clock) {
  CoverageRoom room(store, clock);
  auto definitions = wire::read_indicators(coverage::default_indicators());
  if (!definitions) return std::unexpected(definitions.error());
  room.definitions_ = std::move(*definitions);
  auto const kept = store.note(app::targets_note);
  if (!kept) return std::unexpected(kept.error());
  if (!kept->empty()) {
    auto targets = wire::read_text<std::vector<coverage::Target>>(*kept);
    if (!targets) return std::unexpected(targets.error());
    room.targets_ = std::move(*targets);
  }
  store::SqlAccounts accounts(store);
  auto const areas = accounts.areas();
  if (!areas) return std::unexpected(areas.error());
  for (auto const& area : *areas) room.soums_.push_back(area.code);
  auto officers = accounts.working();
  if (!officers) return std::unexpected(officers.error());
  room.officers_ = std::move(*officers);
  room.today_ = text_of(day_in_west(clock.now_ms()));
  return room;
}

Result<app::Coverage> CoverageRoom::tell(app::Account const& account, std::string const& measure,
                                         app::Compared compared, app::VisitedDays const& reported) {
  return app::coverage_of(
      account, measure, compared,
      {definitions_, targets_, soums_, officers_, figures_, stages_, today_, reported});
}

Result<app::Staying> CoverageRoom::staying(app::Account const& account,
                                           app::StayQuestion const& question) {
  return app::staying(account, question, soums_, figures_);
}

}  // namespace otor::server
