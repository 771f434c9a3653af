// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a person is covered for meanwhile: birth, sickness, lost ability to work, death. Short-term
// and survivors' benefits.

#include "benefit/old_age.h"

namespace otor::benefit {

enum class CoverKind { maternity, sickness, disability, death, survivors };

struct CoverAmount {
  Month from;
  Tugrug amount;
};

/// Cover that paying on gives. Amounts are once (maternity, death) or a month (disability,
/// survivors).
struct Cover {
  CoverKind kind = CoverKind::maternity;
  std::optional<Month> from;  // first month covered; none: not reached while the record runs
  // at `from`, and where paying on soon changes it; empty where only a share is known
  std::vector<CoverAmount> amounts;
  // sickness: of the average daily income; survivors: of the pension, for one dependant
  std::optional<Rate> share;
  std::vector<law::Reference> sources;
  law::Questions questions;
};

/// Maternity benefit for a birth in `month`: the average declared income of the last twelve months,
/// times four months. Needs twelve months of contributions, the last six unbroken; none where they
/// are not there. Source: law/mn/benefit/maternity_*.toml. Offices pay by working days, so the
/// amount is approximate.
std::optional<Tugrug> maternity_benefit(Record const& record, Month month, law::Law const& law);

/// Share of the average day's income in sickness, after `months_paid` months; none before the first
/// tier.
std::optional<Rate> sickness_share(std::int64_t months_paid, Month month, law::Law const& law);

/// All cover that applies to `person` from `on` until `until`, in the order of CoverKind; maternity
/// only for women.
std::vector<Cover> cover_of(Person const& person, Month on, Month until, Record const& record,
                            law::Law const& law);

}  // namespace otor::benefit
