// SPDX-License-Identifier: Apache-2.0
// The officer's day: promises due, visits this month, what is not home yet.
#include <algorithm>
#include <tuple>

#include "app/record_calls.h"
#include "app/record_view.h"

namespace otor::app {
namespace {

// Days since 0000-03-01, counting years from March so that the leap day is the last.
std::int64_t day_number(Date date) {
  auto const march = date.month.month_of_year() < 3;
  std::int64_t const year = date.month.year() - (march ? 1 : 0);
  std::int64_t const month = (date.month.month_of_year() + 9) % 12;
  return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1;
}

bool is_mine(RecordSession const& session, outreach::Visit const& visit, std::string_view month) {
  auto const& first = visit.first();
  return first.author == session.owner->user && first.at.starts_with(month);
}

void put_promises(wire::TodayAnswer& answer, outreach::Household const& household, Date today) {
  for (auto const& [id, promise] : household.promises) {
    if (!is_open(promise)) continue;
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
  for (auto const& [id, household] : session.book.households()) {
    put_promises(answer, household, *on);
    answer.visits_month += std::ranges::count_if(
        household.visits, [&](auto const& visit) { return is_mine(session, visit.second, month); });
  }
  std::ranges::sort(answer.promises, [](auto const& one, auto const& other) {
    return std::tie(one.by, one.household, one.promise) <
           std::tie(other.by, other.household, other.promise);
  });
  answer.unsafe = session.outbox.unsafe();
  return answer;
}

}  // namespace otor::app
