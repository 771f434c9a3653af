// SPDX-License-Identifier: Apache-2.0
#include "app/missed.h"

#include <algorithm>

namespace otor::app {
namespace {

using benefit::Plan;

// The plan with `months` left out from `gap` on.
std::vector<Plan> without(Plan const& plan, Month gap, std::int32_t months) {
  std::vector<Plan> plans;
  Month const again = gap + months;
  Plan first = plan;
  first.to = plan.to ? std::min(*plan.to, gap - 1) : gap - 1;
  if (*first.to >= first.from) plans.push_back(first);
  Plan second = plan;
  second.from = std::max(plan.from, again);
  if (!second.to || *second.to >= second.from) plans.push_back(second);
  return plans;
}

std::vector<Plan> seasons(Plan const& plan, Month horizon,
                          std::vector<std::int64_t> const& months_of_year) {
  std::vector<Plan> plans;
  Month const last = plan.to ? std::min(*plan.to, horizon) : horizon;
  for (Month month = plan.from; month <= last; month = month + 1) {
    if (std::ranges::find(months_of_year, month.month_of_year()) == months_of_year.end()) continue;
    if (!plans.empty() && *plans.back().to == month - 1) {
      plans.back().to = month;
    } else {
      plans.push_back({month, month, plan.as, plan.income});
    }
  }
  return plans;
}

Result<void> checked_season(std::vector<std::int64_t> const& months) {
  unsigned said = 0;
  bool good = !months.empty();
  for (auto const month : months) {
    unsigned const bit = month >= 1 && month <= 12 ? 1U << month : 0U;
    good = good && bit != 0 && (said & bit) == 0;
    said |= bit;
  }
  if (good) return {};
  return problem(ProblemKind::bad_value,
                 "season: months of the year from 1 to 12 are expected, each once.");
}

// What the first full calendar year of the plan costs.
Tugrug first_year_cost(Life const& life) {
  if (life.plans.empty()) return {};
  Month const january = month_of(life.plans.front().from.year() + 1, 1);
  return life.record.before(january + 12).person - life.record.before(january).person;
}

}  // namespace

std::int64_t missed_months(wire::OutlookRequest const& request) {
  return request.missed.value_or(12);
}

std::vector<std::int64_t> season_months(wire::OutlookRequest const& request) {
  return request.season.value_or(std::vector<std::int64_t>{4, 5});
}

Result<std::optional<wire::Missed>> with_missed(PersonCase const& person_case, Life const& life,
                                                std::int64_t months, LawInForce const& law) {
  if (!person_case.plan) return std::optional<wire::Missed>{};
  if (months < 1 || months > 600) {
    return problem(ProblemKind::bad_value, "missed: a number of months from 1 to 600 is expected.");
  }
  auto const& plan = *person_case.plan;
  auto const after =
      life_with(person_case, without(plan, plan.from + 12, static_cast<std::int32_t>(months)), law);
  if (!after) return std::unexpected(after.error());
  wire::Missed missed;
  missed.months = months;
  auto const* now_first = life.estimate.first_route();
  auto const* then_first = after->estimate.first_route();
  if (then_first != nullptr) {
    missed.opens = then_first->opens;
    missed.route = then_first->route;
    if (now_first != nullptr) missed.delay = *then_first->opens - *now_first->opens;
  }
  return std::optional(missed);
}

Result<std::optional<wire::Season>> only_in_season(PersonCase const& person_case,
                                                   std::vector<std::int64_t> const& months_of_year,
                                                   LawInForce const& law) {
  if (auto checked = checked_season(months_of_year); !checked)
    return std::unexpected(checked.error());
  if (!person_case.plan) return std::optional<wire::Season>{};
  auto const horizon = benefit::horizon_of(person_case.person);
  auto const life =
      life_with(person_case, seasons(*person_case.plan, horizon, months_of_year), law);
  if (!life) return std::unexpected(life.error());
  wire::Season season;
  season.months = months_of_year;
  season.year = first_year_cost(*life);
  if (auto const* first = life->estimate.first_route()) {
    season.route = first->route;
    season.opens = first->opens;
    season.age = age_in_months(person_case.person.born, *first->opens);
    season.pension = first->pension;
  }
  return std::optional(std::move(season));
}

Result<wire::MissedAnswer> missed(Considered const& asked, LawInForce const& law) {
  auto const& [request, person_case, life] = asked;
  auto gap = with_missed(person_case, life, missed_months(request), law);
  if (!gap) return std::unexpected(gap.error());
  auto season = only_in_season(person_case, season_months(request), law);
  if (!season) return std::unexpected(season.error());
  wire::MissedAnswer answer;
  answer.missed = std::move(*gap);
  answer.season = std::move(*season);
  return answer;
}

}  // namespace otor::app
