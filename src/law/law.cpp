// SPDX-License-Identifier: Apache-2.0
#include "law/law.h"

#include <algorithm>
#include <array>
#include <span>
#include <bit>

namespace otor::law {
namespace {

// How a type of the Law stands in an Entry's value, and which units it reads.
template <class T>
struct Reads;

template <>
struct Reads<Tugrug> {
  static constexpr std::array units{"tugrug", "tugrug_per_month"};
  static Tugrug from(Value const& value) { return {*std::get_if<std::int64_t>(&value)}; }
};
template <>
struct Reads<std::int64_t> {
  static constexpr std::array units{"months", "days", "times", "count"};
  static std::int64_t from(Value const& value) { return *std::get_if<std::int64_t>(&value); }
};
template <>
struct Reads<Rate> {
  static constexpr std::array units{"share"};
  static Rate from(Value const& value) { return *std::get_if<Rate>(&value); }
};
template <>
struct Reads<YearRamp> {
  static constexpr std::array units{"months_by_year"};
  static YearRamp from(Value const& value) { return *std::get_if<YearRamp>(&value); }
};
template <>
struct Reads<std::vector<Tier>> {
  static constexpr std::array units{"share_by_months", "share_by_count"};
  static std::vector<Tier> from(Value const& value) {
    return *std::get_if<std::vector<Tier>>(&value);
  }
};
template <>
struct Reads<Month> {
  static constexpr std::array units{"month"};
  static Month from(Value const& value) { return *std::get_if<Month>(&value); }
};

std::unexpected<Problem> bad_law(std::string detail) {
  return problem(ProblemKind::bad_law, std::move(detail));
}

// Reads parameters out of a pack into the members of a Law, and remembers the first thing that does
// not fit.
class Filling {
 public:
  Filling(Law& law, Pack const& pack) : law_(law), pack_(pack) {}

  template <class T>
  void operator()(Dated<T>& member, char const* name) {
    auto const* found = look_up(name, Reads<T>::units);
    if (found == nullptr) return;
    std::vector<typename Dated<T>::Entry> entries(found->entries.size());
    for (std::size_t index = 0; index < entries.size(); ++index) {
      auto const& entry = found->entries[index];
      entries[index].since = entry.date.month;
      if (index > 0 && entries[index].since == entries[index - 1].since)
        fail(std::string(name) + ": two entries begin in " + text_of(entry.date.month) + ".");
      entries[index].reference = first_ + static_cast<std::uint16_t>(index);
      if (entry.value) entries[index].value = Reads<T>::from(*entry.value);
    }
    member = Dated<T>(name, std::move(entries));
  }

  Result<void> done() const {
    if (failure_.empty()) return {};
    return bad_law(failure_);
  }

 private:
  // The parameter, once its unit fits and each of its entries has its place; null after a failure.
  Parameter const* look_up(char const* name, std::span<char const* const> units) {
    auto const found = std::ranges::find(pack_.parameters, name, &Parameter::name);
    if (found == pack_.parameters.end()) {
      return fail(std::string(name) + ": the law has no such parameter.");
    }
    bool const fits =
        std::ranges::any_of(units, [&](auto const* unit) { return found->unit == unit; });
    if (!fits) return fail(std::string(name) + ": the unit " + found->unit + " does not fit.");
    first_ = {static_cast<std::uint16_t>(law_.places.size())};
    auto const parameter = static_cast<std::uint16_t>(found - pack_.parameters.begin());
    for (std::size_t index = 0; index < found->entries.size(); ++index) {
      auto const question = question_named(found->entries[index].question);
      auto source = found->name + "@" + text_of(found->entries[index].date);
      law_.places.push_back(
          {parameter, static_cast<std::uint16_t>(index), question, std::move(source)});
    }
    return &*found;
  }

  std::nullptr_t fail(std::string what) {
    if (failure_.empty()) failure_ = std::move(what);
    return nullptr;
  }

  Questions question_named(std::string const& name) const {
    Questions question;
    for (std::size_t bit = 0; bit < pack_.questions.size() && !name.empty(); ++bit) {
      if (pack_.questions[bit].name == name) question.bits = std::uint64_t{1} << bit;
    }
    return question;
  }

  Law& law_;
  Pack const& pack_;
  Reference first_;  // of the parameter looked up last
  std::string failure_;
};

#define OTOR_FILL(member) fill(law.member, #member)

void fill_contributions(Filling& fill, Law& law) {
  OTOR_FILL(minimum_wage);
  OTOR_FILL(ceiling_times);
  OTOR_FILL(pension_rate);
  OTOR_FILL(benefit_rate);
  OTOR_FILL(accident_rate);
  OTOR_FILL(state_share_herder);
  OTOR_FILL(state_share_mother);
  OTOR_FILL(state_share_disabled_child_parent);
  OTOR_FILL(state_share_herder_months);
  OTOR_FILL(relief);
  OTOR_FILL(relief_mother);
}

void fill_old_age(Filling& fill, Law& law) {
  OTOR_FILL(minimum_full_pension);
  OTOR_FILL(minimum_proportional_pension);
  OTOR_FILL(reference_window);
  OTOR_FILL(reference_reach);
  OTOR_FILL(base_months);
  OTOR_FILL(base_share);
  OTOR_FILL(year_increment);
  OTOR_FILL(proportional_share_per_month);
  OTOR_FILL(proportional_months_least);
  OTOR_FILL(months_needed_ordinary);
  OTOR_FILL(later_age_men);
  OTOR_FILL(later_age_women);
  OTOR_FILL(age_ordinary_men);
  OTOR_FILL(age_ordinary_women);
  OTOR_FILL(months_needed_later_age);
  OTOR_FILL(age_herder_men);
  OTOR_FILL(age_herder_women);
  OTOR_FILL(months_needed_herder);
  OTOR_FILL(herder_months_men);
  OTOR_FILL(herder_months_women);
  OTOR_FILL(age_mother_of_four);
  OTOR_FILL(children_mother_of_four);
  OTOR_FILL(months_needed_mother_of_four);
  OTOR_FILL(mother_credit);
  OTOR_FILL(mother_credit_after);
  OTOR_FILL(herder_credit);
  OTOR_FILL(account_born_from);
  OTOR_FILL(account_divisor_men);
  OTOR_FILL(account_divisor_women);
}

void fill_benefits(Filling& fill, Law& law) {
  OTOR_FILL(maternity_months);
  OTOR_FILL(maternity_months_needed);
  OTOR_FILL(maternity_unbroken);
  OTOR_FILL(maternity_average);
  OTOR_FILL(maternity_share);
  OTOR_FILL(sickness_share);
  OTOR_FILL(sickness_months_needed);
  OTOR_FILL(sickness_average);
  OTOR_FILL(death_benefit);
  OTOR_FILL(death_benefit_months);
  OTOR_FILL(disability_months);
  OTOR_FILL(disability_recent_months);
  OTOR_FILL(disability_recent_window);
  OTOR_FILL(survivors_share);
  OTOR_FILL(survivors_months);
  OTOR_FILL(survivors_recent_months);
  OTOR_FILL(survivors_recent_window);
  OTOR_FILL(welfare_pension);
  OTOR_FILL(welfare_age);
  OTOR_FILL(health_premium);
}

#undef OTOR_FILL

// U2 before U10: a shorter name comes first.
bool comes_before(Question const& a, Question const& b) {
  return a.name.size() != b.name.size() ? a.name.size() < b.name.size() : a.name < b.name;
}

// There are a dozen or two, so that a plain insertion does.
void put_in_order(std::vector<Question>& questions) {
  for (auto next = questions.begin(); next != questions.end(); ++next) {
    std::rotate(std::upper_bound(questions.begin(), next, *next, comes_before), next, next + 1);
  }
}

Date earliest_check(Pack const& pack) {
  Date earliest{last_month, 31};
  for (auto const& parameter : pack.parameters) earliest = std::min(earliest, parameter.checked);
  return earliest;
}

}  // namespace

Parameter const& Law::parameter(Reference reference) const {
  return pack->parameters[places[reference.index].parameter];
}

Entry const& Law::entry(Reference reference) const {
  return parameter(reference).entries[places[reference.index].entry];
}

std::vector<std::string> Law::names_of(Questions questions) const {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(std::popcount(questions.bits)));
  for (auto bits = questions.bits; bits != 0; bits &= bits - 1) {
    names.push_back(pack->questions[static_cast<std::size_t>(std::countr_zero(bits))].name);
  }
  return names;
}

Result<Law> law_from(Pack pack) {
  if (pack.questions.size() > 64) return bad_law("The law has more than 64 open questions.");
  put_in_order(pack.questions);
  Law law;
  law.known_until = text_of(earliest_check(pack));
  Filling fill(law, pack);
  fill_contributions(fill, law);
  fill_old_age(fill, law);
  fill_benefits(fill, law);
  if (auto filled = fill.done(); !filled) return std::unexpected(filled.error());
  law.pack = std::make_shared<Pack const>(std::move(pack));
  return law;
}

}  // namespace otor::law
