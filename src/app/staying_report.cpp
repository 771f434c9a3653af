// SPDX-License-Identifier: Apache-2.0
#include "app/staying_report.h"

#include <algorithm>

#include "app/place_text.h"
#include "handbook/step_plot.h"

namespace otor::app {
namespace {

constexpr std::int64_t told_after[] = {6, 12, 24, 36};
constexpr std::int64_t year = 12;

StayPoint const* point_after(StayArea const& area, std::int64_t months) {
  auto const found = std::ranges::find(area.after, months, &StayPoint::months);
  return found == area.after.end() ? nullptr : &*found;
}

std::string people(std::int64_t hundredths) { return std::to_string((hundredths + 50) / 100); }

void set_columns(Report& report, Format const& format) {
  auto const column = [&](std::string const& code, CellKind kind, bool sparse,
                          std::string says = {}) {
    report.columns.push_back({code, format.say("staying.column_" + code), kind, false,
                              std::move(says), sparse, code == "area"});
  };
  column("area", CellKind::text, false);
  column("place", CellKind::text, false);
  column("as_of", CellKind::day, false);
  column("begun", CellKind::count, false, format.say("staying.says_begun"));
  auto const after = format.say("staying.says_after"), sure = format.say("staying.says_interval");
  column("after_6", CellKind::share, true, after);
  column("after_12", CellKind::share, true, after);
  column("low_12", CellKind::share, true, sure);
  column("high_12", CellKind::share, true, sure);
  column("after_24", CellKind::share, true, after);
  column("after_36", CellKind::share, true, after);
  column("median", CellKind::count, true, format.say("staying.says_median"));
  report.rows = ReportRows(report.columns.size());
  report.wide = true;
}

void put_row(Report& report, StayArea const& area, std::string const& name) {
  for (auto const& word : {area.area, name, area.last_day}) report.rows.put(word);
  if (area.withheld) {
    report.rows.put_withheld();
  } else {
    report.rows.put(area.soums_told > 0 ? std::optional(area.begun) : std::nullopt);
  }
  for (auto const months : told_after) {
    auto const* point = point_after(area, months);
    report.rows.put(point ? std::optional(point->share) : std::nullopt);
    if (months != year) continue;
    report.rows.put(point ? point->low : std::nullopt);
    report.rows.put(point ? point->high : std::nullopt);
  }
  report.rows.put(area.median);
}

handbook::Drawing plot_of(StayArea const& area, std::string const& name, Format const& format) {
  std::vector<handbook::Step> steps;
  for (auto const& point : area.curve)
    steps.push_back({point.months, point.share, point.low, point.high});
  return handbook::step_plot(steps, format.say("staying.months_unit"),
                             name + ". " + staying_sentence(area, format));
}

}  // namespace

std::string staying_sentence(StayArea const& area, Format const& format) {
  if (area.withheld) return format.say("staying.withheld");
  if (area.soums_told == 0) return format.say("staying.none_here");
  if (area.curve.empty())
    return format.say("staying.too_few", {{"count", std::to_string(area.begun)}});
  auto const* point = point_after(area, year);
  bool const whole_year = point != nullptr;
  if (!whole_year) point = &area.curve.back();
  bool const sure = point->low && point->high;
  auto const key =
      std::string("staying.") + (whole_year ? "after_year" : "after_months") + (sure ? "" : "_all");
  return format.say(key, {{"share", people(point->share)},
                          {"low", sure ? people(*point->low) : ""},
                          {"high", sure ? people(*point->high) : ""},
                          {"months", std::to_string(point->months)}});
}

Result<Report> staying_report(ReportQuestion const& question, ReportWords const& words,
                              Staying const& told, std::string const& today) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto report = report_of_time(*kind, question, words, today);
  Format const format(question.language);
  auto const name_of = [&](StayArea const& area) {
    return area.area.empty() ? format.say("coverage.all")
                             : place_name(area.area, words.areas, words.aimags, question.language);
  };
  set_columns(report, format);
  for (auto const& area : told.areas) put_row(report, area, name_of(area));
  report.about.push_back(format.say("staying.note_months"));
  report.about.push_back(format.say("staying.note_few", {{"count", std::to_string(told.fewest)}}));
  report.made_up = report.made_up || std::ranges::any_of(told.sets, &FigureSet::made_up);
  if (told.areas.empty()) return report;
  auto const& first = told.areas.front();
  report.about.insert(report.about.begin() + 1,
                      name_of(first) + ". " + staying_sentence(first, format));
  if (first.curve.size() > 1) report.plots = {plot_of(first, name_of(first), format)};
  return report;
}

}  // namespace otor::app
