// SPDX-License-Identifier: Apache-2.0
#pragma once
// One person's case: what a request says about a person, checked, and ready to be reckoned with.
// Every calculation about a person begins here, so all of them refuse the same things.

#include <optional>
#include <vector>

#include "app/law_in_force.h"
#include "benefit/old_age.h"
#include "wire/outlook_message.h"

namespace otor::app {

inline constexpr std::size_t most_spans = 1'000;
inline constexpr std::int64_t most_children = 50;

struct PersonCase {
  benefit::Person person;
  Month on;
  std::vector<benefit::PaidSpan> paid;
  std::optional<benefit::Plan> plan;

  /// The record when the plan is as asked, or another, or several.
  Result<benefit::Record> record(LawInForce const& law) const;
  Result<benefit::Record> record_with(std::span<benefit::Plan const> plans,
                                      LawInForce const& law) const;
};

/// Errors: not_known (`on` before 2019-01), bad_birth, bad_value (children), too_many_spans,
/// bad_span, paid_in_future, plan_in_past.
Result<PersonCase> case_of(wire::EstimateRequest const& request);
Result<PersonCase> case_of(wire::OutlookRequest const& request);

/// A life under one plan: its record, and the pensions that follow.
struct Life {
  std::vector<benefit::Plan> plans;
  benefit::Record record;
  benefit::Estimate estimate;
};

Result<Life> life_with(PersonCase const& person_case, std::vector<benefit::Plan> plans,
                       LawInForce const& law);

/// The life as the request plans it.
Result<Life> life_of(PersonCase const& person_case, LawInForce const& law);

/// A request with its case and its life: what each of the seven questions is asked about.
struct Considered {
  wire::OutlookRequest request;
  PersonCase person_case;
  Life life;
};

Result<Considered> considered(wire::OutlookRequest request, LawInForce const& law);

}  // namespace otor::app
