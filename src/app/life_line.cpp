// SPDX-License-Identifier: Apache-2.0
#include "app/life_line.h"

namespace otor::app {
namespace {

using benefit::Run;

constexpr std::size_t most_stretches = 3;

// Where prices are told until: the claim, or the end of the plan.
Month told_until(Life const& life) {
  if (auto const* first = life.estimate.first_route()) return *first->opens;
  return life.record.runs().empty() ? first_month : life.record.runs().back().end();
}

bool same_price(Run const& a, Run const& b) {
  return a.person == b.person && a.state == b.state && a.income == b.income && a.as == b.as;
}

// Why the price of `run` is another than before, in the words of the page.
std::vector<std::string> changes(Run const* before, Run const& run, law::Law const& law) {
  std::vector<std::string> because;
  if (before == nullptr) return because;
  // A new entry may repeat the value: only another value is a change.
  auto const changed = [&](auto const& dated) {
    auto const *was = dated.at(before->from), *is = dated.at(run.from);
    return was != is && (was == nullptr || is == nullptr || was->value != is->value);
  };
  if (changed(law.minimum_wage)) because.emplace_back("minimum_wage");
  if (before->share == benefit::StateShare::holds && run.share == benefit::StateShare::used_up) {
    because.emplace_back("share_ended");
  } else if (changed(law.state_share_herder) && run.as == benefit::Payer::herder) {
    because.emplace_back("state_share");
  }
  if (changed(law.pension_rate) || changed(law.benefit_rate) || changed(law.accident_rate))
    because.emplace_back("rate");
  if (changed(law.relief)) because.emplace_back("relief");
  return because;
}

std::vector<std::string> price_sources(Run const& run, law::Law const& law) {
  std::vector<std::string> sources;
  auto const note = [&](auto const& dated) {
    if (auto const* entry = dated.at(run.from)) sources.push_back(law.source_of(entry->reference));
  };
  note(law.minimum_wage);
  note(law.pension_rate);
  note(law.benefit_rate);
  note(law.accident_rate);
  if (run.state.amount == 0 && run.share == benefit::StateShare::holds) return sources;
  switch (run.as) {
    case benefit::Payer::voluntary: break;
    case benefit::Payer::herder:
      note(law.state_share_herder);
      note(law.state_share_herder_months);
      break;
    case benefit::Payer::mother: note(law.state_share_mother); break;
    case benefit::Payer::disabled_child_parent: note(law.state_share_disabled_child_parent); break;
  }
  return sources;
}

Tugrug times(Tugrug monthly, std::int64_t months) { return {monthly.amount * months}; }

wire::Price price_of(Run const& run, Run const* before, std::int64_t months,
                     std::optional<Tugrug> sheep_price, law::Law const& law) {
  wire::Price price;
  price.from = run.from;
  price.months = months;
  price.income = run.income;
  price.total = run.person + run.state;
  price.state = run.state;
  price.person = run.person;
  price.half_year = times(run.person, 6);
  price.year = times(run.person, 12);
  price.sheep = sheep_a_year(run.person, sheep_price);
  price.because = changes(before, run, law);
  price.sources = price_sources(run, law);
  price.questions = law.names_of(run.questions);
  return price;
}

wire::Stretch joined(wire::Stretch const& a, wire::Stretch const& b,
                     std::optional<Tugrug> sheep_price) {
  auto const& dearer = a.person > b.person ? a : b;
  return {std::min(a.from, b.from), a.months + b.months, dearer.person, dearer.state,
          sheep_a_year(dearer.person, sheep_price)};
}

}  // namespace

std::optional<std::int64_t> sheep_a_year(Tugrug monthly, std::optional<Tugrug> sheep_price) {
  if (!sheep_price || sheep_price->amount == 0) return std::nullopt;
  return divided(Wide{monthly.amount} * 12 * 100, sheep_price->amount, Round::half_up);
}

std::vector<wire::Price> prices_of(Life const& life, std::optional<Tugrug> sheep_price,
                                   LawInForce const& law) {
  std::vector<wire::Price> prices;
  Month const until = told_until(life);
  Run const* before = nullptr;
  for (auto const& run : life.record.runs()) {
    if (!run.planned || !run.known || run.from >= until) continue;
    auto const months = std::int64_t{std::min(run.end(), until) - run.from};
    if (before != nullptr && same_price(*before, run)) {
      prices.back().months += months;
    } else {
      prices.push_back(price_of(run, before, months, sheep_price, law.law));
    }
    before = &run;
  }
  return prices;
}

std::vector<wire::Stretch> stretches_of(std::vector<wire::Price> const& prices,
                                        std::optional<Tugrug> sheep_price) {
  std::vector<wire::Stretch> stretches;
  for (auto const& price : prices) {
    wire::Stretch const next{price.from, price.months, price.person, price.state, price.sheep};
    bool const join = !stretches.empty() && stretches.back().months < 12;
    if (join) {
      stretches.back() = joined(stretches.back(), next, sheep_price);
    } else {
      stretches.push_back(next);
    }
  }
  while (stretches.size() > most_stretches) {
    std::size_t nearest = 0;
    auto const gap = [&](std::size_t at) {
      auto const difference = stretches[at + 1].person.amount - stretches[at].person.amount;
      return difference < 0 ? -difference : difference;
    };
    for (std::size_t at = 1; at + 1 < stretches.size(); ++at) {
      if (gap(at) < gap(nearest)) nearest = at;
    }
    stretches[nearest] = joined(stretches[nearest], stretches[nearest + 1], sheep_price);
    stretches.erase(stretches.begin() + static_cast<std::ptrdiff_t>(nearest) + 1);
  }
  return stretches;
}

wire::LifeLine life_line(PersonCase const& person_case, Life const& life,
                         std::optional<Tugrug> sheep_price, LawInForce const& law) {
  wire::LifeLine line;
  if (!life.plans.empty()) line.start = life.plans.front().from;
  auto const* first = life.estimate.first_route();
  auto const sums =
      first != nullptr ? first->sums : life.record.before(benefit::horizon_of(person_case.person));
  line.months_paid = sums.planned;
  line.person_pays = sums.person;
  line.state_pays = sums.state;
  line.prices = prices_of(life, sheep_price, law);
  line.stretches = stretches_of(line.prices, sheep_price);
  if (first == nullptr) return line;
  line.route = first->route;
  line.opens = first->opens;
  line.age = age_in_months(person_case.person.born, *first->opens);
  line.pension = first->pension;
  line.pension_sheep = sheep_a_year(first->pension, sheep_price);
  if (!life.plans.empty()) line.months_to_break_even = first->months_to_break_even;
  return line;
}

std::optional<wire::Health> health_premium(Month month, LawInForce const& law) {
  auto const* entry = law.law.health_premium.at(month);
  if (entry == nullptr || !entry->value) return std::nullopt;
  return wire::Health{*entry->value,
                      entry->since,
                      {law.law.source_of(entry->reference)},
                      law.law.names_of(law.law.question(entry->reference))};
}

Result<wire::CostAnswer> cost(Considered const& asked, LawInForce const& law) {
  wire::CostAnswer answer;
  answer.prices = prices_of(asked.life, asked.request.sheep_price, law);
  answer.share_ends = asked.life.estimate.share_ends;
  answer.health = health_premium(asked.person_case.on, law);
  return answer;
}

}  // namespace otor::app
