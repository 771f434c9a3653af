// SPDX-License-Identifier: Apache-2.0
#include "app/never.h"

namespace otor::app {
namespace {

// The newest entry whose value is known, whatever holds today.
template <class T>
typename law::Dated<T>::Entry const* last_known(law::Dated<T> const& dated) {
  auto const& entries = dated.entries();
  auto const found = std::find_if(entries.rbegin(), entries.rend(),
                                  [](auto const& entry) { return entry.value.has_value(); });
  return found == entries.rend() ? nullptr : &*found;
}

// Pension contributions of the planned months before `claim`.
Tugrug pension_contributions(Life const& life, Month claim, LawInForce const& law) {
  Tugrug balance;
  for (auto const& run : life.record.runs()) {
    if (!run.planned || run.from >= claim) continue;
    auto const& terms = law.terms.contribution_in(run.from);
    auto const months = std::int64_t{std::min(run.end(), claim) - run.from};
    balance += {share_of(run.income, terms.pension, Round::half_up).amount * months};
  }
  return balance;
}

}  // namespace

wire::Never never_joining(PersonCase const& person_case, LawInForce const& law) {
  wire::Never never;
  auto const note = [&](auto const* entry) {
    if (entry == nullptr) return;
    never.sources.push_back(law.law.source_of(entry->reference));
    for (auto& name : law.law.names_of(law.law.question(entry->reference))) {
      if (std::ranges::find(never.questions, name) == never.questions.end())
        never.questions.push_back(name);
    }
  };
  if (auto const* age = last_known(law.law.welfare_age)) {
    never.age = *age->value;
    never.from = person_case.person.born + static_cast<std::int32_t>(*age->value);
    note(age);
  }
  if (auto const* amount = last_known(law.law.welfare_pension)) {
    never.amount = amount->value;
    never.since = amount->since;
    note(amount);
    if (auto const& newest = law.law.welfare_pension.entries().back(); &newest != amount)
      note(&newest);
  }
  return never;
}

wire::Account account_method(PersonCase const& person_case, Life const& life,
                             LawInForce const& law) {
  wire::Account account;
  auto const* begin = last_known(law.law.account_born_from);
  if (begin == nullptr || person_case.person.born < *begin->value) return account;
  account.applies = true;
  account.questions = law.law.names_of(law.law.question(begin->reference));
  account.sources.push_back(law.law.source_of(begin->reference));
  bool const woman = person_case.person.sex == benefit::Sex::female;
  auto const* divisor =
      last_known(woman ? law.law.account_divisor_women : law.law.account_divisor_men);
  auto const* first = life.estimate.first_route();
  if (divisor == nullptr || *divisor->value <= 0 || first == nullptr || life.plans.empty())
    return account;
  account.divisor = divisor->value;
  account.divisor_since = divisor->since;
  account.sources.push_back(law.law.source_of(divisor->reference));
  auto const balance = pension_contributions(life, *first->opens, law);
  account.indicative = Tugrug{divided(balance.amount, *divisor->value, Round::half_up)};
  return account;
}

Result<wire::NeverAnswer> never(Considered const& asked, LawInForce const& law) {
  wire::NeverAnswer answer;
  answer.never = never_joining(asked.person_case, law);
  answer.account = account_method(asked.person_case, asked.life, law);
  return answer;
}

}  // namespace otor::app
