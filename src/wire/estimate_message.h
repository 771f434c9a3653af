// SPDX-License-Identifier: Apache-2.0
#pragma once
// The messages of `estimate`: when a person can draw a pension by each road, and how much.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "benefit/step.h"
#include "wire/due_message.h"

namespace otor::wire {

struct PaidSpan {
  Month from, to;  // both included
  benefit::Payer as{};
  Income income;
};
BOOST_DESCRIBE_STRUCT(PaidSpan, (), (from, to, as, income))

struct PlanSpan {
  Month from;
  std::optional<Month> to;  // until the claim where absent
  benefit::Payer as{};
  Income income;
};
BOOST_DESCRIBE_STRUCT(PlanSpan, (), (from, to, as, income))

/// A birth is written as a day or as a month.
struct Birth {
  Month month;
};

template <>
struct Reader<Birth> {
  static Result<Birth> read(json::value const& value, std::string_view path) {
    auto const* text = value.if_string();
    if (text == nullptr)
      return detail::at(ProblemKind::bad_month, path, "a birth like \"1996-03-14\" is expected.");
    auto const month = parse_birth({text->data(), text->size()});
    if (!month) return detail::at(month.error().kind, path, month.error().detail);
    return Birth{*month};
  }
};

struct EstimateRequest {
  std::optional<RequestId> id;
  Month on;
  benefit::Sex sex{};
  Birth born;
  std::optional<std::int64_t> children;
  std::optional<std::vector<PaidSpan>> paid;
  std::optional<PlanSpan> plan;
};
BOOST_DESCRIBE_STRUCT(EstimateRequest, (), (id, on, sex, born, children, paid, plan))

using benefit::Step;
using benefit::StepInput;

/// A road that opens carries all of its figures; one that does not carries why.
struct RouteAnswer {
  benefit::Route route{};
  std::optional<Month> opens;
  std::int64_t months_counted = 0, herder_months = 0;
  Tugrug reference_wage, formula, floor, pension;
  std::optional<Tugrug> person_pays, state_pays;
  std::optional<std::int64_t> months_to_break_even;
  Tugrug matters_from;  // the reference wage from which declaring more raises this pension
  std::vector<Step> steps;
  std::string why, why_code;                    // closed roads only
  std::optional<std::int64_t> needed, reached;  // closed roads only: what the reason counts
};
BOOST_DESCRIBE_STRUCT(RouteAnswer, (),
                      (route, opens, months_counted, herder_months, reference_wage, formula, floor,
                       pension, person_pays, state_pays, months_to_break_even, matters_from, steps,
                       why, why_code, needed, reached))

void write_json(std::string& out, RouteAnswer const& value);

struct EstimateAnswer {
  std::optional<RequestId> id;
  std::vector<RouteAnswer> routes;
  std::optional<benefit::Route> first;
  std::optional<Month> share_ends;
  std::vector<std::string> questions;
  LawNote law;
};
BOOST_DESCRIBE_STRUCT(EstimateAnswer, (), (id, routes, first, share_ends, questions, law))

}  // namespace otor::wire
