// SPDX-License-Identifier: Apache-2.0
#include "app/worklist_report.h"

#include <algorithm>

#include "app/place_text.h"

namespace otor::app {
namespace {

constexpr char const* columns[] = {"soum",  "bagh",    "head", "person",   "rule",  "what",
                                   "due",   "since",   "days", "owner",    "named", "states",
                                   "stuck", "put_off", "area", "household"};

template <class Word>
std::string all(Format const& format, char const* prefix, std::vector<Word> const& list) {
  std::string text;
  for (auto const word : list)
    text += (text.empty() ? "" : "; ") +
            format.say(prefix + std::string(boost::describe::enum_to_string(word, "")));
  return text;
}

}  // namespace

WorklistTable::WorklistTable(WorklistAnswer const& answer, WorklistWords const& words)
    : answer_(answer), words_(words), format_(words.language) {
  for (auto const* list : {&answer.officers, &answer.left})
    for (auto const& one : *list) names_[one.officer] = one.name;
}

Report WorklistTable::begun() const {
  Report report;
  report.name = "worklist";
  report.title = format_.say("worklist.title");
  report.language = words_.language;
  report.made_up = words_.made_up;
  report.as_of = answer_.on;
  report.about = {
      format_.say("worklist.says"),
      format_.say("worklist.stuck_means", {{"days", std::to_string(answer_.terms.overdue_days)},
                                           {"times", std::to_string(answer_.terms.put_off)}})};
  for (auto const* code : columns)
    report.columns.push_back({code, format_.say(std::string("worklist.column_") + code), {}});
  report.rows = ReportRows(report.columns.size());
  return report;
}

std::string WorklistTable::title(std::string const& rule) const {
  auto const found = std::ranges::find(words_.codebook.rules, rule, &outreach::Rule::code);
  return found == words_.codebook.rules.end() ? rule : title_in(found->title, words_.language);
}

// What a rule tells is a question's code, or words, or a month; only the first is in the book.
std::string WorklistTable::what(WorklistRow const& row) const {
  for (auto const& code : words_.codebook.codes)
    if (row.rule == "answer_owed" && code.set == outreach::CodeSet::asked && code.code == row.what)
      return title_in(code.title, words_.language);
  return row.what;
}

std::string WorklistTable::name(std::string const& user) const {
  if (user.empty()) return format_.say("task.owner_soum");
  auto const found = names_.find(user);
  return found == names_.end() ? user : found->second;
}

void WorklistTable::put(ReportRows& rows, WorklistRow const& row) const {
  for (auto const& word :
       {place_name(row.area, words_.areas, {}, words_.language), row.bagh, row.head, row.name,
        title(row.rule), what(row), row.due, row.since, std::to_string(row.days_left),
        name(row.owner),
        row.named.empty() || row.named == row.owner ? std::string() : name(row.named),
        all(format_, "worklist.state_", row.states), all(format_, "worklist.stuck_", row.stuck),
        std::to_string(row.put_off), row.area, text_of(row.household)})
    rows.put(word);
}

Report worklist_report(WorklistAnswer const& answer, WorklistWords const& words) {
  WorklistTable const table(answer, words);
  auto report = table.begun();
  for (auto const& row : answer.rows) table.put(report.rows, row);
  return report;
}

}  // namespace otor::app
