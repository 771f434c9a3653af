// SPDX-License-Identifier: Apache-2.0
#include "app/stages_report.h"

#include <algorithm>
#include <array>

#include "base/word.h"
#include "event/body.h"
#include "handbook/flow_plot.h"
#include "outreach/nearness.h"

namespace otor::app {
namespace {

/// Where a household came from that stands somewhere on the last day.
enum class Way { nearer, back, stayed, fresh };

/// What stands in a row.
struct Standing {
  std::string code, title;
  std::int64_t before = 0, after = 0;
  std::array<std::int64_t, 4> ways{};

  std::int64_t& of(Way way) { return ways[static_cast<std::size_t>(way)]; }
};

Way way_of(StageMove const& move) {
  if (move.before.empty()) return Way::fresh;
  auto const was = outreach::nearness_of(move.before), is = outreach::nearness_of(move.after);
  return is > was ? Way::nearer : is < was ? Way::back : Way::stayed;
}

handbook::Course course_of(Way way) {
  switch (way) {
    case Way::nearer: return handbook::Course::rising;
    case Way::back: return handbook::Course::falling;
    case Way::stayed:
    case Way::fresh: return handbook::Course::level;
  }
  return {};
}

/// Every stage, the nearest to being insured above, and below them who told none before.
class Stages {
 public:
  Stages(std::vector<StageMove> const& moves, Format const& format) {
    using event::Stage;
    for (auto const stage : {Stage::paying, Stage::enrolling, Stage::ready_at_income,
                             Stage::considering, Stage::not_interested, Stage::lapsed})
      rows_.push_back({word_of(stage), format.say("visit.stage_" + word_of(stage))});
    rows_.push_back({"not_told", format.say("report.stage_not_told")});
    for (auto const& move : moves) add(move);
  }

  std::vector<Standing> const& rows() const { return rows_; }
  std::vector<handbook::FlowBand> const& bands() const { return bands_; }
  Standing const& all() const { return all_; }

 private:
  void add(StageMove const& move) {
    auto const from = place_of(move.before), to = place_of(move.after);
    auto const way = way_of(move);
    for (auto* sum : {&rows_[to], &all_}) {
      sum->after += move.households;
      sum->of(way) += move.households;
    }
    rows_[from].before += move.households;
    bands_.push_back({from, to, move.households, course_of(way)});
  }

  /// A stage that this program does not know is none that it can tell.
  std::size_t place_of(std::string const& stage) const {
    auto const found = std::ranges::find(rows_, stage, &Standing::code);
    return static_cast<std::size_t>(found == rows_.end() ? std::ssize(rows_) - 1
                                                         : found - rows_.begin());
  }

  std::vector<Standing> rows_;
  std::vector<handbook::FlowBand> bands_;
  Standing all_;
};

void put_columns(Report& report, Format const& format) {
  auto const heading = [&](std::string const& code) { return format.say("report.column_" + code); };
  report.columns = {{"code", heading("code"), CellKind::text, false, "", false, true},
                    {"stage", heading("stage"), CellKind::text}};
  for (auto const* code : {"households_before", "households_after", "came_nearer", "stepped_back",
                           "stayed", "newly_told"})
    report.columns.push_back({code, heading(code), CellKind::count, true,
                              format.say(std::string("report.says_") + code), true});
  report.rows = ReportRows(report.columns.size());
}

/// Nobody can stand at the end where nothing was ever told: there is no number then.
void put_row(Report& report, Standing const& row, bool told) {
  report.rows.put(row.code);
  report.rows.put(row.title);
  report.rows.put(row.before);
  for (auto const count : {row.after, row.ways[0], row.ways[1], row.ways[2], row.ways[3]})
    report.rows.put(told ? std::optional(count) : std::nullopt);
}

handbook::Drawing plot_of(Stages const& stages, Report const& report, Format const& format) {
  handbook::Flow flow;
  if (auto const first = parse_date(report.from))
    flow.before = short_date(text_of(date_of_day(day_number(*first) - 1)));
  flow.after = short_date(report.as_of);
  flow.bands = stages.bands();
  for (auto const& row : stages.rows()) flow.groups.push_back(row.title);
  auto all = stages.all();
  auto const key = [&](char const* column, Way way) {
    return format.say(column) + ": " + grouped(all.of(way));
  };
  flow.rising = key("report.column_came_nearer", Way::nearer);
  flow.falling = key("report.column_stepped_back", Way::back);
  return handbook::flow_plot(
      flow, format.say("report.stages_drawn", {{"nearer", grouped(all.of(Way::nearer))},
                                               {"back", grouped(all.of(Way::back))},
                                               {"stayed", grouped(all.of(Way::stayed))},
                                               {"fresh", grouped(all.of(Way::fresh))}}));
}

}  // namespace

Result<Report> stages_report(ReportQuestion const& question, ReportWords const& words,
                             ReadModel& visits, std::vector<std::string> const& soums,
                             std::string const& today) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto report = report_of_time(*kind, question, words, today);
  auto const moves = visits.stage_moves(soums, question.from, report.as_of);
  if (!moves) return std::unexpected(moves.error());
  Format const format(question.language);
  Stages const stages(*moves, format);
  put_columns(report, format);
  for (auto const& row : stages.rows())
    if (row.before + row.after > 0) put_row(report, row, &row != &stages.rows().back());
  if (!moves->empty()) report.plots = {plot_of(stages, report, format)};
  return report;
}

}  // namespace otor::app
