// SPDX-License-Identifier: Apache-2.0
#include "app/more.h"

namespace otor::app {
namespace {

constexpr std::int64_t hundred_thousand = 100'000;

// The same life with another income declared for the whole plan, looked at on the same road. A
// higher income never moves the month at which a road opens.
class Declared {
 public:
  Declared(PersonCase const& person_case, benefit::Route route, LawInForce const& law)
      : person_case_(person_case), route_(route), law_(law) {}

  Result<benefit::RouteResult> with(Tugrug income) const {
    auto plan = *person_case_.plan;
    plan.income = {income};
    auto const life = life_with(person_case_, {plan}, law_);
    if (!life) return std::unexpected(life.error());
    return life->estimate.routes[static_cast<std::size_t>(route_)];
  }

  // The least income in (0, highest] that passes the floor; none where even the highest does not.
  Result<std::optional<Tugrug>> least_that_passes(Tugrug highest) const {
    auto const passes = [&](std::int64_t income) -> Result<bool> {
      auto const route = with({income});
      if (!route) return std::unexpected(route.error());
      return route->formula > route->floor;
    };
    auto const at_highest = passes(highest.amount);
    if (!at_highest) return std::unexpected(at_highest.error());
    if (!*at_highest) return std::optional<Tugrug>{};
    std::int64_t low = 0, high = highest.amount;
    while (low < high) {
      auto const middle = low + (high - low) / 2;
      auto const passed = passes(middle);
      if (!passed) return std::unexpected(passed.error());
      if (*passed) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return std::optional(Tugrug{low});
  }

 private:
  PersonCase const& person_case_;
  benefit::Route route_;
  LawInForce const& law_;
};

Tugrug highest_ceiling(benefit::Plan const& plan, Month claim, LawInForce const& law) {
  Tugrug highest = law.terms.contribution_in(plan.from).ceiling;
  for (auto const& terms : law.terms.contribution) {
    if (terms.from > plan.from && terms.from < claim) highest = std::max(highest, terms.ceiling);
  }
  return highest;
}

Tugrug cost_of_more(benefit::Plan const& plan, LawInForce const& law) {
  auto const& terms = law.terms.contribution_in(plan.from);
  return share_of({hundred_thousand}, terms.pension + terms.benefit + terms.accident,
                  Round::half_up);
}

}  // namespace

Result<wire::More> declaring_more(PersonCase const& person_case, Life const& life,
                                  LawInForce const& law) {
  wire::More more;
  auto const* first = life.estimate.first_route();
  if (first == nullptr || !person_case.plan) return more;
  auto const& plan = *person_case.plan;
  more.route = first->route;
  more.ceiling = law.terms.contribution_in(plan.from).ceiling;
  more.costs = cost_of_more(plan, law);
  Declared const declared(person_case, first->route, law);
  auto const highest = highest_ceiling(plan, *first->opens, law);
  auto const least = declared.least_that_passes(highest);
  if (!least) return std::unexpected(least.error());
  more.matters_from = *least;
  if (!*least) return more;
  auto const base = std::min(std::max(**least, plan.income.amount.value_or(**least)),
                             Tugrug{std::max<std::int64_t>(0, highest.amount - hundred_thousand)});
  auto const at_base = declared.with(base);
  auto const above = declared.with(base + Tugrug{hundred_thousand});
  if (!at_base) return std::unexpected(at_base.error());
  if (!above) return std::unexpected(above.error());
  more.per_hundred_thousand = above->pension - at_base->pension;
  return more;
}

Result<wire::MoreAnswer> more(Considered const& asked, LawInForce const& law) {
  auto part = declaring_more(asked.person_case, asked.life, law);
  if (!part) return std::unexpected(part.error());
  wire::MoreAnswer answer;
  answer.more = std::move(*part);
  return answer;
}

}  // namespace otor::app
