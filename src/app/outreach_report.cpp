// SPDX-License-Identifier: Apache-2.0
#include "app/outreach_report.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/area_map.h"
#include "app/place_text.h"
#include "base/word.h"
#include "handbook/bar_plot.h"
#include "handbook/map_plot.h"
#include "outreach/household.h"

namespace otor::app {
namespace {

/// So many days after a day.
std::string day_after(std::string const& day, std::int64_t days) {
  return text_of(date_of_day(day_number(*parse_date(day)) + days));
}

bool has(std::vector<std::string> const& all, std::string const& one) {
  return std::ranges::find(all, one) != all.end();
}

/// With the weeks between the first and the last in which nobody was visited.
std::vector<WeekSums> without_gaps(std::vector<WeekSums> const& told) {
  constexpr std::int64_t days = 7;
  std::vector<WeekSums> weeks;
  for (auto const& week : told) {
    while (!weeks.empty()) {
      auto next = day_after(weeks.back().monday, days);
      if (next >= week.monday) break;
      weeks.push_back({std::move(next)});
    }
    weeks.push_back(week);
  }
  return weeks;
}

/// Where the same word stands in weeks behind each other; "" is none.
std::vector<handbook::Span> runs_of(std::vector<std::string> const& words) {
  std::vector<handbook::Span> runs;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].empty()) continue;
    if (at > 0 && words[at] == words[at - 1]) {
      runs.back().last = at;
    } else {
      runs.push_back({at, at, words[at]});
    }
  }
  return runs;
}

/// What struck soums, week by week: a row for each kind, in the order in which they began.
class StruckWeeks {
 public:
  StruckWeeks(std::vector<Struck> const& struck, std::vector<Area> const& areas,
              Format const& format)
      : areas_(areas), format_(format) {
    auto all = struck;
    std::ranges::sort(all, {}, [](Struck const& one) { return std::tie(one.from, one.what); });
    for (auto& one : all) {
      auto const kind = std::ranges::find(kinds_, one.what);
      auto const at = static_cast<std::size_t>(kind - kinds_.begin());
      if (kind == kinds_.end()) {
        kinds_.push_back(one.what);
        of_kind_.emplace_back();
      }
      of_kind_[at].push_back(std::move(one));
    }
  }

  /// The soums that each kind struck in a week.
  using Week = std::vector<std::set<std::string>>;

  Week in(std::string const& monday) const {
    auto const sunday = day_after(monday, 6);
    Week week(kinds_.size());
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind)
      for (auto const& one : of_kind_[kind])
        if (one.from <= sunday && (one.to.empty() || monday <= one.to)) week[kind].insert(one.area);
    return week;
  }

  /// "Dzud: Tes; Flood: 5 soums", or "".
  std::string said(Week const& week) const {
    std::vector<std::string> words;
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind)
      if (!week[kind].empty()) words.push_back(said(kind, week[kind]));
    return joined(words, "; ");
  }

  /// Of each kind a line as long as it struck anywhere, with all soums that it struck meanwhile.
  std::vector<std::vector<handbook::Span>> rows(std::vector<Week> const& weeks) const {
    std::vector<std::vector<handbook::Span>> rows;
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      std::vector<handbook::Span> spans;
      std::set<std::string> soums;
      for (std::size_t at = 0; at < weeks.size(); ++at) {
        auto const& struck = weeks[at][kind];
        if (struck.empty()) continue;
        bool const goes_on = !spans.empty() && spans.back().last + 1 == at;
        if (!goes_on) soums.clear();
        soums.insert(struck.begin(), struck.end());
        if (!goes_on) spans.push_back({at, at, {}});
        spans.back().last = at;
        spans.back().label = said(kind, soums);
      }
      if (!spans.empty()) rows.push_back(std::move(spans));
    }
    return rows;
  }

 private:
  std::string said(std::size_t kind, std::set<std::string> const& soums) const {
    return kinds_[kind] + ": " + named(soums);
  }

  std::string named(std::set<std::string> const& soums) const {
    constexpr std::size_t most_named = 2;
    if (soums.size() > most_named) return format_.count("report.struck_soums", std::ssize(soums));
    std::vector<std::string> names;
    for (auto const& soum : soums)
      names.push_back(place_name(soum, areas_, {}, format_.language()));
    return joined(names, ", ");
  }

  std::vector<Area> const& areas_;
  Format const& format_;
  std::vector<std::string> kinds_;
  std::vector<std::vector<Struck>> of_kind_;
};

class Outreach {
 public:
  Outreach(ReportQuestion const& question, ReportWords const& words, OutreachPorts const& ports)
      : question_(question), words_(words), ports_(ports), format_(question.language),
        through_(question.on.empty() ? ports.money.today : question.on) {}

  Result<Report> made(ReportKind const& kind) const {
    auto report = report_of_time(kind, question_, words_, ports_.money.today);
    auto const filled = kind.name == "outreach-soums"      ? soums(report)
                        : kind.name == "outreach-officers" ? officers(report)
                                                           : weeks(report);
    if (!filled) return std::unexpected(filled.error());
    return report;
  }

 private:
  using Spent = std::map<std::string, std::int64_t>;  // by soum, or by officer

  Result<void> soums(Report& report) const {
    auto const told = ports_.visits.overview(ports_.money.soums, question_.from, through_);
    if (!told) return std::unexpected(told.error());
    auto const spent = spent_by(&OfficerSum::area);
    if (!spent) return std::unexpected(spent.error());
    put_words(report, {"code", "soum"});
    put_numbers(report, {"herder_households", "households_known", "households_visited"});
    put_counts_and_spent(report);
    auto const* measure = measure_told();
    if (measure != nullptr) put_measure(report, *measure);
    report.rows = ReportRows(report.columns.size());
    report.wide = true;
    std::map<std::string, VisitSums> sums;
    for (auto const& of_officer : told->officers) add(sums[of_officer.area], of_officer);
    std::vector<handbook::Bar> bars;
    std::vector<handbook::MapValue> reached, covered;
    for (auto const& area : words_.areas) {
      if (!has(ports_.money.soums, area.code)) continue;
      put_soum(report, area, *told, sums[area.code], *spent);
      auto const* moment = measure == nullptr ? nullptr : moment_on(*measure, area.code, through_);
      if (measure != nullptr) put_moment(report, moment);
      auto const name = name_in(area, question_.language);
      bars.push_back({name, sums[area.code].visits});
      reached.push_back({area.code, name, counted(told->households_visited, area.code)});
      covered.push_back({area.code, name, moment == nullptr ? std::nullopt : moment->share});
    }
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
    report.plots.push_back(handbook::bar_plot(bars, format_.say("report.visits_by_soum")));
    return {};
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

  void put_soum(Report& report, Area const& area, OverviewSums const& told, VisitSums const& sums,
                Spent const& spent) const {
    report.rows.put(area.code);
    report.rows.put(name_in(area, question_.language));
    report.rows.put(area.herder_households > 0 ? std::optional(area.herder_households)
                                               : std::nullopt);
    report.rows.put(counted(told.households_known, area.code));
    report.rows.put(counted(told.households_visited, area.code));
    put_sums(report, sums);
    report.rows.put(counted(spent, area.code));
  }

  Result<void> officers(Report& report) const {
    auto const told = ports_.visits.overview(ports_.money.soums, question_.from, through_);
    if (!told) return std::unexpected(told.error());
    auto const spent = spent_by(&OfficerSum::officer);
    if (!spent) return std::unexpected(spent.error());
    put_words(report, {"officer", "user", "soum"});
    put_numbers(report, {"households_visited"});
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
    report.columns.push_back({"day", format_.say("report.column_week"), CellKind::day});
    put_words(report, {"season", "struck"});
    report.columns[1].says = format_.say("report.says_season");
    report.columns[2].says = format_.say("report.says_struck");
    put_numbers(report, {"households_visited", "visits", "handbooks", "calculations"});
    report.columns[3].summed = false;  // a household may be visited in several weeks
    report.rows = ReportRows(report.columns.size());
    std::vector<handbook::Bar> bars;
    StruckWeeks const struck(ports_.struck, words_.areas, format_);
    std::vector<std::string> seasons;
    std::vector<StruckWeeks::Week> happened;
    for (auto const& week : without_gaps(*told)) {
      seasons.push_back(season_name(week.monday));
      happened.push_back(struck.in(week.monday));
      report.rows.put(week.monday);
      report.rows.put(seasons.back());
      report.rows.put(struck.said(happened.back()));
      report.rows.put(week.households);
      put_sums(report,
               {"", "", "", week.visits, week.households, week.handbooks, week.calculations});
      bars.push_back({short_date(week.monday).substr(5), week.visits});
    }
    auto below = struck.rows(happened);
    below.insert(below.begin(), runs_of(seasons));
    report.plots = {handbook::bar_plot(bars, format_.say("report.visits_by_week"), below)};
    return {};
  }

  std::string season_name(std::string const& monday) const {
    return format_.say("findings.season_" +
                       word_of(outreach::season_of(parse_date(monday)->month)));
  }

  void put_sums(Report& report, VisitSums const& sums) const {
    report.rows.put(sums.visits);
    report.rows.put(sums.handbooks);
    report.rows.put(sums.calculations);
  }

  void put_counts_and_spent(Report& report) const {
    put_numbers(report, {"visits", "handbooks", "calculations"});
    report.columns.push_back({"spent", format_.say("report.column_spent"), CellKind::tugrug, true,
                              format_.say("report.says_spent")});
  }

  void put_words(Report& report, std::initializer_list<char const*> codes) const {
    for (auto const* code : codes)
      report.columns.push_back(
          {code, format_.say(std::string("report.column_") + code), CellKind::text});
  }

  void put_numbers(Report& report, std::initializer_list<char const*> codes) const {
    for (auto const* code : codes)
      report.columns.push_back({code, format_.say(std::string("report.column_") + code),
                                CellKind::count, true,
                                format_.say(std::string("report.says_") + code)});
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

  /// What was approved in this time, of all schemes.
  Result<Spent> spent_by(std::string OfficerSum::*key) const {
    Spent spent;
    for (auto const& scheme : ports_.money.schemes) {
      auto good = add_spent(spent, key, scheme.code, through_, 1);
      if (good && !question_.from.empty())
        good = add_spent(spent, key, scheme.code, day_after(question_.from, -1), -1);
      if (!good) return std::unexpected(good.error());
    }
    return spent;
  }

  Result<void> add_spent(Spent& spent, std::string OfficerSum::*key, std::string const& scheme,
                         std::string const& through, std::int64_t times) const {
    auto const sums = ports_.money.model.officer_sums(ports_.money.soums, scheme, through);
    if (!sums) return std::unexpected(sums.error());
    for (auto const& sum : *sums) spent[sum.*key] += times * sum.balance.spent;
    return {};
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
