// SPDX-License-Identifier: Apache-2.0
#include "app/person_case.h"

namespace otor::app {
namespace {

Result<void> checked_person(PersonCase const& person_case) {
  auto const& [person, on, paid, plan] = person_case;
  if (on < benefit::first_month_of_claims) {
    return problem(ProblemKind::not_known,
                   "on: the law is not known for " + text_of(on) + "; it is from 2019-01 on.");
  }
  if (person.born > on)
    return problem(ProblemKind::bad_birth, "born: the birth lies after " + text_of(on) + ".");
  if (person.children < 0 || person.children > most_children) {
    return problem(ProblemKind::bad_value, "children: a number from 0 to 50 is expected.");
  }
  return {};
}

Result<void> checked_paid(PersonCase const& person_case) {
  if (person_case.paid.size() > most_spans) {
    return problem(ProblemKind::too_many_spans, "paid: at most 1,000 spans are read.");
  }
  // Months may be paid ahead within the same year, but not beyond.
  Month const last = month_of(person_case.on.year(), 12);
  for (std::size_t index = 0; index < person_case.paid.size(); ++index) {
    auto const& span = person_case.paid[index];
    auto const where = [&] { return "paid[" + std::to_string(index) + "]: "; };
    if (span.to < span.from)
      return problem(ProblemKind::bad_span, where() + "the span ends before it begins.");
    if (span.to > last) {
      return problem(ProblemKind::paid_in_future,
                     where() + "months after " + text_of(last) + " cannot be paid yet.");
    }
  }
  return {};
}

Result<void> checked_plan(PersonCase const& person_case) {
  auto const& plan = person_case.plan;
  if (!plan) return {};
  if (plan->to && *plan->to < plan->from) {
    return problem(ProblemKind::bad_span, "plan: the plan ends before it begins.");
  }
  if (plan->from < person_case.on) {
    return problem(ProblemKind::plan_in_past, "plan: it begins before " + text_of(person_case.on) +
                                                  ", and past months can no longer be paid.");
  }
  return {};
}

template <class Request>
Result<PersonCase> read_case(Request const& request) {
  PersonCase person_case{
      {request.sex, request.born.month, request.children.value_or(0)}, request.on, {}, {}};
  if (request.paid) {
    person_case.paid.reserve(request.paid->size());
    for (auto const& span : *request.paid)
      person_case.paid.push_back({span.from, span.to, span.as, span.income});
  }
  if (request.plan) {
    auto const& plan = *request.plan;
    person_case.plan = benefit::Plan{plan.from, plan.to, plan.as, plan.income};
  }
  for (auto const check : {checked_person, checked_paid, checked_plan}) {
    if (auto checked = check(person_case); !checked) return std::unexpected(checked.error());
  }
  return person_case;
}

}  // namespace

Result<PersonCase> case_of(wire::EstimateRequest const& request) { return read_case(request); }
Result<PersonCase> case_of(wire::OutlookRequest const& request) { return read_case(request); }

Result<benefit::Record> PersonCase::record(LawInForce const& law) const {
  if (plan) return record_with({&*plan, 1}, law);
  return record_with({}, law);
}

Result<benefit::Record> PersonCase::record_with(std::span<benefit::Plan const> plans,
                                                LawInForce const& law) const {
  return benefit::record_of(paid, plans, benefit::horizon_of(person), law.terms);
}

Result<Life> life_with(PersonCase const& person_case, std::vector<benefit::Plan> plans,
                       LawInForce const& law) {
  Result<Life> life(std::in_place);
  life->plans = std::move(plans);
  auto record = person_case.record_with(life->plans, law);
  if (!record) return std::unexpected(std::move(record.error()));
  life->record = std::move(*record);
  auto const estimate =
      benefit::estimate(person_case.person, person_case.on, life->record, law.terms, law.law);
  if (!estimate) return std::unexpected(estimate.error());
  life->estimate = *estimate;
  return life;
}

Result<Life> life_of(PersonCase const& person_case, LawInForce const& law) {
  std::vector<benefit::Plan> plans;
  if (person_case.plan) plans.push_back(*person_case.plan);
  return life_with(person_case, std::move(plans), law);
}

Result<Considered> considered(wire::OutlookRequest request, LawInForce const& law) {
  auto person_case = case_of(request);
  if (!person_case) return std::unexpected(person_case.error());
  auto life = life_of(*person_case, law);
  if (!life) return std::unexpected(life.error());
  return Considered{std::move(request), std::move(*person_case), std::move(*life)};
}

}  // namespace otor::app
