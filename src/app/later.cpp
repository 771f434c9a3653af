// SPDX-License-Identifier: Apache-2.0
#include "app/later.h"

#include "app/life_line.h"

namespace otor::app {
namespace {

constexpr std::int64_t five_years = 60;

benefit::Plan starting(benefit::Plan plan, Month from) {
  plan.from = from;
  return plan;
}

}  // namespace

Result<std::optional<wire::Later>> started_later(PersonCase const& person_case, Life const& life,
                                                 std::int64_t months,
                                                 std::optional<Tugrug> sheep_price,
                                                 LawInForce const& law) {
  if (!person_case.plan) return std::optional<wire::Later>{};
  if (months < 1 || months > 600) {
    return problem(ProblemKind::bad_value,
                   "later_by: a number of months from 1 to 600 is expected.");
  }
  auto const& plan = *person_case.plan;
  auto const delayed = starting(plan, plan.from + static_cast<std::int32_t>(months));
  std::vector<benefit::Plan> plans;
  if (!delayed.to || *delayed.to >= delayed.from) plans.push_back(delayed);
  auto const after = life_with(person_case, std::move(plans), law);
  if (!after) return std::unexpected(after.error());

  wire::Later later;
  later.by = months;
  later.uncovered = months;
  later.life = life_line(person_case, *after, sheep_price, law);
  later.life.start = delayed.from;
  auto const* now_first = life.estimate.first_route();
  auto const* then_first = after->estimate.first_route();
  if (now_first != nullptr && then_first != nullptr) {
    later.delay = *then_first->opens - *now_first->opens;
    auto const lost = std::max<std::int64_t>(0, *later.delay);
    later.receives_less = Tugrug{now_first->pension.amount * lost};
  }
  auto const horizon = benefit::horizon_of(person_case.person);
  auto const now_pays =
      now_first != nullptr ? now_first->sums.person : life.record.before(horizon).person;
  later.pays_less = now_pays - later.life.person_pays;
  return std::optional(std::move(later));
}

std::vector<wire::LatestStart> latest_starts(PersonCase const& person_case, Life const& life,
                                             LawInForce const& law) {
  std::vector<wire::LatestStart> latest(benefit::route_count);
  for (std::size_t index = 0; index < latest.size(); ++index) {
    auto const& route = life.estimate.routes[index];
    latest[index].route = route.route;
    latest[index].opens = route.opens;
    if (route.opens) latest[index].age = age_in_months(person_case.person.born, *route.opens);
  }
  if (!person_case.plan) return latest;
  auto const& plan = *person_case.plan;
  auto const horizon = benefit::horizon_of(person_case.person);
  Month const last = plan.to ? std::min(*plan.to + 1, horizon) : horizon;
  for (Month start = plan.from; start < last; start = start + 1) {
    auto const tried = life_with(person_case, {starting(plan, start)}, law);
    if (!tried) break;
    for (std::size_t index = 0; index < latest.size(); ++index) {
      auto const& opens = tried->estimate.routes[index].opens;
      if (opens) latest[index].at_all = start;
      if (opens && opens == latest[index].opens) latest[index].for_first_age = start;
    }
  }
  return latest;
}

Result<wire::LaterAnswer> later(Considered const& asked, LawInForce const& law) {
  auto const& [request, person_case, life] = asked;
  auto const months = request.later_by.value_or(five_years);
  auto delayed = started_later(person_case, life, months, request.sheep_price, law);
  if (!delayed) return std::unexpected(delayed.error());
  wire::LaterAnswer answer;
  answer.life = life_line(person_case, life, request.sheep_price, law);
  answer.later = std::move(*delayed);
  answer.latest = latest_starts(person_case, life, law);
  return answer;
}

}  // namespace otor::app
