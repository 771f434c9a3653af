// SPDX-License-Identifier: Apache-2.0
#include "app/figures.h"

#include <algorithm>

#include "app/answer_text.h"
#include "app/due.h"
#include "app/outlook.h"
#include "app/step_text.h"

namespace otor::app {
namespace {

using handbook::DuePart;
using handbook::ExamplePart;
using handbook::Settled;

// The entry in force at the end of `month`: what begins within it is news of that month.
law::Entry const* entry_at(law::Parameter const& parameter, Month month) {
  law::Entry const* found = nullptr;
  for (auto const& entry : parameter.entries)
    if (entry.date.month <= month) found = &entry;
  return found;
}

// The value where a count or a year is asked; none where the parameter has no such form.
std::optional<std::string> text_at(law::Value const& value, std::int64_t at) {
  if (auto const* tiers = std::get_if<std::vector<law::Tier>>(&value)) {
    auto const share = benefit::share_at(*tiers, at);
    return share ? std::optional(percent_of(share->millionths)) : std::nullopt;
  }
  if (auto const* ramp = std::get_if<law::YearRamp>(&value))
    return grouped(benefit::at_year(*ramp, at));
  return std::nullopt;
}

Tugrug amount_of(wire::DueAnswer const& answer, DuePart part) {
  auto const times = [&](std::int64_t months) { return Tugrug{answer.person.amount * months}; };
  switch (part) {
    case DuePart::person: return answer.person;
    case DuePart::state: return answer.state;
    case DuePart::total: return answer.total;
    case DuePart::pension: return answer.pension_part;
    case DuePart::benefit: return answer.benefit_part;
    case DuePart::accident: return answer.accident_part;
    case DuePart::half_year: return times(6);
    case DuePart::year: break;
  }
  return times(12);
}

std::optional<std::string> amount_text(std::optional<Tugrug> amount) {
  return amount ? std::optional(grouped(amount->amount)) : std::nullopt;
}

// What an example says of its first road.
std::optional<std::string> road_text(wire::OutlookAnswer const& answer, ExamplePart part,
                                     Format const& format) {
  auto const* road = first_road(answer.estimate);
  if (road == nullptr || !road->opens) return std::nullopt;
  switch (part) {
    case ExamplePart::pension: return grouped(road->pension.amount);
    case ExamplePart::formula: return grouped(road->formula.amount);
    case ExamplePart::floor: return grouped(road->floor.amount);
    case ExamplePart::opens: return format.month(*road->opens);
    case ExamplePart::months_counted: return grouped(road->months_counted);
    case ExamplePart::break_even:
      return road->months_to_break_even ? std::optional(grouped(*road->months_to_break_even))
                                        : std::nullopt;
    default: return std::nullopt;
  }
}

/// Which price of a life is asked for, or from which month it holds; none of other parts.
std::optional<std::size_t> price_at(ExamplePart part) {
  switch (part) {
    case ExamplePart::price_1: return 0;
    case ExamplePart::price_2:
    case ExamplePart::from_2: return 1;
    case ExamplePart::price_3:
    case ExamplePart::from_3: return 2;
    default: return std::nullopt;
  }
}

std::optional<std::string> price_text(std::vector<wire::Price> const& prices, ExamplePart part,
                                      Format const& format) {
  bool const month = part == ExamplePart::from_2 || part == ExamplePart::from_3;
  auto const at = *price_at(part);
  if (at >= prices.size()) return std::nullopt;
  return month ? format.month(prices[at].from) : grouped(prices[at].person.amount);
}

std::optional<std::string> later_text(std::optional<wire::Later> const& later, ExamplePart part,
                                      Format const& format) {
  if (!later) return std::nullopt;
  switch (part) {
    case ExamplePart::later_age:
      return later->life.age ? std::optional(format.age(*later->life.age)) : std::nullopt;
    case ExamplePart::later_pays_less: return grouped(later->pays_less.amount);
    default: return amount_text(later->receives_less);
  }
}

std::optional<std::string> cover_text(std::vector<wire::Cover> const& covers,
                                      std::string_view kind) {
  auto const cover = std::ranges::find(covers, kind, &wire::Cover::kind);
  if (cover == covers.end() || cover->amounts.empty()) return std::nullopt;
  return grouped(cover->amounts.back().amount.amount);
}

std::optional<std::string> latest_text(wire::OutlookAnswer const& answer, Format const& format) {
  for (auto const& latest : answer.latest) {
    if (answer.life.route == latest.route && latest.for_first_age)
      return format.month(*latest.for_first_age);
  }
  return std::nullopt;
}

std::optional<std::string> example_text(wire::OutlookAnswer const& answer, ExamplePart part,
                                        Format const& format) {
  auto const& life = answer.life;
  switch (part) {
    case ExamplePart::age: return life.age ? std::optional(format.age(*life.age)) : std::nullopt;
    case ExamplePart::start:
      return life.start ? std::optional(format.month(*life.start)) : std::nullopt;
    case ExamplePart::pays: return grouped(life.person_pays.amount);
    case ExamplePart::state: return grouped(life.state_pays.amount);
    case ExamplePart::months_paid: return grouped(life.months_paid);
    case ExamplePart::price_1:
    case ExamplePart::price_2:
    case ExamplePart::price_3:
    case ExamplePart::from_2:
    case ExamplePart::from_3: return price_text(life.prices, part, format);
    case ExamplePart::share_ends:
      return answer.estimate.share_ends ? std::optional(format.month(*answer.estimate.share_ends))
                                        : std::nullopt;
    case ExamplePart::latest_start: return latest_text(answer, format);
    case ExamplePart::later_age:
    case ExamplePart::later_pays_less:
    case ExamplePart::later_receives_less: return later_text(answer.later, part, format);
    case ExamplePart::maternity:
    case ExamplePart::death:
      return cover_text(answer.cover, part == ExamplePart::death ? "death" : "maternity");
    case ExamplePart::never_age: return grouped(answer.never.age / 12);
    default: return road_text(answer, part, format);
  }
}

}  // namespace

std::optional<Date> newest_of(std::vector<std::string> const& sources) {
  std::optional<Date> newest;
  for (auto const& source : sources) {
    auto const date = parse_date(source.substr(std::min(source.find('@') + 1, source.size())));
    if (date && (!newest || *date > *newest)) newest = *date;
  }
  return newest;
}

Figure Figures::not_known() const {
  return {format_.say("handbook.not_known"), Settled::not_known, {}, {}};
}

Settled Figures::settled_by(std::vector<std::string> const& questions) const {
  return open_questions(questions, format_.language(), law_.law).empty() ? Settled::yes
                                                                         : Settled::not_settled;
}

Figure Figures::from_answer(std::string text, std::vector<std::string> const& sources,
                            std::vector<std::string> const& questions) const {
  return {std::move(text), settled_by(questions), newest_of(sources), sources};
}

Figure Figures::of(handbook::Reference const& reference) {
  if (auto const* named = std::get_if<handbook::ParameterReference>(&reference))
    return parameter(*named);
  if (auto const* asked = std::get_if<handbook::DueReference>(&reference)) return due(*asked);
  if (auto const* asked = std::get_if<handbook::ExampleReference>(&reference))
    return example(*asked);
  if (std::holds_alternative<handbook::Place>(reference)) return {"___", Settled::yes, {}, {}};
  switch (std::get<handbook::EditionPart>(reference)) {
    case handbook::EditionPart::month: return {format_.month(month_), Settled::yes, {}, {}};
    case handbook::EditionPart::year: return {std::to_string(month_.year()), Settled::yes, {}, {}};
    case handbook::EditionPart::known_until: break;
  }
  return {short_date(law_.law.known_until), Settled::yes, {}, {}};
}

std::string Figures::value_text(law::Entry const& entry) const {
  if (!entry.value) return format_.say("handbook.not_known");
  auto const& value = *entry.value;
  if (auto const* number = std::get_if<std::int64_t>(&value)) return grouped(*number);
  if (auto const* rate = std::get_if<Rate>(&value)) return percent_of(rate->millionths);
  if (auto const* month = std::get_if<Month>(&value)) return format_.month(*month);
  if (auto const* text = std::get_if<law::Text>(&value))
    return handbook::plain_words(in_language(*text, format_.language()));
  if (auto const* ramp = std::get_if<law::YearRamp>(&value))
    return grouped(benefit::at_year(*ramp, month_.year()));
  auto const& tiers = std::get<std::vector<law::Tier>>(value);
  return tiers.empty() ? format_.say("handbook.not_known")
                       : percent_of(tiers.front().share.millionths);
}

Figure Figures::parameter(handbook::ParameterReference const& reference) {
  using Form = handbook::ParameterReference::Form;
  auto const* parameter = law_.law.pack->parameter(reference.name);
  auto const* entry =
      parameter == nullptr ? nullptr : entry_at(*parameter, reference.in.value_or(month_));
  if (entry == nullptr || !entry->value) return not_known();
  std::optional<std::string> text;
  auto const* number = std::get_if<std::int64_t>(&*entry->value);
  switch (reference.form) {
    case Form::value: text = value_text(*entry); break;
    case Form::years:
      if (parameter->unit == "months" && number != nullptr && *number % 12 == 0)
        text = grouped(*number / 12);
      break;
    case Form::at: text = text_at(*entry->value, reference.at); break;
    case Form::at_year: text = text_at(*entry->value, month_.year()); break;
    case Form::since: text = short_date(text_of(entry->date)); break;
  }
  if (!text) return not_known();
  std::vector<std::string> questions;
  if (!entry->question.empty()) questions.push_back(entry->question);
  auto figure =
      from_answer(std::move(*text), {reference.name + "@" + text_of(entry->date)}, questions);
  figure.sentence = std::holds_alternative<law::Text>(*entry->value);
  return figure;
}

Figure Figures::due(handbook::DueReference const& reference) {
  wire::DueRequest request;
  request.month = reference.in.value_or(month_);
  request.as = reference.as;
  request.income.amount = reference.income;
  auto const answer = app::due(request, law_);
  if (!answer) return not_known();
  return from_answer(grouped(amount_of(*answer, reference.part).amount), answer->sources,
                     answer->questions);
}

Month Figures::born(handbook::Example const& example) const {
  return month_ - static_cast<std::int32_t>(example.age * 12);
}

wire::OutlookAnswer const* Figures::life_of(std::string const& name) {
  auto found = lives_.find(name);
  if (found != lives_.end()) return found->second ? &*found->second : nullptr;
  auto const example = std::ranges::find(handbook_.examples, name, &handbook::Example::name);
  std::optional<wire::OutlookAnswer> life;
  if (example != handbook_.examples.end()) {
    wire::OutlookRequest request;
    request.on = month_;
    request.sex = example->sex;
    request.born = {born(*example)};
    request.children = example->children;
    request.sheep_price = sheep_;
    request.plan = wire::PlanSpan{
        month_ + static_cast<std::int32_t>(example->start), {}, example->as, {example->income}};
    if (example->paid_years > 0) {
      auto const year = month_.year() - 1;
      auto const first = year - static_cast<std::int32_t>(example->paid_years) + 1;
      request.paid = std::vector<wire::PaidSpan>{
          {month_of(first, 1), month_of(year, 12), benefit::Payer::herder, {}}};
    }
    if (auto answer = outlook(request, law_)) life = std::move(*answer);
  }
  found = lives_.emplace(name, std::move(life)).first;
  return found->second ? &*found->second : nullptr;
}

Figure Figures::example(handbook::ExampleReference const& reference) {
  auto const* answer = life_of(reference.name);
  auto const text =
      answer == nullptr ? std::nullopt : example_text(*answer, reference.part, format_);
  if (!text) {
    auto figure = not_known();
    auto const price = price_at(reference.part);
    figure.none = price && answer != nullptr && *price >= answer->life.prices.size();
    return figure;
  }
  std::vector<std::string> questions, sources;
  if (auto const* road = first_road(answer->estimate)) {
    for (auto const& step : road->steps) {
      questions.insert(questions.end(), step.questions.begin(), step.questions.end());
      for (auto const& source : step.sources) sources.emplace_back(source);
    }
  }
  auto figure = from_answer(*text, sources, questions);
  figure.since.reset();  // a life rests on the whole law: its newest entry is no news of a sentence
  return figure;
}

}  // namespace otor::app
