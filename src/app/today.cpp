// SPDX-License-Identifier: Apache-2.0
// The officer's day: promises due, visits this month, what is not home yet.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

bool is_mine(RecordSession const& session, outreach::Visit const& visit, std::string_view month) {
  auto const& first = visit.first();
  return first.author == session.owner->user && first.at.starts_with(month);
}

void put_promises(wire::TodayAnswer& answer, outreach::Household const& household, Date today) {
  for (auto const& [id, promise] : household.promises) {
    if (!household.is_open(promise)) continue;
    auto const& made = promise.made->fact;
    auto const by = parse_date(made.by);
    if (!by) continue;  // the reader of events lets none in
    answer.promises.push_back(
        {household.id, std::string(household.text(outreach::HouseholdField::head)), made.what,
         made.by, day_number(*by) - day_number(today), id, made.visit});
  }
}

}  // namespace

Result<wire::TodayAnswer> today(RecordSession& session, wire::TodayRequest const& request) {
  auto const on = parse_date(request.on);
  if (!on) return std::unexpected(on.error());
  auto const month = text_of(on->month);
  wire::TodayAnswer answer;
  for (auto const* household : session.book.households()) {
    if (household->is_withdrawn()) continue;
    if (!moved_away(session, *household)) put_promises(answer, *household, *on);
    answer.visits_month += std::ranges::count_if(household->visits, [&](auto const& row) {
      return is_mine(session, row.second, month) && !household->has_withdrawn(row.second);
    });
  }
  std::ranges::sort(answer.promises, [](auto const& one, auto const& other) {
    return std::tie(one.by, one.household, one.promise) <
           std::tie(other.by, other.household, other.promise);
  });
  auto const remarks = own_remarks(session, {request.on});
  if (!remarks) return std::unexpected(remarks.error());
  answer.remarks = std::ranges::count_if(
      remarks->remarks, [](wire::RemarkRow const& row) { return row.words.empty(); });
  auto const lessons = held_lessons(session, {request.on});
  if (!lessons) return std::unexpected(lessons.error());
  for (auto const& decision : lessons->decisions) {
    answer.decisions += decision.mine;
    answer.decisions_overdue += decision.mine && decision.overdue;
  }
  answer.unsafe = session.outbox.unsafe();
  return answer;
}

}  // namespace otor::app
