// SPDX-License-Identifier: Apache-2.0
#include "app/outlook.h"

namespace otor::app {
namespace {

wire::Text3 text_of(law::Text const& text) { return {text.mn, text.kk, text.en}; }

// A value as people write it; statements are told in `statement` instead.
struct ValueText {
  std::optional<std::string> operator()(std::int64_t number) const {
    return std::to_string(number);
  }
  std::optional<std::string> operator()(Rate rate) const { return percent(rate); }
  std::optional<std::string> operator()(Month month) const { return otor::text_of(month); }
  std::optional<std::string> operator()(law::Text const&) const { return std::nullopt; }
  std::optional<std::string> operator()(law::YearRamp const& ramp) const {
    return std::to_string(ramp.first) + " + " + std::to_string(ramp.step) + " × (" +
           std::to_string(ramp.first_year) + "–" + std::to_string(ramp.last_year) + ")";
  }
  std::optional<std::string> operator()(std::vector<law::Tier> const& tiers) const {
    std::string text;
    for (auto const& tier : tiers) {
      text += (text.empty() ? "" : ", ") + std::to_string(tier.from) + "+: " + percent(tier.share);
    }
    return text;
  }
};

wire::LawEntry entry_of(law::Entry const& entry) {
  wire::LawEntry told;
  told.since = otor::text_of(entry.date);
  if (entry.value) {
    told.value = std::visit(ValueText{}, *entry.value);
    if (auto const* statement = std::get_if<law::Text>(&*entry.value))
      told.statement = text_of(*statement);
  }
  told.act = entry.source.act;
  told.article = entry.source.article;
  told.url = entry.source.url;
  told.confidence = entry.source.confidence;
  if (!entry.question.empty()) told.question = entry.question;
  return told;
}

}  // namespace

wire::LawAnswer law_answer(wire::LawRequest const& request, LawInForce const& law) {
  wire::LawAnswer answer;
  answer.id = request.id;
  answer.law = law.note;
  for (auto const& parameter : law.law.pack->parameters) {
    auto& told = answer.parameters.emplace_back();
    told.name = parameter.name;
    told.unit = parameter.unit;
    told.checked = otor::text_of(parameter.checked);
    told.title = text_of(parameter.title);
    for (auto const& entry : parameter.entries) told.entries.push_back(entry_of(entry));
  }
  for (auto const& question : law.law.pack->questions) {
    answer.questions.push_back({question.name, question.status, text_of(question.asks)});
  }
  return answer;
}

}  // namespace otor::app
