// SPDX-License-Identifier: Apache-2.0
#include "benefit/cover.h"

namespace otor::benefit {
namespace {

using law::Dated;
using law::Law;

// Beyond this age no birth is expected, and the page does not speak of one. A matter of tact, not
// of law.
constexpr std::int32_t age_without_births = 600;

// How many changes of an amount are told, from its first month on, and how long they are looked
// for.
constexpr std::size_t most_amounts = 3;
constexpr std::int32_t months_looked_ahead = 36;

std::int64_t value_or_zero(Dated<std::int64_t> const& dated, Month month) {
  auto const* entry = dated.at(month);
  return entry != nullptr && entry->value ? *entry->value : 0;
}

std::int64_t months_within(Record const& record, Month month, std::int64_t window) {
  return record.before(month).months -
         record.before(month - static_cast<std::int32_t>(window)).months;
}

std::optional<Rate> tier_at(Dated<std::vector<law::Tier>> const& dated, Month month,
                            std::int64_t count) {
  auto const* entry = dated.at(month);
  return entry != nullptr && entry->value ? share_at(*entry->value, count) : std::nullopt;
}

// The months of a disability or survivors' pension: long insurance, or most of the last years.
struct Insured {
  Dated<std::int64_t> const &months, &recent_months, &recent_window;

  bool in(Record const& record, Month month) const {
    auto const needed = value_or_zero(months, month);
    auto const recent = value_or_zero(recent_months, month);
    if (needed == 0 || recent == 0) return false;
    return record.before(month).months >= needed ||
           months_within(record, month, value_or_zero(recent_window, month)) >= recent;
  }
};

// The pension that disability and survivors' pensions are worked out from: as old age, the base
// share where there are fewer than twenty years, and never below the minimum full pension.
std::optional<Tugrug> full_or_floor(Record const& record, Month month, Law const& law) {
  auto const terms = AmountTerms::on(month, law);
  if (!terms) return std::nullopt;
  auto const months = std::max(record.before(month).months, terms->base_months);
  auto const best = record.best_window(month, terms->window, terms->reach);
  return std::max(full_formula(best, months, *terms), terms->floor_full);
}

class Covering {
 public:
  Covering(Person const& person, Month on, Month until, Record const& record, Law const& law)
      : person_(person), on_(on), until_(until), record_(record), law_(law) {}

  std::vector<Cover> all() {
    std::vector<Cover> covers;
    if (person_.sex == Sex::female) {
      auto birth = maternity();
      bool const expected = birth.from
                                ? age_in_months(person_.born, *birth.from) < age_without_births
                                : age_in_months(person_.born, on_) < age_without_births;
      if (expected) covers.push_back(std::move(birth));
    }
    covers.push_back(sickness());
    covers.push_back(disability());
    covers.push_back(death());
    covers.push_back(survivors());
    return covers;
  }

 private:
  template <class Holds>
  std::optional<Month> first_month_with(Holds holds) const {
    for (Month month = on_; month < until_; month = month + 1) {
      if (holds(month)) return month;
    }
    return std::nullopt;
  }

  template <class... T>
  void note(Cover& cover, Dated<T> const&... read) const {
    Month const month = cover.from.value_or(on_);
    auto const one = [&](auto const& dated) {
      if (auto const* entry = dated.at(month)) {
        cover.sources.push_back(entry->reference);
        cover.questions |= law_.question(entry->reference);
      }
    };
    (one(read), ...);
  }

  template <class Amount>
  void tell_amounts(Cover& cover, Amount amount_in) const {
    if (!cover.from) return;
    Month const end = std::min(until_, *cover.from + months_looked_ahead);
    for (Month month = *cover.from; month < end && cover.amounts.size() < most_amounts;
         month = month + 1) {
      std::optional<Tugrug> const amount = amount_in(month);
      if (!amount) continue;
      if (cover.amounts.empty() || cover.amounts.back().amount != *amount)
        cover.amounts.push_back({month, *amount});
    }
  }

  Cover maternity() const {
    Cover cover{CoverKind::maternity, {}, {}, {}, {}, {}};
    auto const amount = [&](Month month) { return maternity_benefit(record_, month, law_); };
    cover.from = first_month_with([&](Month month) { return amount(month).has_value(); });
    tell_amounts(cover, amount);
    note(cover, law_.maternity_months_needed, law_.maternity_unbroken, law_.maternity_share,
         law_.maternity_months);
    return cover;
  }

  Cover sickness() const {
    Cover cover{CoverKind::sickness, {}, {}, {}, {}, {}};
    auto const share = [&](Month month) {
      return sickness_share(record_.before(month).months, month, law_);
    };
    cover.from = first_month_with([&](Month month) {
      return share(month).has_value() && months_within(record_, month, 1) > 0;
    });
    if (cover.from) cover.share = share(*cover.from);
    note(cover, law_.sickness_share, law_.sickness_months_needed);
    return cover;
  }

  Cover disability() const {
    Cover cover{CoverKind::disability, {}, {}, {}, {}, {}};
    Insured const insured{law_.disability_months, law_.disability_recent_months,
                          law_.disability_recent_window};
    cover.from = first_month_with([&](Month month) { return insured.in(record_, month); });
    if (cover.from) {
      if (auto const amount = full_or_floor(record_, *cover.from, law_))
        cover.amounts.push_back({*cover.from, *amount});
    }
    note(cover, law_.disability_months, law_.disability_recent_months, law_.minimum_full_pension);
    return cover;
  }

  Cover death() const {
    Cover cover{CoverKind::death, {}, {}, {}, {}, {}};
    cover.from = first_month_with([&](Month month) {
      auto const needed = value_or_zero(law_.death_benefit_months, month);
      return needed > 0 && record_.before(month).months >= needed;
    });
    if (cover.from) {
      if (auto const amount = law_.death_benefit.on(*cover.from))
        cover.amounts.push_back({*cover.from, *amount});
    }
    note(cover, law_.death_benefit, law_.death_benefit_months);
    return cover;
  }

  Cover survivors() const {
    Cover cover{CoverKind::survivors, {}, {}, {}, {}, {}};
    Insured const insured{law_.survivors_months, law_.survivors_recent_months,
                          law_.survivors_recent_window};
    cover.from = first_month_with([&](Month month) { return insured.in(record_, month); });
    if (cover.from) {
      cover.share = tier_at(law_.survivors_share, *cover.from, 1);
      auto const pension = full_or_floor(record_, *cover.from, law_);
      if (cover.share && pension) {
        cover.amounts.push_back({*cover.from, share_of(*pension, *cover.share, Round::half_up)});
      }
    }
    note(cover, law_.survivors_share, law_.survivors_months, law_.survivors_recent_months,
         law_.minimum_full_pension);
    return cover;
  }

  Person const& person_;
  Month on_, until_;
  Record const& record_;
  Law const& law_;
};

}  // namespace

std::optional<Tugrug> maternity_benefit(Record const& record, Month month, law::Law const& law) {
  auto const needed = value_or_zero(law.maternity_months_needed, month);
  auto const unbroken = value_or_zero(law.maternity_unbroken, month);
  auto const average_over = value_or_zero(law.maternity_average, month);
  auto const months = value_or_zero(law.maternity_months, month);
  auto const share = law.maternity_share.on(month);
  if (needed == 0 || average_over == 0 || !share) return std::nullopt;
  auto const before = record.before(month);
  if (before.months < needed || months_within(record, month, unbroken) < unbroken)
    return std::nullopt;
  auto const earlier = record.before(month - static_cast<std::int32_t>(average_over));
  auto const income = Wide{(before.income - earlier.income).amount} * share->millionths * months;
  return Tugrug{divided(income, Wide{average_over} * one_whole, Round::half_up)};
}

std::optional<Rate> sickness_share(std::int64_t months_paid, Month month, law::Law const& law) {
  return tier_at(law.sickness_share, month, months_paid);
}

std::vector<Cover> cover_of(Person const& person, Month on, Month until, Record const& record,
                            law::Law const& law) {
  return Covering(person, on, until, record, law).all();
}

}  // namespace otor::benefit
