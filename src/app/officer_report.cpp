// SPDX-License-Identifier: Apache-2.0
#include "app/officer_report.h"

#include <algorithm>
#include <set>

#include "app/approved.h"
#include "app/place_text.h"
#include "app/report_columns.h"
#include "base/week.h"
#include "base/word.h"

namespace otor::app {
namespace {

bool has(std::vector<std::string> const& all, std::string const& one) {
  return std::ranges::find(all, one) != all.end();
}

/// The Monday of its week.
std::string monday_of(std::string const& day) {
  auto const number = day_number(*parse_date(day));
  return text_of(date_of_day(number - weekday_of(number)));
}

/// By Monday; a household counts once in each week.
std::vector<WeekSums> weeks_of(std::vector<allowance::Visited> const& visits) {
  std::map<std::string, std::pair<std::int64_t, std::set<event::Uuid>>> weeks;
  for (auto const& visit : visits) {
    auto& [count, households] = weeks[monday_of(visit.day)];
    ++count;
    households.insert(visit.household);
  }
  std::vector<WeekSums> told;
  for (auto const& [monday, week] : weeks)
    told.push_back({monday, week.first, std::ssize(week.second)});
  return told;
}

bool is_open_word(WorklistRow const& row) {
  return std::ranges::any_of(row.states, [](TaskState state) {
    return state == TaskState::promised || state == TaskState::owed;
  });
}

class Sheet {
 public:
  Sheet(ReportQuestion const& question, ReportWords const& words, OfficerReportPorts const& ports)
      : question_(question), words_(words), ports_(ports), format_(question.language),
        through_(question.on.empty() ? ports.money.today : question.on) {}

  Result<Report> made(ReportKind const& kind) {
    if (auto read = find_officer(); !read) return std::unexpected(read.error());
    auto report = report_of_time(kind, question_, words_, ports_.money.today);
    report.about.insert(report.about.begin() + 1, who());
    if (ports_.tasks == nullptr && kind.name != "officer-weeks")
      report.about.push_back(format_.say("officer_sheet.not_known_then"));
    auto const filled = kind.name == "officer-work"    ? work(report)
                        : kind.name == "officer-weeks" ? weeks(report)
                                                       : owed(report);
    if (!filled) return std::unexpected(filled.error());
    return report;
  }

 private:
  /// Her soums are those she looks after, and those in which she was or has money.
  Result<void> find_officer() {
    std::set<std::string> soums;
    name_ = question_.officer;
    for (auto const& account : ports_.money.officers) {
      if (account.user != question_.officer) continue;
      name_ = account.name;
      if (account.role == Role::officer) soums.insert(account.areas.begin(), account.areas.end());
    }
    auto const told = ports_.visits.overview(ports_.money.soums, question_.from, through_);
    if (!told) return std::unexpected(told.error());
    for (auto const& sums : told->officers) {
      if (sums.officer != question_.officer) continue;
      add(done_, sums);
      soums.insert(sums.area);
    }
    for (auto const& scheme : ports_.money.schemes) {
      auto const sums = ports_.money.model.officer_sums(ports_.money.soums, scheme.code, "");
      if (!sums) return std::unexpected(sums.error());
      for (auto const& sum : *sums)
        if (sum.officer == question_.officer) soums.insert(sum.area);
    }
    for (auto const& soum : ports_.money.soums)
      if (soums.contains(soum)) soums_.push_back(soum);
    if (soums_.empty())
      return problem(ProblemKind::not_found, "There is no such officer in these soums.");
    return {};
  }

  std::string who() const {
    std::string soums;
    for (auto const& soum : soums_) soums += (soums.empty() ? "" : ", ") + name_of(soum);
    return format_.say("report.of_officer",
                       {{"name", name_}, {"user", question_.officer}, {"soum", soums}});
  }

  std::string name_of(std::string const& soum) const {
    return place_name(soum, words_.areas, {}, question_.language);
  }

  // What she did

  Result<void> work(Report& report) const {
    report.about.insert(report.about.begin() + 2, format_.say("officer_sheet.no_comparison"));
    auto const heading = [&](char const* code) {
      return format_.say(std::string("indicator.column_") + code);
    };
    report.columns = {
        {"code", format_.say("report.column_code"), CellKind::text, false, "", false, true},
        {"title", heading("title"), CellKind::text},
        {"as_of", heading("as_of"), CellKind::day},
        {"unit", heading("unit"), CellKind::text},
        {"value", heading("value"), CellKind::count, false, heading_says()}};
    report.rows = ReportRows(report.columns.size());
    put_counts(report);
    if (auto good = put_approved(report); !good) return good;
    if (ports_.tasks != nullptr) put_tasks(report);
    if (auto good = put_handbooks(report); !good) return good;
    return put_money(report);
  }

  std::string heading_says() const { return format_.say("indicator.says_value"); }

  /// A row, and what it counts.
  void put(Report& report, std::string const& code, std::string const& title, char const* unit,
           std::int64_t value, std::string says) const {
    for (auto const& word : {code, title, std::min(through_, ports_.money.today),
                             format_.say(std::string("indicator.unit_") + unit)})
      report.rows.put(word);
    report.rows.put(value);
    if (!says.empty()) report.definitions.push_back({code, title, std::move(says)});
  }

  void put_counts(Report& report) const {
    auto const counted = [&](std::string const& code, char const* unit, std::int64_t value) {
      put(report, code, format_.say("report.column_" + code), unit, value,
          format_.say("report.says_" + code));
    };
    counted("households_visited", "households", done_.households);
    counted("visits", "visits", done_.visits);
    counted("handbooks", "handbooks", done_.handbooks);
    counted("calculations", "calculations", done_.calculations);
  }

  Result<void> put_approved(Report& report) const {
    auto const approved = approved_by(&OfficerSum::officer, question_.from, through_, ports_.money);
    if (!approved) return std::unexpected(approved.error());
    auto const hers = approved->find(question_.officer);
    put(report, "spent", format_.say("officer_sheet.spent_now"), "tugrug",
        hers == approved->end() ? 0 : hers->second, format_.say("report.says_spent"));
    return {};
  }

  void put_tasks(Report& report) const {
    put(report, "tasks", format_.say("indicator.tasks"), "tasks", ports_.tasks->found,
        format_.say("officer_sheet.says_task"));
    for (auto const& state : ports_.tasks->states)
      put(report, "tasks-" + state.code,
          format_.say("officer_sheet.task",
                      {{"state", format_.say("worklist.state_" + state.code)}}),
          "tasks", state.tasks, "");
  }

  /// By edition, where she told of any; they are known as of today only.
  Result<void> put_handbooks(Report& report) const {
    if (through_ < ports_.money.today || ports_.money.stock == nullptr) return {};
    auto const desk = handbook_desk(ports_.money.soums, ports_.money.officers, *ports_.money.stock);
    if (!desk) return std::unexpected(desk.error());
    for (auto const& row : desk->officers) {
      if (row.officer != question_.officer) continue;
      auto const title =
          format_.say("officer_sheet.handbooks_left", {{"edition", row.stock.edition}});
      put(report, "handbooks_left-" + row.stock.edition, title, "handbooks", row.stock.left,
          format_.say("officer_sheet.says_handbooks_left"));
    }
    return {};
  }

  Result<void> put_money(Report& report) const {
    auto const scheme = scheme_of(question_.scheme, ports_.money);
    if (!scheme) return std::unexpected(scheme.error());
    if (*scheme == nullptr) return {};
    report.scheme = (*scheme)->code;
    auto const sums =
        ports_.money.model.officer_sums(ports_.money.soums, report.scheme, question_.on);
    if (!sums) return std::unexpected(sums.error());
    allowance::Balance balance;
    for (auto const& sum : *sums)
      if (sum.officer == question_.officer) add(balance, sum.balance);
    auto const& name = (*scheme)->name;
    auto says =
        format_.say("officer_sheet.says_money",
                    {{"scheme", in_language({name.mn, name.kk, name.en}, question_.language)}});
    for (auto const& [code, amount] :
         std::initializer_list<std::pair<char const*, std::int64_t>>{{"given", balance.paid},
                                                                     {"returned", balance.returned},
                                                                     {"waiting", balance.claimed},
                                                                     {"spent", balance.spent},
                                                                     {"left", balance.left()}}) {
      auto const what = format_.say(std::string("report.column_") + code);
      put(report, std::string("money-") + code,
          format_.say("officer_sheet.money", {{"what", what}}), "tugrug", amount,
          std::exchange(says, ""));
    }
    return {};
  }

  // Her weeks

  Result<void> weeks(Report& report) const {
    auto const visits =
        ports_.money.model.visits(ports_.money.soums, question_.officer, question_.from, through_);
    if (!visits) return std::unexpected(visits.error());
    std::vector<Struck> struck;
    std::ranges::copy_if(ports_.struck, std::back_inserter(struck),
                         [&](Struck const& one) { return has(soums_, one.area); });
    put_weeks(report, {weeks_of(*visits), struck, words_.areas, WeekCounts::visits},
              format_.say("officer_sheet.visits_by_week"));
    return {};
  }

  // What she owes

  /// Nobody is named: whose it is stands on the page of follow-up, where it is written down who
  /// looked. A promise's own words may name somebody too.
  Result<void> owed(Report& report) const {
    for (auto const* code : {"due", "since"})
      report.columns.push_back(
          {code, format_.say(std::string("worklist.column_") + code), CellKind::day});
    for (auto const* code : {"soum", "rule", "what"})
      report.columns.push_back(
          {code, format_.say(std::string("worklist.column_") + code), CellKind::text});
    report.columns.push_back({"days", format_.say("worklist.column_days"), CellKind::count, false,
                              format_.say("report.says_days")});
    report.rows = ReportRows(report.columns.size());
    if (ports_.tasks == nullptr) return {};
    for (auto const& row : ports_.tasks->rows) {
      if (!is_open_word(row)) continue;
      for (auto const& word : {row.due, row.since, name_of(row.area), rule_title(row), asked(row)})
        report.rows.put(word);
      report.rows.put(row.days_left);
    }
    return {};
  }

  std::string rule_title(WorklistRow const& row) const {
    auto const& rules = ports_.codebook.rules;
    auto const found = std::ranges::find(rules, row.rule, &outreach::Rule::code);
    return found == rules.end() ? row.rule : title_in(found->title, question_.language);
  }

  std::string asked(WorklistRow const& row) const {
    if (std::ranges::find(row.states, TaskState::owed) == row.states.end()) return {};
    return code_name(ports_.codebook, outreach::CodeSet::asked, row.what, question_.language);
  }

  ReportQuestion const& question_;
  ReportWords const& words_;
  OfficerReportPorts const& ports_;
  Format format_;
  std::string through_, name_;
  std::vector<std::string> soums_;
  VisitSums done_;
};

}  // namespace

Result<Report> officer_report(ReportQuestion const& question, ReportWords const& words,
                              OfficerReportPorts const& ports) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  return Sheet(question, words, ports).made(*kind);
}

}  // namespace otor::app
