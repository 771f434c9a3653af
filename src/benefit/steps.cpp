// SPDX-License-Identifier: Apache-2.0
#include "benefit/steps.h"

namespace otor::benefit {
namespace {

using law::Law;

// An input before its name is copied into a step.
struct Figure {
  std::string_view name;
  std::int64_t value = 0;
  std::string_view unit = "months";
};

class Writing {
 public:
  Writing(RouteResult const& route, Person const& person, Record const& record, Terms const& terms,
          Law const& law)
      : route_(route), person_(person), record_(record), terms_(terms), law_(law),
        claim_(*route.opens) {}

  std::vector<Step> all() {
    constexpr std::size_t most_steps = 14;
    steps_.reserve(most_steps);
    months();
    conditions();
    amount();
    if (route_.sums.planned > 0) price();
    return std::move(steps_);
  }

 private:
  bool woman() const { return person_.sex == Sex::female; }

  static constexpr std::string_view months_unit = "months", monthly = "tugrug_per_month";

  // A step that reads `read` at `month`.
  template <class... T>
  void add(std::string_view rule, std::initializer_list<Figure> inputs, std::int64_t value,
           std::string_view unit, [[maybe_unused]] Month month, law::Dated<T> const&... read) {
    auto& step = steps_.emplace_back(Step{rule, {}, value, unit, {}, {}});
    step.inputs.reserve(inputs.size());
    for (auto const& input : inputs) add_input(step, input);
    step.sources.reserve(sizeof...(read));
    law::Questions questions;
    (note(step, questions, read.at(month)), ...);
    step.questions = law_.names_of(questions);
  }

  static void add_input(Step& step, Figure const& input) {
    step.inputs.emplace_back(std::string(input.name), input.value, input.unit);
  }

  void note(Step& step, law::Questions& questions, auto const* entry) {
    if (entry == nullptr) return;
    step.sources.push_back(law_.source_of(entry->reference));
    questions |= law_.question(entry->reference);
  }

  void months() {
    auto const& counted = route_.counted;
    add("months_paid",
        {{"already_paid", counted.paid - route_.sums.planned}, {"planned", route_.sums.planned}},
        counted.paid, months_unit, claim_);
    if (counted.mother_credit > 0) {
      auto const per_child = counted.mother_credit / person_.children;
      add("mother_credit", {{"per_child", per_child}, {"children", person_.children, "count"}},
          counted.mother_credit, months_unit, claim_, law_.mother_credit, law_.mother_credit_after);
    }
    if (counted.herder_credit > 0) {
      add("herder_credit",
          {{"herder_months", counted.credited}, {"per_year", terms_.herder_credit.per_year}},
          counted.herder_credit, months_unit, terms_.herder_credit.from, law_.herder_credit);
    }
    add("months_counted",
        {{"months_paid", counted.paid},
         {"mother_credit", counted.mother_credit},
         {"herder_credit", counted.herder_credit}},
        counted.counted(), months_unit, claim_);
  }

  void conditions() {
    switch (route_.route) {
      case Route::herder:
        needed("age_needed", route_.age_needed,
               woman() ? law_.age_herder_women : law_.age_herder_men);
        needed("months_needed", route_.months_needed, law_.months_needed_herder);
        add("herder_months",
            {{"herder_months", route_.counted.herder}, {"needed", route_.herder_needed}},
            route_.counted.herder, months_unit, claim_,
            woman() ? law_.herder_months_women : law_.herder_months_men);
        break;
      case Route::mother_of_four:
        needed("age_needed", route_.age_needed, law_.age_mother_of_four);
        needed("months_needed", route_.months_needed, law_.months_needed_mother_of_four);
        break;
      case Route::ordinary:
        needed("age_needed", route_.age_needed,
               woman() ? law_.age_ordinary_women : law_.age_ordinary_men);
        by_year("months_needed", route_.months_needed, law_.months_needed_ordinary, claim_.year());
        break;
      case Route::ordinary_later_age:
        by_year("age_needed", route_.age_needed, later_age(), person_.born.year());
        needed("months_needed", route_.months_needed, law_.months_needed_later_age);
        break;
      case Route::proportional:
        by_year("age_needed", route_.age_needed, later_age(), person_.born.year());
        needed("months_needed", route_.months_needed, law_.proportional_months_least);
        break;
    }
  }

  law::Dated<law::YearRamp> const& later_age() const {
    return woman() ? law_.later_age_women : law_.later_age_men;
  }

  void needed(std::string_view rule, std::int64_t value, law::Dated<std::int64_t> const& read) {
    add(rule, {}, value, months_unit, claim_, read);
  }

  void by_year(std::string_view rule, std::int64_t value, law::Dated<law::YearRamp> const& read,
               std::int64_t year) {
    auto const& ramp = *read.at(claim_)->value;
    add(rule,
        {{"year", year, "year"},
         {"first_year", ramp.first_year, "year"},
         {"last_year", ramp.last_year, "year"},
         {"first", ramp.first},
         {"step", ramp.step}},
        value, months_unit, claim_, read);
  }

  void amount() {
    auto const& terms = *route_.terms;
    Figure const sum{"sum", route_.best.amount, "tugrug"};
    Figure const window{"window", terms.window};
    Figure const months{"months", route_.counted.counted()};
    add("reference_wage", {sum, window}, route_.reference_wage.amount, monthly, claim_,
        law_.reference_window, law_.reference_reach);
    if (route_.full()) {
      add("full_formula",
          {sum,
           window,
           months,
           {"base_months", terms.base_months},
           {"base_share", terms.base_share.millionths, "millionths"},
           {"year_increment", terms.year_increment.millionths, "millionths"}},
          route_.formula.amount, monthly, claim_, law_.base_share, law_.year_increment,
          law_.base_months);
    } else {
      add("proportional_formula",
          {sum, window, months, {"month_share", terms.month_share.millionths, "millionths"}},
          route_.formula.amount, monthly, claim_, law_.proportional_share_per_month);
    }
    add("floor", {}, route_.floor.amount, monthly, claim_,
        route_.full() ? law_.minimum_full_pension : law_.minimum_proportional_pension);
    add("pension",
        {{"formula", route_.formula.amount, monthly}, {"floor", route_.floor.amount, monthly}},
        route_.pension.amount, monthly, claim_);
  }

  // The steps of a price: one pair of inputs for each run of months with one price, how many months
  // and what each costs.
  struct Priced {
    Step step;
    law::Questions questions;
  };

  void price() {
    Priced person{{"person_pays", {}, route_.sums.person.amount, "tugrug", {}, {}}, {}};
    Priced state{{"state_pays", {}, route_.sums.state.amount, "tugrug", {}, {}}, {}};
    person.step.inputs.reserve(2 * record_.runs().size());
    for (auto const& run : record_.runs()) {
      if (!run.planned || run.from >= claim_) continue;
      auto const months = std::int64_t{std::min(run.end(), claim_) - run.from};
      auto const from = text_of(run.from);
      add_input(person.step, {from, months});
      add_input(person.step, {from, run.person.amount, monthly});
      if (run.state.amount > 0) {
        add_input(state.step, {from, months});
        add_input(state.step, {from, run.state.amount, monthly});
      }
      note_price(person, state, run);
    }
    finish(person);
    finish(state);
    add("break_even",
        {{"person_pays", route_.sums.person.amount, "tugrug"},
         {"pension", route_.pension.amount, monthly}},
        route_.months_to_break_even, months_unit, claim_);
  }

  void finish(Priced& priced) {
    priced.step.questions = law_.names_of(priced.questions);
    steps_.push_back(std::move(priced.step));
  }

  void note_once(Priced& priced, auto const* entry) {
    if (entry == nullptr) return;
    auto const& noted = priced.step.sources;
    if (std::ranges::find(noted, law_.source_of(entry->reference)) != noted.end()) return;
    note(priced.step, priced.questions, entry);
  }

  void note_price(Priced& person, Priced& state, Run const& run) {
    note_once(person, law_.minimum_wage.at(run.from));
    note_once(person, law_.pension_rate.at(run.from));
    note_once(person, law_.benefit_rate.at(run.from));
    note_once(person, law_.accident_rate.at(run.from));
    if (run.state.amount == 0) return;
    note_once(state, law_.minimum_wage.at(run.from));
    switch (run.as) {
      case Payer::voluntary: break;
      case Payer::herder:
        note_once(state, law_.state_share_herder.at(run.from));
        note_once(state, law_.state_share_herder_months.at(run.from));
        break;
      case Payer::mother: note_once(state, law_.state_share_mother.at(run.from)); break;
      case Payer::disabled_child_parent:
        note_once(state, law_.state_share_disabled_child_parent.at(run.from));
        break;
    }
  }

  RouteResult const& route_;
  Person const& person_;
  Record const& record_;
  Terms const& terms_;
  Law const& law_;
  Month claim_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> steps_of(RouteResult const& route, Person const& person, Record const& record,
                           Terms const& terms, Law const& law) {
  return Writing(route, person, record, terms, law).all();
}

}  // namespace otor::benefit
