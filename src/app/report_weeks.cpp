// SPDX-License-Identifier: Apache-2.0
#include "app/report_weeks.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "app/place_text.h"
#include "app/report_columns.h"
#include "base/word.h"
#include "handbook/bar_plot.h"
#include "outreach/household.h"

namespace otor::app {
namespace {

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

std::string season_name(std::string const& monday, Format const& format) {
  return format.say("findings.season_" + word_of(outreach::season_of(parse_date(monday)->month)));
}

void put_columns(Report& report, WeekCounts counts, Format const& format) {
  report.columns.push_back({"day", format.say("report.column_week"), CellKind::day});
  put_words(report, format, {"season", "struck"});
  report.columns[1].says = format.say("report.says_season");
  report.columns[2].says = format.say("report.says_struck");
  put_numbers(report, format, {"households_visited", "visits"});
  report.columns[3].summed = false;  // a household may be visited in several weeks
  if (counts == WeekCounts::all) put_numbers(report, format, {"handbooks", "calculations"});
  report.rows = ReportRows(report.columns.size());
}

}  // namespace

std::string day_after(std::string const& day, std::int64_t days) {
  return text_of(date_of_day(day_number(*parse_date(day)) + days));
}

void put_weeks(Report& report, WeeksTold const& weeks, std::string drawn) {
  Format const format(report.language);
  put_columns(report, weeks.counts, format);
  StruckWeeks const struck(weeks.struck, weeks.areas, format);
  std::vector<handbook::Bar> bars;
  std::vector<std::string> seasons;
  std::vector<StruckWeeks::Week> happened;
  for (auto const& week : without_gaps(weeks.told)) {
    seasons.push_back(season_name(week.monday, format));
    happened.push_back(struck.in(week.monday));
    for (auto const& word : {week.monday, seasons.back(), struck.said(happened.back())})
      report.rows.put(word);
    report.rows.put(week.households);
    report.rows.put(week.visits);
    if (weeks.counts == WeekCounts::all) {
      report.rows.put(week.handbooks);
      report.rows.put(week.calculations);
    }
    bars.push_back({short_date(week.monday).substr(5), week.visits});
  }
  auto below = struck.rows(happened);
  below.insert(below.begin(), runs_of(seasons));
  report.plots = {handbook::bar_plot(bars, std::move(drawn), below)};
}

}  // namespace otor::app
