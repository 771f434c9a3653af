// SPDX-License-Identifier: Apache-2.0
#include "benefit/contribution.h"

namespace otor::benefit {

// The largest income at ten times all of itself still fits 64 bits, whatever rates a law file holds
// up to 1000 %.
static_assert(divided(Wide{largest_amount} * (10 * one_whole), one_whole, Round::half_up) <=
              INT64_MAX / 100);

Tugrug counted_income(Income declared, ContributionTerms const& terms) {
  if (!declared.amount) return terms.minimum;
  return std::clamp(*declared.amount, terms.minimum, std::max(terms.minimum, terms.ceiling));
}

Due due(Income declared, Payer as, StateShare share, ContributionTerms const& terms) {
  auto const kind = static_cast<std::size_t>(as);
  Due due;
  due.income = counted_income(declared, terms);
  if (declared.amount && *declared.amount < due.income) due.bound = Bound::raised_to_floor;
  if (declared.amount && *declared.amount > due.income) due.bound = Bound::lowered_to_ceiling;

  due.total = share_of(due.income, terms.pension + terms.benefit + terms.accident, Round::half_up);
  due.benefit_part = share_of(due.income, terms.benefit, Round::half_up);
  due.accident_part = share_of(due.income, terms.accident, Round::half_up);
  due.pension_part = due.total - due.benefit_part - due.accident_part;

  auto const carried = share == StateShare::holds ? terms.state_share[kind] : Rate{};
  due.state =
      std::min(due.total, share_of(terms.minimum, carried, Round::half_up) + terms.relief[kind]);
  due.person = due.total - due.state;
  return due;
}

Result<void> rates_known(ContributionTerms const& terms, Month month, law::Law const& law) {
  if (terms.rates_known) return {};
  std::string hangs_on;
  for (auto const& name : law.names_of(terms.rate_questions))
    hangs_on += (hangs_on.empty() ? "" : ", ") + name;
  if (!hangs_on.empty()) hangs_on = " (" + hangs_on + ")";
  return problem(ProblemKind::not_known,
                 "No voluntary rate is known for " + text_of(month) + hangs_on + ".");
}

}  // namespace otor::benefit
