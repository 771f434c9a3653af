// SPDX-License-Identifier: Apache-2.0
#include "app/outreach_report.h"

#include <algorithm>
#include <set>

#include "app/approved.h"
#include "app/area_map.h"
#include "app/place_text.h"
#include "app/report_columns.h"
#include "handbook/bar_plot.h"
#include "handbook/map_plot.h"

namespace otor::app {
namespace {

bool has(std::vector<std::string> const& all, std::string const& one) {
  return std::ranges::find(all, one) != all.end();
}

class Outreach {
 public:
  Outreach(ReportQuestion const& question, ReportWords const& words, OutreachPorts const& ports)
      : question_(question), words_(words), ports_(ports), format_(question.language),
        through_(question.on.empty() ? ports.money.today : question.on) {}

  Result<Report> made(ReportKind const& kind) const {
    auto report = report_of_time(kind, question_, words_, ports_.money.today);
    auto const filled = kind.name == "outreach-soums"      ? soums(report)
                        : kind.name == "outreach-officers" ? officers(report)
                        : kind.name == "outreach-months"   ? months(report)
                                                           : weeks(report);
    if (!filled) return std::unexpected(filled.error());
    return report;
  }

 private:
  Result<void> soums(Report& report) const {
    auto const told = ports_.visits.overview(ports_.money.soums, question_.from, through_);
    if (!told) return std::unexpected(told.error());
    auto const spent = approved(&OfficerSum::area);
    if (!spent) return std::unexpected(spent.error());
    put_words(report, format_, {"code", "soum"});
    put_numbers(report, format_, {"herder_households", "households_known", "households_visited"});
    put_counts_and_spent(report);
    put_cost(report, format_);
    auto const* measure = measure_told();
    if (measure != nullptr) put_measure(report, *measure);
    report.rows = ReportRows(report.columns.size());
    report.wide = true;
    std::map<std::string, VisitSums> sums;
    for (auto const& of_officer : told->officers) add(sums[of_officer.area], of_officer);
    std::vector<handbook::Bar> bars, costs;
    std::vector<handbook::MapValue> reached, covered;
    for (auto const& area : words_.areas) {
      if (!has(ports_.money.soums, area.code)) continue;
      auto const visited = counted(told->households_visited, area.code);
      auto const cost = cost_of_visited(counted(*spent, area.code), visited);
      put_soum(report, area, *told, sums[area.code]);
      report.rows.put(counted(*spent, area.code));
      report.rows.put(cost);
      auto const* moment = measure == nullptr ? nullptr : moment_on(*measure, area.code, through_);
      if (measure != nullptr) put_moment(report, moment);
      auto const name = name_in(area, question_.language);
      bars.push_back({name, sums[area.code].visits});
      costs.push_back({name, cost});
      reached.push_back({area.code, name, visited});
      covered.push_back({area.code, name, moment == nullptr ? std::nullopt : moment->share});
    }
    draw_maps(report, reached, covered, measure);
    report.plots.push_back(handbook::bar_plot(bars, format_.say("report.visits_by_soum")));
    report.plots.push_back(handbook::bar_plot(costs, format_.say("report.cost_by_soum")));
    return {};
  }

  void draw_maps(Report& report, std::vector<handbook::MapValue> const& reached,
                 std::vector<handbook::MapValue> const& covered, Coverage const* measure) const {
    auto const map = map_of(words_.areas, ports_.money.soums, ports_.borders);
    auto const drawn = [&](std::vector<handbook::MapValue> const& values, handbook::MapScale scale,
                           std::string says) {
      report.plots.push_back(
          handbook::map_plot(map.map, values, scale, std::move(says), format_.say("desk.unknown")));
    };
    drawn(reached, handbook::MapScale::counts, format_.say("report.map_reached"));
    if (measure != nullptr) {
      auto const what = title_in(measure->measure.title, question_.language);
      drawn(covered, handbook::MapScale::shares,
            format_.say("report.map_covered", {{"what", what}}));
      if (auto const* change = change_told(*measure))
        drawn(risen(*measure, *change), handbook::MapScale::points,
              format_.say("report.map_risen", {{"what", what},
                                               {"from", short_date(change->from)},
                                               {"to", short_date(change->to)}}));
    }
    report.about.push_back(format_.say(note_of(map)));
  }

  /// Since the baseline, of a soum; null where it is not known by the last day.
  CoverageChange const* change_of(Coverage const& coverage, std::string const& soum) const {
    auto const area = std::ranges::find(coverage.areas, soum, &CoverageArea::area);
    bool const told = area != coverage.areas.end() && area->since_baseline &&
                      area->since_baseline->to <= through_;
    return told ? &*area->since_baseline : nullptr;
  }

  CoverageChange const* change_told(Coverage const& coverage) const {
    for (auto const& soum : ports_.money.soums)
      if (auto const* change = change_of(coverage, soum)) return change;
    return nullptr;
  }

  /// Of every soum, between these two days; of one with figures of other days it is not known.
  std::vector<handbook::MapValue> risen(Coverage const& coverage,
                                        CoverageChange const& between) const {
    std::vector<handbook::MapValue> values;
    for (auto const& area : words_.areas) {
      if (!has(ports_.money.soums, area.code)) continue;
      values.push_back({area.code, name_in(area, question_.language), {}});
      auto const* change = change_of(coverage, area.code);
      if (change != nullptr && change->from == between.from && change->to == between.to)
        values.back().value = change->whole;
    }
    return values;
  }

  static std::int64_t counted(std::map<std::string, std::int64_t> const& counts,
                              std::string const& soum) {
    auto const found = counts.find(soum);
    return found == counts.end() ? 0 : found->second;
  }

  void put_soum(Report& report, Area const& area, OverviewSums const& told,
                VisitSums const& sums) const {
    report.rows.put(area.code);
    report.rows.put(name_in(area, question_.language));
    report.rows.put(area.herder_households > 0 ? std::optional(area.herder_households)
                                               : std::nullopt);
    report.rows.put(counted(told.households_known, area.code));
    report.rows.put(counted(told.households_visited, area.code));
    put_sums(report, sums);
  }

  Result<void> officers(Report& report) const {
    auto const told = ports_.visits.overview(ports_.money.soums, question_.from, through_);
    if (!told) return std::unexpected(told.error());
    auto const spent = approved(&OfficerSum::officer);
    if (!spent) return std::unexpected(spent.error());
    put_words(report, format_, {"officer", "user", "soum"});
    put_numbers(report, format_, {"households_visited"});
    put_counts_and_spent(report);
    report.rows = ReportRows(report.columns.size());
    report.wide = true;
    for (auto const& officer : ports_.money.officers) {
      if (officer.role != Role::officer) continue;
      VisitSums sums;
      std::string soums;
      for (auto const& area : words_.areas) {
        if (!has(officer.areas, area.code) || !has(ports_.money.soums, area.code)) continue;
        soums += (soums.empty() ? "" : ", ") + name_in(area, question_.language);
      }
      for (auto const& one : told->officers)
        if (one.officer == officer.user) add(sums, one);
      if (soums.empty() && sums.visits == 0) continue;
      for (auto const& word : {officer.name, officer.user, soums}) report.rows.put(word);
      report.rows.put(sums.households);
      put_sums(report, sums);
      auto const found = spent->find(officer.user);
      report.rows.put(found == spent->end() ? 0 : found->second);
    }
    return {};
  }

  Result<void> weeks(Report& report) const {
    auto const told = ports_.visits.weeks(ports_.money.soums, question_.from, through_);
    if (!told) return std::unexpected(told.error());
    put_weeks(report, {*told, ports_.struck, words_.areas, WeekCounts::all},
              format_.say("report.visits_by_week"));
    return {};
  }

  Result<void> months(Report& report) const {
    auto const told = months_told();
    if (!told) return std::unexpected(told.error());
    put_words(report, format_, {"month"});
    put_numbers(report, format_, {"households_visited"});
    report.columns.back().summed = false;  // a household may be visited in several months
    put_counts_and_spent(report);
    put_cost(report, format_);
    report.rows = ReportRows(report.columns.size());
    std::vector<handbook::Bar> costs;
    for (auto const& month : *told) {
      auto const cost = cost_of_visited(month.approved, month.sums.households);
      report.rows.put(month.month);
      report.rows.put(month.sums.households);
      put_sums(report, month.sums);
      report.rows.put(month.approved);
      report.rows.put(cost);
      costs.push_back({month.month.substr(0, 4) + "." + month.month.substr(5), cost});
    }
    report.plots = {handbook::bar_plot(costs, format_.say("report.cost_by_month"))};
    return {};
  }

  /// `households`: by soum, as in the report by soum, and not by officer.
  struct MonthTold {
    std::string month;
    VisitSums sums;
    std::int64_t approved = 0;
    bool holds_nothing() const { return sums.visits == 0 && approved == 0; }
  };

  /// From the first in which anything happened to the last.
  Result<std::vector<MonthTold>> months_told() const {
    auto const weeks = ports_.visits.weeks(ports_.money.soums, question_.from, through_);
    if (!weeks) return std::unexpected(weeks.error());
    std::set<std::string> days;
    if (!weeks->empty()) days = {weeks->front().monday, day_after(weeks->back().monday, 6)};
    for (auto const& scheme : ports_.money.schemes) {
      auto const sums = ports_.money.model.month_sums(ports_.money.soums, scheme.code, through_);
      if (!sums) return std::unexpected(sums.error());
      for (auto const& sum : *sums) days.insert(sum.month + "-01");
    }
    std::vector<MonthTold> months;
    if (days.empty()) return months;
    auto const last = parse_date(std::min(*days.rbegin(), through_))->month;
    for (auto month = parse_date(std::max(*days.begin(), question_.from))->month; month <= last;
         month = month + 1) {
      auto told = month_told(month);
      if (!told) return std::unexpected(told.error());
      if (!months.empty() || !told->holds_nothing()) months.push_back(std::move(*told));
    }
    while (!months.empty() && months.back().holds_nothing()) months.pop_back();
    return months;
  }

  /// What of a month lies in this time.
  Result<MonthTold> month_told(Month month) const {
    auto const from = std::max(text_of(Date{month, 1}), question_.from);
    auto const through = std::min(text_of(date_of_day(day_number({month + 1, 1}) - 1)), through_);
    auto const done = ports_.visits.overview(ports_.money.soums, from, through);
    if (!done) return std::unexpected(done.error());
    auto const spent = approved_by(&OfficerSum::area, from, through, ports_.money);
    if (!spent) return std::unexpected(spent.error());
    MonthTold told{text_of(month), {}, sum_of(*spent)};
    for (auto const& one : done->officers) add(told.sums, one);
    told.sums.households = 0;
    for (auto const& [_, households] : done->households_visited) told.sums.households += households;
    return told;
  }

  void put_sums(Report& report, VisitSums const& sums) const {
    report.rows.put(sums.visits);
    report.rows.put(sums.handbooks);
    report.rows.put(sums.calculations);
  }

  void put_counts_and_spent(Report& report) const {
    put_numbers(report, format_, {"visits", "handbooks", "calculations"});
    put_spent(report, format_);
  }

  /// A share with both numbers that it is made of.
  void put_measure(Report& report, Coverage const& coverage) const {
    auto const& measure = coverage.measure;
    for (auto const& code : {measure.numerator, measure.denominator}) {
      auto const indicator =
          std::ranges::find(coverage.indicators, code, &coverage::Indicator::code);
      report.columns.push_back({code, title_in(indicator->title, question_.language),
                                CellKind::count, false,
                                title_in(indicator->definition, question_.language)});
    }
    report.columns.push_back({measure.code, format_.say("report.column_share"), CellKind::share,
                              false, title_in(measure.title, question_.language)});
  }

  static void put_moment(Report& report, CoverageMoment const* moment) {
    report.rows.put(moment == nullptr ? std::nullopt : std::optional(moment->numerator.value));
    report.rows.put(moment == nullptr ? std::nullopt : std::optional(moment->denominator.value));
    report.rows.put(moment == nullptr ? std::nullopt : moment->share);
  }

  /// The first of which anything is known here; the others stand on the page of coverage.
  Coverage const* measure_told() const {
    auto const told = std::ranges::find_if(ports_.coverage, [&](Coverage const& coverage) {
      return std::ranges::any_of(ports_.money.soums, [&](std::string const& soum) {
        return moment_on(coverage, soum, through_) != nullptr;
      });
    });
    return told == ports_.coverage.end() ? nullptr : &*told;
  }

  Result<Approved> approved(std::string OfficerSum::*key) const {
    return approved_by(key, question_.from, through_, ports_.money);
  }

  ReportQuestion const& question_;
  ReportWords const& words_;
  OutreachPorts const& ports_;
  Format format_;
  std::string through_;
};

}  // namespace

Result<Report> outreach_report(ReportQuestion const& question, ReportWords const& words,
                               OutreachPorts const& ports) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  return Outreach(question, words, ports).made(*kind);
}

}  // namespace otor::app
