// SPDX-License-Identifier: Apache-2.0
#include "app/remarks.h"

#include <algorithm>
#include <tuple>

#include "app/act.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

using event::Uuid;
using outreach::Household;
using outreach::SeenVisit;
using outreach::Visit;

event::Origin const* start_of(Household const& home, Visit const& visit) {
  auto const started = home.told<event::VisitStarted>(visit);
  return started.empty() ? nullptr : started.front()->origin;
}

std::vector<std::string> noted_in(Household const& home, Visit const& visit) {
  std::vector<std::string> findings, questions;
  for (auto const* noted : home.told<event::FindingNoted>(visit))
    findings.push_back(noted->fact.code);
  for (auto const* asked : home.told<event::QuestionAsked>(visit))
    questions.push_back(asked->fact.code);
  return outreach::noted_of(findings, questions);
}

void put_words(wire::RemarkRow& row, Household const& home, Visit const& visit) {
  for (auto const* said : home.told<event::VisitExplained>(visit)) {
    auto const& origin = *said->origin;
    if (said->fact.remark != row.rule || !std::ranges::binary_search(row.officers, origin.author))
      continue;
    row.words.push_back({origin.id, origin.author, origin.at,
                         outreach::masked_register_numbers(said->fact.note), !origin.safe});
  }
}

/// Of visits all of which came home.
std::optional<std::string> shown_from(std::vector<event::Origin const*> const& starts,
                                      std::int64_t days) {
  std::int64_t last = 0;
  for (auto const* start : starts) {
    if (start == nullptr || !start->received.at) return std::nullopt;
    last = std::max(last, *start->received.at);
  }
  return day_of(last + days * event::one_day_ms);
}

wire::RemarkRow row_of(outreach::Remark const& remark, outreach::RemarkRule const& rule,
                       outreach::Book const& book) {
  wire::RemarkRow row{rule.code,
                      rule.when,
                      rule.count,
                      rule.codes,
                      remark.from(),
                      remark.to(),
                      remark.officers,
                      remark.families,
                      {},
                      {},
                      {},
                      {}};
  if (rule.codes) row.noted = remark.visits.front().noted;
  std::vector<event::Origin const*> starts;
  for (auto const& seen : remark.visits) {
    auto const& home = *book.household(seen.household);
    auto const& visit = home.visits.at(seen.visit);
    row.visits.push_back(
        {seen.visit, seen.household, seen.area,
         outreach::masked_register_numbers(home.text(outreach::HouseholdField::head)), seen.officer,
         seen.day});
    put_words(row, home, visit);
    starts.push_back(start_of(home, visit));
  }
  std::ranges::sort(row.words, [](wire::RemarkWords const& one, wire::RemarkWords const& other) {
    return std::tie(one.at, one.event) < std::tie(other.at, other.event);
  });
  row.shown_from = shown_from(starts, rule.days);
  return row;
}

}  // namespace

Date remarks_since(Date on) { return {on.month - remark_months_back, 1}; }

std::vector<SeenVisit> seen_in(outreach::Book const& book, std::string const& from,
                               std::string const& to) {
  std::vector<SeenVisit> seen;
  for (auto const* home : book.households()) {
    for (auto const& [id, visit] : home->visits) {
      if (home->has_withdrawn(visit)) continue;
      auto const started = home->told<event::VisitStarted>(visit);
      auto const way = outreach::text_in(visit.field(outreach::VisitField::way));
      if (started.empty() || way != "home") continue;
      auto const& start = *started.front()->origin;
      auto day = day_told(start.at, start.when().ms);
      if (day < from || day > to) continue;
      seen.push_back(
          {id, home->id, start.area, start.author, std::move(day), noted_in(*home, visit)});
    }
  }
  return seen;
}

std::vector<wire::RemarkRow> remark_rows(outreach::Book const& book,
                                         outreach::Codebook const& codebook,
                                         std::string const& from, std::string const& to) {
  std::vector<wire::RemarkRow> rows;
  if (!codebook.remarks) return rows;
  for (auto const& remark : outreach::remarks(seen_in(book, from, to), *codebook.remarks)) {
    auto const rule =
        std::ranges::find(*codebook.remarks, remark.rule, &outreach::RemarkRule::code);
    rows.push_back(row_of(remark, *rule, book));
  }
  return rows;
}

}  // namespace otor::app
