// SPDX-License-Identifier: Apache-2.0
#include "app/estimate.h"

#include "benefit/steps.h"

namespace otor::app {
namespace {

using benefit::Closed;
using benefit::RouteResult;

char const* code_of(Closed why) {
  switch (why) {
    case Closed::none: return "";
    case Closed::too_old: return "too_old";
    case Closed::not_a_woman: return "not_a_woman";
    case Closed::too_few_children: return "too_few_children";
    case Closed::too_few_months: return "too_few_months";
    case Closed::too_few_herder_months: return "too_few_herder_months";
    case Closed::enough_for_full: return "enough_for_full";
  }
  return "";
}

std::string reason(RouteResult const& route) {
  auto const needed = std::to_string(route.needed);
  auto const reached = std::to_string(route.reached);
  switch (route.closed) {
    case Closed::none: return "";
    case Closed::too_old:
      return "The 80th birthday has passed: roads are looked for only until then.";
    case Closed::not_a_woman: return "This road is for mothers.";
    case Closed::too_few_children:
      return needed + " children are needed; there are " + reached + ".";
    case Closed::too_few_months:
      return needed + " months are needed; " + reached + " can be counted by the 80th birthday.";
    case Closed::too_few_herder_months:
      return needed + " months paid as a herder are needed; " + reached +
             " can be reached by the 80th birthday.";
    case Closed::enough_for_full:
      return reached + " months are counted: enough for a full pension, so this one is not needed.";
  }
  return "";
}

wire::RouteAnswer route_answer(RouteResult const& route, PersonCase const& person_case,
                               Life const& life, Explained explained, LawInForce const& law) {
  wire::RouteAnswer answer;
  answer.route = route.route;
  if (!route.opens) {
    answer.why = reason(route);
    answer.why_code = code_of(route.closed);
    answer.needed = route.needed;
    answer.reached = route.reached;
    return answer;
  }
  answer.opens = route.opens;
  answer.months_counted = route.counted.counted();
  answer.herder_months = route.counted.herder;
  answer.reference_wage = route.reference_wage;
  answer.formula = route.formula;
  answer.floor = route.floor;
  answer.pension = route.pension;
  if (!life.plans.empty()) {
    answer.person_pays = route.sums.person;
    answer.state_pays = route.sums.state;
    answer.months_to_break_even = route.months_to_break_even;
  }
  answer.matters_from =
      benefit::wage_that_passes(route.floor, answer.months_counted, route.full(), *route.terms);
  if (explained == Explained::yes) {
    answer.steps = benefit::steps_of(route, person_case.person, life.record, law.terms, law.law);
  }
  return answer;
}

}  // namespace

wire::EstimateAnswer estimate_answer(PersonCase const& person_case, Life const& life,
                                     Explained explained, LawInForce const& law) {
  wire::EstimateAnswer answer;
  answer.routes.reserve(benefit::route_count);
  for (auto const& route : life.estimate.routes) {
    answer.routes.push_back(route_answer(route, person_case, life, explained, law));
  }
  answer.first = life.estimate.first;
  answer.share_ends = life.estimate.share_ends;
  answer.questions = law.law.names_of(life.estimate.questions);
  answer.law = law.note;
  return answer;
}

Result<wire::EstimateAnswer> estimate(wire::EstimateRequest const& request, Explained explained,
                                      LawInForce const& law) {
  auto const person_case = case_of(request);
  if (!person_case) return std::unexpected(person_case.error());
  auto const life = life_of(*person_case, law);
  if (!life) return std::unexpected(life.error());
  auto answer = estimate_answer(*person_case, *life, explained, law);
  answer.id = request.id;
  return answer;
}

}  // namespace otor::app
