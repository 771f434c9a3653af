// SPDX-License-Identifier: Apache-2.0
#pragma once
// The contribution due for one month of voluntary insurance.

#include "benefit/terms.h"

namespace otor::benefit {

enum class Bound { none, raised_to_floor, lowered_to_ceiling };

/// What one month costs. The three parts add up to the total; the State's part and the person's own
/// do too.
struct Due {
  Tugrug income, total, pension_part, benefit_part, accident_part, state, person;
  Bound bound = Bound::none;
};

/// Whether the month carries the State's share: a herder's month does not once the months of a life
/// are used up.
enum class StateShare { holds, used_up };

/// The income that counts: the minimum wage, or the declared income between the minimum wage and
/// the ceiling. Source: law/mn/wage/minimum_wage.toml, law/mn/contribution/ceiling_times.toml.
Tugrug counted_income(Income declared, ContributionTerms const& terms);

/// The total is rounded once, then the benefit and accident parts, and the pension part is what is
/// left. The State's share is a share of the minimum wage, whatever was declared; relief lowers the
/// person's part, never below zero.
///
/// Source: law/mn/contribution/*.toml. `terms` must have known rates.
Due due(Income declared, Payer as, StateShare share, ContributionTerms const& terms);

/// True when a month of this kind of payer can be computed; otherwise the problem names month and
/// question.
Result<void> rates_known(ContributionTerms const& terms, Month month, law::Law const& law);

}  // namespace otor::benefit
