// SPDX-License-Identifier: Apache-2.0
#include "benefit/old_age.h"

namespace otor::benefit {
namespace {

// A century of months at the largest income, times a share of up to 1000 %, stays inside 128 bits,
// and its quotient inside 64.
constexpr std::int64_t most_months = 3'600;
constexpr Wide largest_sum = Wide{largest_amount} * most_months;
static_assert(largest_sum < INT64_MAX);
static_assert(largest_sum * (10 * one_whole) < (Wide{1} << 126));
static_assert(largest_sum * (10 * one_whole) / one_whole < INT64_MAX);

// One person's claim, searched for road by road.
class Claims {
 public:
  Claims(Person const& person, Month on, Record const& record, Terms const& terms)
      : person_(person), record_(record), terms_(terms), sex_(static_cast<std::size_t>(person.sex)),
        from_(std::max(on, person.born + earliest_age)), until_(horizon_of(person)) {}

  // Looks for the month from which `result.route` is open, or says why there is none.
  void search(RouteResult& result) const {
    if (result.route == Route::mother_of_four) {
      auto const needed = terms_.old_age.back().children_mother;
      if (person_.sex != Sex::female) return close(result, Closed::not_a_woman, 0, 0);
      if (person_.children < needed)
        return close(result, Closed::too_few_children, needed, person_.children);
    }
    if (from_ > until_) return close(result, Closed::too_old, latest_age, from_ - person_.born);
    for (std::size_t index = 0; index < terms_.old_age.size(); ++index) {
      bool const last = index + 1 == terms_.old_age.size();
      Month const begin = index == 0 ? from_ : std::max(from_, terms_.old_age[index].from);
      Month const end = last ? until_ : std::min(until_, terms_.old_age[index + 1].from - 1);
      if (begin > end) continue;
      if (search_within(result, terms_.old_age[index], begin, end)) return;
    }
  }

 private:
  static void close(RouteResult& result, Closed why, std::int64_t needed, std::int64_t reached) {
    result.closed = why;
    result.needed = needed;
    result.reached = reached;
  }

  Counted counted_at(Month claim, OldAgeTerms const& terms) const {
    return counted_months(record_.months_before(claim), person_, terms, terms_.herder_credit);
  }

  // The first month in [begin, end] at which nothing is lacking, or none; lacking(counted) never
  // rises from one month to the next.
  //
  // A month paid makes one month less that is lacking, so the guess is that many months further on.
  // It is right unless a gap or a credit lies on the way; every second try therefore halves.
  template <class Lacking>
  std::optional<Month> first_with(Month begin, Month end, OldAgeTerms const& terms,
                                  Lacking lacking) const {
    auto const lacking_at = [&](Month claim) { return lacking(counted_at(claim, terms)); };
    if (begin > end || lacking_at(end) > 0) return std::nullopt;
    auto left = lacking_at(begin);
    if (left <= 0) return begin;
    for (bool guess = true; end - begin > 1; guess = !guess) {
      auto const most = std::int64_t{end - begin - 1};
      auto const step = guess ? std::min(left, most) : (most + 1) / 2;
      Month const tried = begin + static_cast<std::int32_t>(step);
      if (auto const still = lacking_at(tried); still > 0) {
        begin = tried;
        left = still;
      } else if (lacking_at(tried - 1) > 0) {
        return tried;
      } else {
        end = tried - 1;
      }
    }
    return end;
  }

  // Searches the months in which one set of terms holds; true when the road opens there. Otherwise
  // `result` holds why not.
  bool search_within(RouteResult& result, OldAgeTerms const& terms, Month begin, Month end) const {
    auto const later_age = at_year(terms.later_age[sex_], person_.born.year());
    switch (result.route) {
      case Route::herder:
        result.herder_needed = terms.herder_months[sex_];
        return constant(result, terms, begin, end, terms.age_herder[sex_], terms.needed_herder);
      case Route::mother_of_four:
        return constant(result, terms, begin, end, terms.age_mother, terms.needed_mother);
      case Route::ordinary: return ordinary(result, terms, begin, end);
      case Route::ordinary_later_age:
        return constant(result, terms, begin, end, later_age, terms.needed_later_age);
      case Route::proportional: return proportional(result, terms, begin, end, later_age);
    }
    return false;
  }

  bool constant(RouteResult& result, OldAgeTerms const& terms, Month begin, Month end,
                std::int64_t age, std::int64_t needed) const {
    begin = std::max(begin, person_.born + static_cast<std::int32_t>(age));
    auto const opens = first_with(begin, end, terms, [&](Counted const& counted) {
      return std::max(needed - counted.counted(), result.herder_needed - counted.herder);
    });
    return settle(result, terms, opens, end, age, needed);
  }

  // The months needed rise with the calendar year of the claim, so each year is a search of its
  // own.
  bool ordinary(RouteResult& result, OldAgeTerms const& terms, Month begin, Month end) const {
    auto const age = terms.age_ordinary[sex_];
    begin = std::max(begin, person_.born + static_cast<std::int32_t>(age));
    std::int64_t needed = at_year(terms.needed_ordinary, begin.year());
    for (Month year_begin = begin; year_begin <= end;) {
      bool const settled = year_begin.year() >= terms.needed_ordinary.last_year;
      Month const year_end = settled ? end : std::min(end, month_of(year_begin.year(), 12));
      needed = at_year(terms.needed_ordinary, year_begin.year());
      auto const opens = first_with(year_begin, year_end, terms, [&](Counted const& counted) {
        return needed - counted.counted();
      });
      if (opens) return settle(result, terms, opens, end, age, needed);
      year_begin = year_end + 1;
    }
    return settle(result, terms, std::nullopt, end, age, needed);
  }

  bool proportional(RouteResult& result, OldAgeTerms const& terms, Month begin, Month end,
                    std::int64_t age) const {
    begin = std::max(begin, person_.born + static_cast<std::int32_t>(age));
    auto const opens = first_with(begin, end, terms, [&](Counted const& counted) {
      return terms.proportional_least - counted.counted();
    });
    auto const reached = opens ? counted_at(*opens, terms).counted() : 0;
    if (opens && reached >= terms.needed_later_age) {
      close(result, Closed::enough_for_full, terms.needed_later_age, reached);
      return false;
    }
    return settle(result, terms, opens, end, age, terms.proportional_least);
  }

  bool settle(RouteResult& result, OldAgeTerms const& terms, std::optional<Month> opens, Month end,
              std::int64_t age, std::int64_t needed) const {
    if (opens) {
      result.opens = opens;
      result.closed = Closed::none;
      result.sums = record_.before(*opens);
      result.counted = counted_months(result.sums, person_, terms, terms_.herder_credit);
      result.months_needed = needed;
      result.age_needed = age;
      return true;
    }
    auto const counted = counted_at(end, terms);
    if (counted.counted() < needed) {
      close(result, Closed::too_few_months, needed, counted.counted());
    } else {
      close(result, Closed::too_few_herder_months, result.herder_needed, counted.herder);
    }
    return false;
  }

  Person const& person_;
  Record const& record_;
  Terms const& terms_;
  std::size_t sex_;
  Month from_, until_;
};

Result<void> add_amount(RouteResult& route, Record const& record, Terms const& all,
                        law::Law const& law) {
  auto const* terms = all.amount_in(*route.opens);
  if (terms == nullptr) return std::unexpected(AmountTerms::on(*route.opens, law).error());
  route.terms = terms;
  route.best = record.best_window(*route.opens, terms->window, terms->reach);
  route.reference_wage = {divided(route.best.amount, terms->window, Round::half_up)};
  auto const months = route.counted.counted();
  route.formula = route.full() ? full_formula(route.best, months, *terms)
                               : proportional_formula(route.best, months, *terms);
  route.floor = route.full() ? terms->floor_full : terms->floor_proportional;
  route.pension = std::max(route.formula, route.floor);
  if (route.pension.amount > 0) {
    route.months_to_break_even = divided(route.sums.person.amount, route.pension.amount, Round::up);
  }
  return {};
}

Result<void> planned_rates_known(RouteResult const& route, Record const& record, Terms const& terms,
                                 law::Law const& law) {
  if (route.sums.known) return {};
  auto const month = *record.first_unknown();
  return rates_known(terms.contribution_in(month), month, law);
}

std::optional<Month> share_ends(Estimate const& estimate, Record const& record) {
  if (!record.share_ends() || !record.share_ends_planned()) return record.share_ends();
  std::optional<Month> latest;
  for (auto const& route : estimate.routes) latest = std::max(latest, route.opens);
  return latest && *record.share_ends() >= *latest ? std::nullopt : record.share_ends();
}

law::Questions questions_of(Estimate const& estimate, Person const& person, Terms const& terms,
                            law::Law const& law) {
  auto const& old_age = terms.old_age.back();
  law::Questions questions = old_age.ordinary | old_age.later;
  auto const& accounts = law.account_born_from.entries();
  auto const& newest = accounts.back();
  if (newest.value && person.born >= *newest.value) questions |= law.question(newest.reference);
  for (auto const& route : estimate.routes) {
    if (!route.opens) continue;
    questions |= route.sums.questions;
    if (route.counted.herder_credit > 0) questions |= terms.herder_credit.questions;
    if (route.full()) questions |= route.terms->full;
  }
  return questions;
}

}  // namespace

Counted counted_months(PaidMonths const& before, Person const& person, OldAgeTerms const& terms,
                       HerderCredit const& credit) {
  Counted counted{before.months, before.herder, before.credited, 0,
                  before.credited / 12 * credit.per_year};
  if (person.sex == Sex::female && before.months >= terms.mother_credit_after) {
    counted.mother_credit = terms.mother_credit * person.children;
  }
  return counted;
}

namespace {

// The share of the reference wage that `months_counted` gives, in millionths.
Wide share_earned(std::int64_t months_counted, bool full, AmountTerms const& terms) {
  if (!full) return Wide{terms.month_share.millionths} * months_counted;
  auto const years_beyond = (months_counted - terms.base_months) / 12;
  return Wide{terms.base_share.millionths} + Wide{terms.year_increment.millionths} * years_beyond;
}

Tugrug formula_of(Tugrug best, Wide share, AmountTerms const& terms) {
  return {divided(best.amount * share, Wide{terms.window} * one_whole, Round::half_up)};
}

}  // namespace

Tugrug full_formula(Tugrug best, std::int64_t months_counted, AmountTerms const& terms) {
  return formula_of(best, share_earned(months_counted, true, terms), terms);
}

Tugrug proportional_formula(Tugrug best, std::int64_t months_counted, AmountTerms const& terms) {
  return formula_of(best, share_earned(months_counted, false, terms), terms);
}

Tugrug wage_that_passes(Tugrug floor, std::int64_t months_counted, bool full,
                        AmountTerms const& terms) {
  auto const share = share_earned(months_counted, full, terms);
  if (share <= 0) return {largest_amount};
  // wage * share, rounded half up, is at least floor + 1 from the wage that reaches floor + 1/2.
  return {divided((2 * Wide{floor.amount} + 1) * one_whole, 2 * share, Round::up)};
}

Result<Estimate> estimate(Person const& person, Month on, Record const& record, Terms const& terms,
                          law::Law const& law) {
  Result<Estimate> found(std::in_place);
  Claims const claims(person, on, record, terms);
  std::optional<Month> earliest;
  for (std::size_t index = 0; index < route_count; ++index) {
    auto& route = found->routes[index];
    route.route = static_cast<Route>(index);
    claims.search(route);
    if (!route.opens) continue;
    if (auto known = planned_rates_known(route, record, terms, law); !known)
      return std::unexpected(known.error());
    if (auto added = add_amount(route, record, terms, law); !added)
      return std::unexpected(added.error());
    if (!earliest || *route.opens < *earliest) {
      earliest = route.opens;
      found->first = route.route;
    }
  }
  found->share_ends = share_ends(*found, record);
  found->questions = questions_of(*found, person, terms, law);
  return found;
}

}  // namespace otor::benefit
