// SPDX-License-Identifier: Apache-2.0
#include "app/asked_of.h"

#include "wire/json.h"

namespace otor::app {
namespace {

using outreach::Person;
using outreach::PersonField;

wire::PlanSpan usual_plan(Month month) { return {month + 1, {}, benefit::Payer::herder, {}}; }

Result<void> put_sex_and_birth(Person const& person, bool shown, wire::OutlookRequest& asked) {
  auto const sex = person.text(PersonField::sex);
  auto const born = person.text(PersonField::born);
  if (!shown && (sex.empty() || born.empty()))
    return problem(ProblemKind::not_known, "Sex or birth of the person is not known.");
  if (!sex.empty()) asked.sex = sex == "female" ? benefit::Sex::female : benefit::Sex::male;
  if (born.empty()) return {};
  auto const month = parse_birth(born);
  if (!month) return std::unexpected(month.error());
  asked.born.month = *month;
  return {};
}

Result<void> put_paid(Person const& person, wire::OutlookRequest& asked) {
  auto const* told = person.field(PersonField::paid).shown();
  auto const* spans = told == nullptr ? nullptr : std::get_if<event::Told>(&told->value);
  if (spans == nullptr) return {};
  auto read = wire::read_text<std::vector<wire::PaidSpan>>(spans->text);
  if (!read) return std::unexpected(read.error());
  asked.paid = std::move(*read);
  return {};
}

}  // namespace

std::optional<wire::PlanSpan> still_payable(wire::PlanSpan plan, Month month) {
  if (plan.from >= month) return plan;
  if (plan.to && *plan.to < month) return std::nullopt;
  plan.from = month;
  return plan;
}

Result<wire::OutlookRequest> asked_of(Person const& person, event::CalculationShown const* shown,
                                      Month month, std::optional<Tugrug> sheep_price) {
  wire::OutlookRequest asked;
  asked.plan = usual_plan(month);
  if (shown != nullptr) {
    auto read = wire::read_text<wire::OutlookRequest>(shown->request.text);
    if (!read) return std::unexpected(read.error());
    asked = std::move(*read);
    if (asked.plan) asked.plan = still_payable(*asked.plan, month);
  }
  asked.id.reset();
  asked.on = month;
  asked.sheep_price = sheep_price;
  if (auto put = put_sex_and_birth(person, shown != nullptr, asked); !put)
    return std::unexpected(put.error());
  if (auto const children = outreach::number_in(person.field(PersonField::children)))
    asked.children = *children;
  if (auto put = put_paid(person, asked); !put) return std::unexpected(put.error());
  return asked;
}

}  // namespace otor::app
