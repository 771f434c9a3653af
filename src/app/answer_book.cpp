// SPDX-License-Identifier: Apache-2.0
#include "app/answer_book.h"

#include <algorithm>
#include <set>

#include "app/step_text.h"

namespace otor::app {
namespace {

// Nobody asks for more months at once; beyond it what was made is made again.
constexpr std::size_t most_months = 400;

std::set<std::string> parameters_of(AnswerTo const& answer) {
  std::set<std::string> names;
  for (auto const& source : answer.sources) names.insert(source.substr(0, source.find('@')));
  return names;
}

law::Entry const* entry_on(law::Parameter const& parameter, Date day) {
  law::Entry const* found = nullptr;
  for (auto const& entry : parameter.entries)
    if (entry.date <= day) found = &entry;
  return found;
}

std::optional<std::string> next_of(law::Parameter const& parameter, law::Entry const& now) {
  for (auto const& entry : parameter.entries)
    if (entry.date > now.date && entry.value != now.value) return text_of(entry.date);
  return std::nullopt;
}

std::vector<std::string> words_in(std::vector<handbook::Block> const& blocks) {
  std::vector<std::string> words;
  for (auto const& block : blocks) {
    if (auto const* box = std::get_if<handbook::Box>(&block.what))
      for (auto const& paragraph : box->paragraphs) words.push_back(handbook::text_of(paragraph));
    auto const* paragraph = std::get_if<handbook::Paragraph>(&block.what);
    if (paragraph != nullptr && paragraph->part != handbook::Part::label)  // that is the question
      words.push_back(handbook::text_of(paragraph->words));
  }
  return words;
}

}  // namespace

AnswerBook::Answers AnswerBook::of(Month month, Language language) {
  if (answers_.size() > most_months) answers_.clear();
  auto& answers = answers_[{month.number, language}];
  if (!answers)
    answers = std::make_shared<std::map<std::string, AnswerTo> const>(
        answers_of(month, language, sources_));
  return answers;
}

// The first entry of all is what was known from the beginning, no change.
ChangeDays AnswerBook::changes_of(AnswerTo const& answer) const {
  std::set<Date> days;
  for (auto const& name : parameters_of(answer)) {
    auto const* parameter = sources_.law.law.pack->parameter(name);
    if (parameter == nullptr) continue;
    auto const& entries = parameter->entries;
    for (std::size_t at = 1; at < entries.size(); ++at)
      if (entries[at].value != entries[at - 1].value) days.insert(entries[at].date);
  }
  return {days.begin(), days.end()};
}

std::shared_ptr<std::map<std::string, ChangeDays> const> AnswerBook::changes(Date day) {
  auto const answers = of(day.month, Language::mn);
  auto& changes = changes_[day.month.number];
  if (changes) return changes;
  std::map<std::string, ChangeDays> made;
  for (auto const& [question, answer] : *answers)
    if (auto days = changes_of(answer); !days.empty()) made.emplace(question, std::move(days));
  changes = std::make_shared<std::map<std::string, ChangeDays> const>(std::move(made));
  return changes;
}

// An edition tells what holds at the end of its month: before a day in the middle of one on which
// something changed, the edition of the month before is what was told.
std::optional<AnswerSaid> AnswerBook::on(std::string const& question, Date day, Language language) {
  auto answers = of(day.month, language);
  auto found = answers->find(question);
  if (found == answers->end()) return std::nullopt;
  auto const days = changes_of(found->second);
  Date const last{day.month + 1, 1};
  bool const changed_later =
      std::ranges::any_of(days, [&](Date one) { return one > day && one < last; });
  if (changed_later) {
    answers = of(day.month - 1, language);
    found = answers->find(question);
    if (found == answers->end()) return std::nullopt;
  }
  auto const& answer = found->second;
  AnswerSaid said{question, answer.chapter, words_in(answer.blocks), answer.open, {}};
  Format const format(language);
  auto const& law = sources_.law.law;
  for (auto const& name : parameters_of(answer)) {
    auto const* parameter = law.pack->parameter(name);
    auto const* entry = parameter == nullptr ? nullptr : entry_on(*parameter, day);
    if (entry == nullptr) continue;
    auto const since = text_of(entry->date);
    auto source = source_of(name + "@" + since, format, law);
    said.laws.push_back({in_language(parameter->title, language), std::move(source.act),
                         std::move(source.article), since, next_of(*parameter, *entry)});
  }
  return said;
}

}  // namespace otor::app
