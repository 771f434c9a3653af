// SPDX-License-Identifier: Apache-2.0
#include "benefit/terms.h"

namespace otor::benefit {
namespace {

using law::Dated;
using law::Law;
using law::Questions;

// Before every month that can be asked about.
constexpr Month beginning = first_month - 1;

// The first months of all entries, without repetition, rising.
class Turns {
 public:
  explicit Turns(Month from) : months_{from} {}

  template <class... T>
  void add(Dated<T> const&... dated) {
    (add_one(dated), ...);
  }

  std::vector<Month> const& months() const { return months_; }

 private:
  template <class T>
  void add_one(Dated<T> const& dated) {
    for (auto const& entry : dated.entries()) {
      auto const place = std::ranges::lower_bound(months_, entry.since);
      bool const there = place != months_.end() && *place == entry.since;
      if (entry.since > months_.front() && !there) months_.insert(place, entry.since);
    }
  }

  std::vector<Month> months_;  // rising
};

// Reads values in force at one month; notes when one is not known, and which open questions stand
// beside them.
class Reading {
 public:
  Reading(Law const& law, Month month) : law_(law), month_(month) {}

  template <class T>
  T of(Dated<T> const& dated) {
    auto const* entry = dated.at(month_);
    if (entry != nullptr) questions |= law_.question(entry->reference);
    if (entry != nullptr && entry->value) return *entry->value;
    known = false;
    if (unknown.empty()) unknown = dated.name();
    return T{};
  }

  Questions questions_of(auto&& dated) {
    auto const* entry = dated.at(month_);
    return entry == nullptr ? Questions{} : law_.question(entry->reference);
  }

  bool known = true;
  std::string unknown;
  Questions questions;

 private:
  Law const& law_;
  Month month_;
};

ContributionTerms contribution_terms(Law const& law, Month from) {
  ContributionTerms terms;
  terms.from = from;
  Reading wage(law, from);
  terms.minimum = wage.of(law.minimum_wage);
  terms.ceiling = {terms.minimum.amount * wage.of(law.ceiling_times)};
  terms.wage_known = wage.known;

  Reading rates(law, from);
  terms.pension = rates.of(law.pension_rate);
  terms.benefit = rates.of(law.benefit_rate);
  terms.accident = rates.of(law.accident_rate);
  terms.rate_questions = rates.questions | wage.questions;

  Reading shares(law, from);
  terms.state_share = {Rate{}, shares.of(law.state_share_herder), shares.of(law.state_share_mother),
                       shares.of(law.state_share_disabled_child_parent)};
  terms.share_questions = {Questions{}, shares.questions_of(law.state_share_herder),
                           shares.questions_of(law.state_share_mother),
                           shares.questions_of(law.state_share_disabled_child_parent)};
  auto const relief = shares.of(law.relief);
  terms.relief = {relief, relief, shares.of(law.relief_mother), relief};
  terms.rates_known = terms.wage_known && rates.known && shares.known;

  auto const* limit = law.state_share_herder_months.at(from);
  if (limit != nullptr && limit->value) terms.share_months = *limit->value;
  return terms;
}

std::vector<ContributionTerms> all_contribution_terms(Law const& law) {
  Turns turns(beginning);
  turns.add(law.minimum_wage, law.ceiling_times, law.pension_rate, law.benefit_rate,
            law.accident_rate, law.state_share_herder, law.state_share_mother,
            law.state_share_disabled_child_parent, law.state_share_herder_months, law.relief,
            law.relief_mother);
  std::vector<ContributionTerms> all;
  for (auto const month : turns.months()) all.push_back(contribution_terms(law, month));
  return all;
}

Result<OldAgeTerms> old_age_terms(Law const& law, Month from) {
  OldAgeTerms terms;
  terms.from = from;
  Reading read(law, from);
  terms.age_herder = {read.of(law.age_herder_women), read.of(law.age_herder_men)};
  terms.herder_months = {read.of(law.herder_months_women), read.of(law.herder_months_men)};
  terms.age_ordinary = {read.of(law.age_ordinary_women), read.of(law.age_ordinary_men)};
  terms.later_age = {read.of(law.later_age_women), read.of(law.later_age_men)};
  terms.needed_ordinary = read.of(law.months_needed_ordinary);
  terms.needed_herder = read.of(law.months_needed_herder);
  terms.needed_later_age = read.of(law.months_needed_later_age);
  terms.proportional_least = read.of(law.proportional_months_least);
  terms.age_mother = read.of(law.age_mother_of_four);
  terms.children_mother = read.of(law.children_mother_of_four);
  terms.needed_mother = read.of(law.months_needed_mother_of_four);
  terms.mother_credit = read.of(law.mother_credit);
  terms.mother_credit_after = read.of(law.mother_credit_after);
  terms.ordinary = read.questions_of(law.months_needed_ordinary);
  terms.later = read.questions_of(law.later_age_women) | read.questions_of(law.later_age_men);
  if (read.known) return terms;
  return problem(ProblemKind::bad_law, read.unknown + " is not known in " + text_of(from) +
                                           ": it must be, from " + text_of(first_month_of_claims) +
                                           " on.");
}

Result<std::vector<OldAgeTerms>> all_old_age_terms(Law const& law) {
  Turns turns(first_month_of_claims);
  turns.add(law.age_herder_men, law.age_herder_women, law.herder_months_men,
            law.herder_months_women, law.age_ordinary_men, law.age_ordinary_women,
            law.later_age_men, law.later_age_women, law.months_needed_ordinary,
            law.months_needed_herder, law.months_needed_later_age, law.proportional_months_least,
            law.age_mother_of_four, law.children_mother_of_four, law.months_needed_mother_of_four,
            law.mother_credit, law.mother_credit_after);
  std::vector<OldAgeTerms> all;
  for (auto const month : turns.months()) {
    auto terms = old_age_terms(law, month);
    if (!terms) return std::unexpected(terms.error());
    all.push_back(*terms);
  }
  return all;
}

std::vector<AmountTerms> all_amount_terms(Law const& law) {
  Turns turns(first_month_of_claims);
  turns.add(law.reference_window, law.reference_reach, law.base_share, law.year_increment,
            law.proportional_share_per_month, law.base_months, law.minimum_full_pension,
            law.minimum_proportional_pension);
  std::vector<AmountTerms> all;
  for (auto const month : turns.months()) {
    auto terms = AmountTerms::on(month, law);
    all.push_back(terms.value_or(AmountTerms{}));
    all.back().from = month;
  }
  return all;
}

// One stretch of months, as the law has had it so far: from the first entry that gives a credit to
// the first that ends it.
Result<HerderCredit> herder_credit(Law const& law) {
  HerderCredit credit{last_month + 1, last_month + 1, 0, {}};
  for (auto const& entry : law.herder_credit.entries()) {
    auto const per_year = entry.value.value_or(0);
    bool const begun = credit.per_year != 0;
    if (!begun && per_year != 0) {
      credit = {entry.since, last_month + 1, per_year, law.question(entry.reference)};
    } else if (begun && per_year == 0 && credit.to > last_month) {
      credit.to = entry.since;
    } else if (per_year != 0 && (per_year != credit.per_year || credit.to <= last_month)) {
      return problem(ProblemKind::bad_law,
                     "herder_credit: only one stretch with one amount can be computed with.");
    }
  }
  return credit;
}

}  // namespace

Result<AmountTerms> AmountTerms::on(Month claim, law::Law const& law) {
  AmountTerms terms;
  Result<void> known{};
  auto const take = [&](auto& to, auto const& dated) {
    auto value = dated.on(claim);
    if (value) {
      to = static_cast<std::remove_reference_t<decltype(to)>>(*value);
    } else if (known) {
      known = std::unexpected(value.error());
    }
  };
  take(terms.window, law.reference_window);
  take(terms.reach, law.reference_reach);
  take(terms.base_share, law.base_share);
  take(terms.year_increment, law.year_increment);
  take(terms.month_share, law.proportional_share_per_month);
  take(terms.base_months, law.base_months);
  take(terms.floor_full, law.minimum_full_pension);
  take(terms.floor_proportional, law.minimum_proportional_pension);
  if (!known) return std::unexpected(known.error());
  terms.from = claim;
  terms.known = true;
  if (auto const* entry = law.year_increment.at(claim)) terms.full = law.question(entry->reference);
  return terms;
}

AmountTerms const* Terms::amount_in(Month claim) const {
  auto const after = std::ranges::upper_bound(amount, claim, {}, &AmountTerms::from);
  if (after == amount.begin() || !std::prev(after)->known) return nullptr;
  return &*std::prev(after);
}

ContributionTerms const& Terms::contribution_in(Month month) const {
  auto const after = std::ranges::upper_bound(contribution, month, {}, &ContributionTerms::from);
  return after == contribution.begin() ? *after : *std::prev(after);
}

Result<Terms> terms_of(Law const& law) {
  auto old_age = all_old_age_terms(law);
  if (!old_age) return std::unexpected(old_age.error());
  auto const credit = herder_credit(law);
  if (!credit) return std::unexpected(credit.error());
  return Terms{all_contribution_terms(law), std::move(*old_age), all_amount_terms(law), *credit};
}

}  // namespace otor::benefit
