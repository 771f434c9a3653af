// SPDX-License-Identifier: Apache-2.0
#include "app/step_text.h"

#include <algorithm>
#include <set>

namespace otor::app {
namespace {

bool is_money(std::string_view unit) { return unit.starts_with("tugrug"); }

std::int64_t input(wire::Step const& step, std::string_view name) {
  auto const found = std::ranges::find(step.inputs, name, &wire::StepInput::name);
  return found == step.inputs.end() ? 0 : found->value;
}

Places places_of(wire::Step const& step, Format const& format) {
  Places places;
  for (auto const& input : step.inputs) {
    places.push_back({input.name, is_money(input.unit)         ? format.money({input.value})
                                  : input.unit == "millionths" ? percent_of(input.value)
                                                               : grouped(input.value)});
  }
  return places;
}

// Whole years beyond the first twenty, and the share they make.
void add_formula_places(Places& places, wire::Step const& step) {
  auto const extra = input(step, "months") / 12 - input(step, "base_months") / 12;
  auto const share = input(step, "base_share") + input(step, "year_increment") * extra;
  places.push_back({"extra", grouped(extra)});
  places.push_back({"share", percent_of(share)});
}

std::string counted_kind(wire::Step const& step) {
  bool const children = input(step, "mother_credit") > 0,
             herding = input(step, "herder_credit") > 0;
  if (children && herding) return "";
  return children ? "_children" : herding ? "_herder" : "_only";
}

}  // namespace

std::string const& in_language(law::Text const& text, Language language) {
  switch (language) {
    case Language::mn: return text.mn.empty() ? text.en : text.mn;
    case Language::kk: return text.kk.empty() ? text.en : text.kk;
    case Language::en: break;
  }
  return text.en;
}

std::string act_title(std::string const& act, Language language) {
  auto const key = "act." + act;
  auto const title = sentence(language, key);
  return title == key ? act : std::string(title);
}

std::string rule_text(wire::Step const& step, Format const& format) {
  auto key = "why.rule_" + std::string(step.rule);
  auto places = places_of(step, format);
  if (step.rule == "pension")
    key += input(step, "floor") > input(step, "formula") ? "_floor" : "_formula";
  if (step.rule == "months_counted") key += counted_kind(step);
  if (step.rule == "full_formula") add_formula_places(places, step);
  return format.say(key, places);
}

std::string value_text(wire::Step const& step, Format const& format) {
  if (step.rule == "age_needed") return format.age(step.value);
  if (is_money(step.unit)) return format.money({step.value});
  auto const months = format.count("app.months", step.value);
  bool const long_time = step.rule == "months_counted" || step.rule == "months_needed";
  return long_time ? months + " (" + format.duration(step.value) + ")" : months;
}

std::vector<std::string> run_lines(wire::Step const& step, Format const& format) {
  std::vector<std::string> lines;
  if (step.rule != "person_pays" && step.rule != "state_pays") return lines;
  for (std::size_t index = 0; index + 1 < step.inputs.size(); index += 2) {
    auto const& months = step.inputs[index];
    lines.push_back(
        format.say("why.run", {{"from", short_date(months.name)},
                               {"months", grouped(months.value)},
                               {"amount", format.money({step.inputs[index + 1].value})}}));
  }
  return lines;
}

SourceText source_of(std::string_view reference, Format const& format, law::Law const& law) {
  auto const at = reference.find('@');
  auto const name = reference.substr(0, at),
             date = reference.substr(std::min(at, reference.size() - 1) + 1);
  for (auto const& parameter : law.pack->parameters) {
    if (parameter.name != name) continue;
    for (auto const& entry : parameter.entries) {
      if (text_of(entry.date) != date) continue;
      auto const title = format.say(
          "why.since",
          {{"title", in_language(parameter.title, format.language())}, {"date", short_date(date)}});
      auto const article = entry.source.article.empty()
                               ? std::string()
                               : format.say("why.article", {{"article", entry.source.article}});
      return {title, act_title(entry.source.act, format.language()), article};
    }
  }
  return {std::string(reference), "", ""};
}

std::string source_text(std::string_view reference, Format const& format, law::Law const& law) {
  auto const source = source_of(reference, format, law);
  if (source.act.empty()) return source.title;
  auto const article = source.article.empty() ? format.say("why.no_article") : source.article;
  return source.title + ". " + source.act + ". " + article;
}

std::vector<ActRead> acts_read(std::vector<std::string> const& references, Format const& format,
                               law::Law const& law) {
  std::vector<ActRead> acts;
  std::set<std::string_view> seen;
  for (auto const& reference : references) {
    if (!seen.insert(reference).second) continue;
    auto source = source_of(reference, format, law);
    auto const act = source.act + (source.article.empty() ? "*" : ". " + source.article);
    auto const found = std::ranges::find(acts, act, &ActRead::act);
    if (found == acts.end()) {
      acts.push_back({act, std::move(source.title)});
    } else {
      found->titles += "; " + source.title;
    }
  }
  return acts;
}

std::vector<std::string> open_questions(std::vector<std::string> const& names, Language language,
                                        law::Law const& law) {
  std::vector<std::string> asked;
  for (auto const& question : law.pack->questions) {
    if (question.status == "closed" || std::ranges::find(names, question.name) == names.end())
      continue;
    asked.push_back(in_language(question.asks, language));
  }
  return asked;
}

std::string closed_text(wire::RouteAnswer const& route, Format const& format) {
  auto const reason =
      format.say("why.closed_" + route.why_code, {{"needed", grouped(route.needed.value_or(0))},
                                                  {"reached", grouped(route.reached.value_or(0))}});
  return format.say("why.closed", {{"reason", reason}});
}

}  // namespace otor::app
