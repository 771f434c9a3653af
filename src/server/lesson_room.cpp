// SPDX-License-Identifier: Apache-2.0
#include "server/lesson_room.h"

#include <algorithm>

#include "server/pile.h"
#include "store/sql_accounts.h"

namespace otor::server {

Result<LessonRoom> LessonRoom::open(store::Store& store, app::Clock const& clock) {
  auto coverage = CoverageRoom::open(store, clock);
  if (!coverage) return std::unexpected(coverage.error());
  LessonRoom room(store, std::move(*coverage));
  store::SqlAccounts accounts(store);
  auto everybody = accounts.all();
  if (!everybody) return std::unexpected(everybody.error());
  room.everybody_ = std::move(*everybody);
  auto working = accounts.working();
  if (!working) return std::unexpected(working.error());
  room.working_ = std::move(*working);
  for (auto const& one : room.coverage_.definitions().measures)
    room.names_.measures.push_back({one.code, one.title.mn, one.title.kk, one.title.en});
  auto const own = store.note("codebook");
  if (!own) return std::unexpected(own.error());
  auto const codebook = department_codebook(*own);
  if (!codebook) return std::unexpected(codebook.error());
  for (auto const& one : codebook->codes) {
    wire::CodeName name{one.code, one.title.mn, one.title.kk, one.title.en};
    if (one.set == outreach::CodeSet::finding) room.names_.findings.push_back(name);
    if (one.set == outreach::CodeSet::asked) room.names_.questions.push_back(name);
  }
  auto areas = accounts.areas();
  if (!areas) return std::unexpected(areas.error());
  room.areas_ = std::move(*areas);
  room.today_ = text_of(day_in_west(clock.now_ms()));
  return room;
}

app::LessonPorts LessonRoom::ports(app::Account const& account) {
  auto coverage = [this, &account](std::string const& measure,
                                   std::string const& area) -> Result<std::optional<app::Counted>> {
    auto const told = coverage_.tell(account, measure, app::Compared::figures_alone);
    if (!told) return std::unexpected(told.error());
    auto const found = std::ranges::find(told->areas, area, &app::CoverageArea::area);
    if (found == told->areas.end() || found->series.empty()) return std::nullopt;
    auto const& last = found->series.back();
    return app::Counted{last.numerator.value, last.denominator.value, last.numerator.as_of};
  };
  return {everybody_, working_, coverage_.soums(), names_, model_, today_, std::move(coverage)};
}

Result<wire::LessonsDesk> LessonRoom::desk(app::Account const& account, std::string const& area) {
  return app::lessons_desk(account, area, ports(account));
}

Result<wire::MeetingPage> LessonRoom::page(app::Account const& account, event::Uuid meeting) {
  return app::meeting_page(account, meeting, ports(account));
}

Result<app::LessonEvents> LessonRoom::events(wire::LessonOrder const& order,
                                             app::Account const& account) {
  return app::events_of(order, account, ports(account));
}

Result<handbook::Document> LessonRoom::minutes(app::Account const& account, event::Uuid meeting,
                                               Language language) {
  auto const told = page(account, meeting);
  if (!told) return std::unexpected(told.error());
  auto const settled = settled_programme(store_);
  if (!settled) return std::unexpected(settled.error());
  app::MinutesWords words{language, {}};
  auto const name = [&](std::string const& code, std::string const& mn, std::string const& kk,
                        std::string const& en) {
    words.areas[code] = language == Language::mn ? mn : language == Language::kk ? kk : en;
  };
  for (auto const& area : areas_) name(area.code, area.name_mn, area.name_kk, area.name_en);
  for (auto const& one : settled->aimags) name(one.code, one.name_mn, one.name_kk, one.name_en);
  return app::minutes_document(*told, words);
}

store::AuditRow row_of_links(wire::MeetingPage const& page, std::string actor) {
  store::AuditRow row;
  row.actor = std::move(actor);
  row.verb = "see";
  row.classes = "lessons";
  row.reason = "lesson_links";
  for (auto const& point : page.points)
    for (auto const& link : point.links) {
      row.detail += (row.detail.empty() ? "" : " ") + text_of(link.household);
      if (row.area.find(link.area) == std::string::npos)
        row.area += (row.area.empty() ? "" : " ") + link.area;
    }
  return row;
}

}  // namespace otor::server
