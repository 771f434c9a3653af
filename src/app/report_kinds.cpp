// SPDX-License-Identifier: Apache-2.0
// Which reports there are, and who is told of which.
#include <algorithm>
#include <set>

#include "app/report.h"

namespace otor::app {
namespace {

/// Of several tables.
std::vector<ReportKind> whole_kinds() {
  return {{.name = "department",
           .title = "report.department_title",
           .says = "report.department_says",
           .from_day = true,
           .outreach = true,
           .parts = {"indicators", "coverage-series", "coverage-reach", "outreach-soums",
                     "outreach-weeks", "outreach-months", "outreach-stages", "outreach-officers",
                     "findings", "questions"}},
          {.name = "outreach-officer",
           .title = "officer_sheet.title",
           .says = "officer_sheet.says",
           .of_officer = true,
           .from_day = true,
           .outreach = true,
           .parts = {"officer-work", "officer-weeks", "officer-owed"}},
          {.name = "programme",
           .title = "report.programme_title",
           .says = "report.programme_says",
           .from_day = true,
           .outreach = true,
           .totals = true,
           .only_totals = true,
           .parts = {"indicators", "coverage-series", "coverage-reach", "findings", "questions"}}};
}

/// What the sheet of an officer is made of.
std::vector<ReportKind> kinds_of_officer() {
  std::vector<ReportKind> kinds{{.name = "officer-work",
                                 .title = "officer_sheet.work_title",
                                 .says = "officer_sheet.work_says"},
                                {.name = "officer-weeks",
                                 .title = "officer_sheet.weeks_title",
                                 .says = "officer_sheet.weeks_says"},
                                {.name = "officer-owed",
                                 .title = "officer_sheet.owed_title",
                                 .says = "officer_sheet.owed_says"}};
  for (auto& kind : kinds) kind.of_officer = kind.from_day = kind.outreach = kind.only_part = true;
  return kinds;
}

std::vector<ReportKind> kinds_of_coverage() {
  return {{.name = "coverage-series",
           .title = "report.series_title",
           .says = "report.series_says",
           .from_day = true,
           .outreach = true,
           .totals = true},
          {.name = "coverage-reach",
           .title = "reach.title",
           .says = "report.reach_says",
           .from_day = true,
           .outreach = true,
           .totals = true}};
}

std::vector<ReportKind> kinds_of_outreach() {
  return {{.name = "indicators",
           .title = "report.indicators_title",
           .says = "report.indicators_says",
           .from_day = true,
           .outreach = true,
           .of_indicators = true,
           .totals = true},
          {.name = "staying",
           .title = "staying.report_title",
           .says = "staying.report_says",
           .outreach = true,
           .totals = true},
          {.name = "outreach-soums",
           .title = "report.soums_title",
           .says = "report.soums_says",
           .from_day = true,
           .outreach = true,
           .of_areas = true},
          {.name = "outreach-officers",
           .title = "report.officers_title",
           .says = "report.officers_says",
           .from_day = true,
           .outreach = true},
          {.name = "outreach-weeks",
           .title = "report.weeks_title",
           .says = "report.weeks_says",
           .from_day = true,
           .outreach = true},
          {.name = "outreach-months",
           .title = "report.by_month_title",
           .says = "report.by_month_says",
           .from_day = true,
           .outreach = true},
          {.name = "outreach-stages",
           .title = "report.stages_title",
           .says = "report.stages_says",
           .from_day = true,
           .outreach = true},
          {.name = "findings",
           .title = "findings.report_findings",
           .says = "report.findings_says",
           .from_day = true,
           .outreach = true,
           .totals = true},
          {.name = "questions",
           .title = "findings.report_questions",
           .says = "report.questions_says",
           .from_day = true,
           .outreach = true,
           .totals = true}};
}

std::vector<ReportKind> kinds_of_money() {
  return {
      {.name = "allowance-balances",
       .title = "report.balances_title",
       .says = "report.balances_says"},
      {.name = "allowance-ledger",
       .title = "report.ledger_title",
       .says = "report.ledger_says",
       .from_day = true},
      {.name = "allowance-months", .title = "report.months_title", .says = "report.months_says"},
      {.name = "allowance-statement",
       .title = "report.statement_title",
       .says = "report.statement_says",
       .of_officer = true}};
}

Result<void> checked(ReportQuestion const& question, ReportKind const& kind) {
  if (kind.of_officer && question.officer.empty())
    return problem(ProblemKind::missing_key, "officer: whose report is it?");
  if (!kind.of_officer && !question.officer.empty())
    return problem(ProblemKind::bad_value, "officer: this report is not of one officer.");
  if (!kind.from_day && !question.from.empty())
    return problem(ProblemKind::bad_value, "from: this report has no beginning.");
  for (auto const& told : {question.from, question.on})
    if (auto const day = parse_date(told); !told.empty() && !day)
      return std::unexpected(day.error());
  if (!question.on.empty() && question.on < question.from)
    return problem(ProblemKind::bad_value, "from: it is behind the last day.");
  return {};
}

}  // namespace

std::vector<ReportKind> const& report_kinds() {
  static std::vector<ReportKind> const kinds = [] {
    auto all = whole_kinds();
    std::ranges::move(kinds_of_outreach(), std::back_inserter(all));
    std::ranges::move(kinds_of_coverage(), std::back_inserter(all));
    std::ranges::move(kinds_of_officer(), std::back_inserter(all));
    std::ranges::move(kinds_of_money(), std::back_inserter(all));
    return all;
  }();
  return kinds;
}

ListedReports listed_reports(Language language, std::vector<std::string> const& soums,
                             bool totals) {
  ListedReports listed;
  listed.quarters = totals;
  std::set<std::string> areas(soums.begin(), soums.end());
  for (auto const& soum : soums) areas.insert(soum.substr(0, 3));
  if (!totals) listed.areas.assign(areas.begin(), areas.end());
  for (auto const& kind : report_kinds())
    if (totals ? kind.totals : !kind.only_totals && !kind.only_part)
      listed.reports.push_back({std::string(kind.name), std::string(sentence(language, kind.title)),
                                std::string(sentence(language, kind.says)), kind.of_officer,
                                kind.from_day, kind.of_areas, kind.of_indicators,
                                !kind.parts.empty()});
  return listed;
}

Result<ReportKind> report_kind_of(ReportQuestion const& question) {
  auto const kind = std::ranges::find(report_kinds(), question.name, &ReportKind::name);
  if (kind == report_kinds().end())
    return problem(ProblemKind::not_found, "There is no report of this name.");
  if (auto good = checked(question, *kind); !good) return std::unexpected(good.error());
  return *kind;
}

}  // namespace otor::app
