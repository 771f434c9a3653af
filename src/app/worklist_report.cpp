// SPDX-License-Identifier: Apache-2.0
#include "app/worklist_report.h"

#include <algorithm>

#include "app/place_text.h"

namespace otor::app {
namespace {

constexpr char const* columns[] = {"soum",  "bagh",    "head", "person",   "rule",  "what",
                                   "due",   "since",   "days", "owner",    "named", "states",
                                   "stuck", "put_off", "area", "household"};

class Rows {
 public:
  Rows(WorklistAnswer const& answer, WorklistWords const& words)
      : answer_(answer), words_(words), format_(words.language) {
    for (auto const* list : {&answer.officers, &answer.left})
      for (auto const& one : *list) names_[one.officer] = one.name;
  }

  Report report() {
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
    for (auto const& row : answer_.rows) put(report.rows, row);
    return report;
  }

 private:
  std::string soum(std::string const& code) const {
    return place_name(code, words_.areas, {}, words_.language);
  }

  std::string title(std::string const& rule) const {
    auto const found = std::ranges::find(words_.codebook.rules, rule, &outreach::Rule::code);
    return found == words_.codebook.rules.end() ? rule : title_in(found->title, words_.language);
  }

  // What a rule tells is a question's code, or words, or a month; only the first is in the book.
  std::string what(WorklistRow const& row) const {
    for (auto const& code : words_.codebook.codes)
      if (row.rule == "answer_owed" && code.set == outreach::CodeSet::asked &&
          code.code == row.what)
        return title_in(code.title, words_.language);
    return row.what;
  }

  std::string name(std::string const& user) const {
    if (user.empty()) return format_.say("task.owner_soum");
    auto const found = names_.find(user);
    return found == names_.end() ? user : found->second;
  }

  template <class Word>
  std::string all(char const* prefix, std::vector<Word> const& list) const {
    std::string text;
    for (auto const word : list)
      text += (text.empty() ? "" : "; ") +
              format_.say(prefix + std::string(boost::describe::enum_to_string(word, "")));
    return text;
  }

  void put(ReportRows& rows, WorklistRow const& row) const {
    for (auto const& word :
         {soum(row.area), row.bagh, row.head, row.name, title(row.rule), what(row), row.due,
          row.since, std::to_string(row.days_left), name(row.owner),
          row.named.empty() || row.named == row.owner ? std::string() : name(row.named),
          all("worklist.state_", row.states), all("worklist.stuck_", row.stuck),
          std::to_string(row.put_off), row.area, text_of(row.household)})
      rows.put(word);
  }

  WorklistAnswer const& answer_;
  WorklistWords const& words_;
  Format format_;
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace

Report worklist_report(WorklistAnswer const& answer, WorklistWords const& words) {
  return Rows(answer, words).report();
}

}  // namespace otor::app
