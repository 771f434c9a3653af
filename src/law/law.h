// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law of a country as calculations read it: every parameter by its own name and type, over
// time. Made from a Pack; a pack in which a parameter is missing, or has another unit, is refused.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "law/dated.h"
#include "law/parameter.h"

namespace otor::law {

/// A set of open questions, one bit each, in the order of their numbers.
struct Questions {
  std::uint64_t bits = 0;
  friend constexpr Questions operator|(Questions a, Questions b) { return {a.bits | b.bits}; }
  constexpr Questions& operator|=(Questions other) { return bits |= other.bits, *this; }
  bool operator==(Questions const&) const = default;
};

struct Law {
  // wage and contributions
  Dated<Tugrug> minimum_wage;
  Dated<std::int64_t> ceiling_times;
  Dated<Rate> pension_rate, benefit_rate, accident_rate;
  Dated<Rate> state_share_herder, state_share_mother, state_share_disabled_child_parent;
  Dated<std::int64_t> state_share_herder_months;
  Dated<Tugrug> relief, relief_mother;
  // old age
  Dated<Tugrug> minimum_full_pension, minimum_proportional_pension;
  Dated<std::int64_t> reference_window, reference_reach, base_months;
  Dated<Rate> base_share, year_increment, proportional_share_per_month;
  Dated<std::int64_t> proportional_months_least;
  Dated<YearRamp> months_needed_ordinary, later_age_men, later_age_women;
  Dated<std::int64_t> age_ordinary_men, age_ordinary_women, months_needed_later_age;
  Dated<std::int64_t> age_herder_men, age_herder_women, months_needed_herder, herder_months_men,
      herder_months_women;
  Dated<std::int64_t> age_mother_of_four, children_mother_of_four, months_needed_mother_of_four;
  Dated<std::int64_t> mother_credit, mother_credit_after, herder_credit;
  // accounts
  Dated<Month> account_born_from;
  Dated<std::int64_t> account_divisor_men, account_divisor_women;
  // benefits
  Dated<std::int64_t> maternity_months, maternity_months_needed, maternity_unbroken,
      maternity_average;
  Dated<Rate> maternity_share;
  Dated<std::vector<Tier>> sickness_share;
  Dated<std::int64_t> sickness_months_needed, sickness_average;
  Dated<Tugrug> death_benefit;
  Dated<std::int64_t> death_benefit_months;
  Dated<std::int64_t> disability_months, disability_recent_months, disability_recent_window;
  Dated<std::vector<Tier>> survivors_share;
  Dated<std::int64_t> survivors_months, survivors_recent_months, survivors_recent_window;
  // beside the insurance
  Dated<Tugrug> welfare_pension;
  Dated<std::int64_t> welfare_age;
  Dated<Tugrug> health_premium;

  std::shared_ptr<Pack const> pack;
  std::string known_until;  // day up to which every parameter was compared with the law

  /// What an entry says about itself. The reference must come from this law.
  Parameter const& parameter(Reference reference) const;
  Entry const& entry(Reference reference) const;
  Questions question(Reference reference) const { return places[reference.index].question; }
  /// "minimum_wage@2027-01-01"
  std::string const& source_of(Reference reference) const {
    return places[reference.index].source;
  }
  /// "U1", "U3", ... in the order of their numbers.
  std::vector<std::string> names_of(Questions questions) const;

  struct Place {
    std::uint16_t parameter = 0, entry = 0;
    Questions question;
    std::string source;
  };
  std::vector<Place> places;  // by Reference::index
};

/// Errors: bad_law for a parameter that is missing or of another unit, and for more than 64
/// questions.
Result<Law> law_from(Pack pack);

}  // namespace otor::law
