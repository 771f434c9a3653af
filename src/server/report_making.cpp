// SPDX-License-Identifier: Apache-2.0
#include "server/report_making.h"

#include <set>

#include "app/coverage_report.h"
#include "app/findings_desk.h"
#include "app/indicator_report.h"
#include "app/officer_report.h"
#include "app/officers_here.h"
#include "app/outreach_report.h"
#include "app/place_text.h"
#include "app/stages_report.h"
#include "app/staying_report.h"
#include "server/coverage_room.h"
#include "server/findings_room.h"
#include "server/training_room.h"
#include "server/worklist_room.h"
#include "store/former.h"
#include "store/sql_accounts.h"
#include "store/sql_event_log.h"
#include "store/sql_figures.h"
#include "store/sql_money.h"
#include "store/sql_stock.h"

namespace otor::server {
namespace {

/// The first day there is: a report without one begins there.
std::string first_day() { return text_of(Date{first_month, 1}); }

class Making {
 public:
  Making(app::ReportQuestion question, ReportSources const& sources)
      : question_(std::move(question)), from_(sources), money_(sources.store),
        visits_(sources.store), stock_(sources.store) {}

  Result<std::vector<app::Report>> made(app::ReportKind const& kind) {
    if (auto good = open(); !good) return std::unexpected(good.error());
    std::vector<std::string_view> names = kind.parts;
    if (names.empty()) names.push_back(kind.name);
    std::vector<app::Report> reports;
    for (auto const name : names) {
      auto report = one(name);
      if (!report) return std::unexpected(report.error());
      app::say_what_is_withheld(*report);
      if (question_.most) app::tell_first(*report, *question_.most);
      reports.push_back(std::move(*report));
    }
    return reports;
  }

 private:
  Result<void> open() {
    auto areas = store::SqlAccounts(from_.store).areas();
    if (!areas) return std::unexpected(areas.error());
    areas_ = std::move(*areas);
    auto const position = store::last_event(from_.store);
    if (!position) return std::unexpected(position.error());
    position_ = *position;
    auto const settings = store::last_change(from_.store);
    if (!settings) return std::unexpected(settings.error());
    settings_ = *settings;
    return {};
  }

  app::ReportWords words() const {
    return {areas_,
            from_.money.made_up,
            position_,
            from_.money.aimags,
            settings_,
            from_.money.today,
            from_.papers.law.note.pack,
            from_.lost};
  }

  Result<app::Report> one(std::string_view name) {
    question_.name = name;
    auto const kind = app::report_kind_of(question_);
    if (!kind) return std::unexpected(kind.error());
    auto const ports = from_.money.ports(money_, &stock_);
    if (!kind->outreach) return app::report(question_, words(), ports);
    if (name == "findings" || name == "questions") return said(*kind);
    if (name == "staying") return stayed();
    if (name == "coverage-reach") return reached();
    if (kind->of_officer) return of_officer(ports);
    if (name == "outreach-stages")
      return app::stages_report(question_, words(), visits_, ports.soums, ports.today);
    auto const coverage = told_coverage();
    if (!coverage) return std::unexpected(coverage.error());
    if (name == "indicators") return indicators(ports, **coverage);
    if (name == "coverage-series")
      return app::series_report(question_, words(), {**coverage, ports.soums, ports.today});
    auto const struck =
        name == "outreach-weeks" ? told_struck() : Result<std::vector<app::Struck>>();
    if (!struck) return std::unexpected(struck.error());
    auto const borders = name == "outreach-soums"
                             ? store::SqlFigures(from_.store, from_.clock).borders()
                             : Result<std::vector<geography::Border>>();
    if (!borders) return std::unexpected(borders.error());
    return app::outreach_report(question_, words(),
                                {visits_, ports, **coverage, *struck, *borders});
  }

  Result<app::Report> of_officer(app::MoneyPorts const& ports) {
    auto const room = said_room();
    if (!room) return std::unexpected(room.error());
    auto const struck =
        question_.name == "officer-weeks" ? told_struck() : Result<std::vector<app::Struck>>();
    if (!struck) return std::unexpected(struck.error());
    bool const today = question_.on.empty() || question_.on >= ports.today;
    bool const asks = today && question_.name != "officer-weeks";
    auto const tasks = asks ? tasks_of_officer() : Result<app::WorklistAnswer const*>(nullptr);
    if (!tasks) return std::unexpected(tasks.error());
    return app::officer_report(question_, words(),
                               {visits_, ports, *struck, *tasks, (*room)->codebook});
  }

  /// All that are hers today, read once for all parts.
  Result<app::WorklistAnswer const*> tasks_of_officer() {
    if (tasks_) return &*tasks_;
    auto const room = worklist_room(from_.store, from_.clock.now_ms());
    if (!room) return std::unexpected(room.error());
    auto soums = folded(room->today);
    if (!soums) return std::unexpected(soums.error());
    app::WorklistQuestion question;
    question.officer = question_.officer;
    question.limit = app::most_tasks_in_file;
    return &tasks_.emplace(app::worklist(question, room->ports(std::move(*soums))));
  }

  Result<app::Report> indicators(app::MoneyPorts const& ports,
                                 std::vector<app::Coverage> const& coverage) {
    auto const room =
        training_room(from_.store, from_.papers, home_of_soums(), from_.clock.now_ms());
    if (!room) return std::unexpected(room.error());
    auto const here = of_these_soums(*room);
    auto const training = app::training_rows(here.ports(from_.training));
    if (!training) return std::unexpected(training.error());
    auto const tasks = counted_tasks();
    if (!tasks) return std::unexpected(tasks.error());
    return app::indicator_report(
        question_, words(),
        {visits_, ports, coverage, *training, from_.papers.courses, *tasks, from_.totals});
  }

  app::Home home_of_soums() const {
    auto home = from_.home;
    home.areas = from_.money.soums;
    return home;
  }

  /// With the officers of these soums alone.
  TrainingRoom of_these_soums(TrainingRoom room) const {
    std::erase_if(room.accounts, [&](app::Account const& account) {
      return !app::is_counted_in(from_.money.soums, account);
    });
    return room;
  }

  Result<std::map<std::string, app::StateCounts>> counted_tasks() {
    auto const room = worklist_room(from_.store, from_.clock.now_ms());
    if (!room) return std::unexpected(room.error());
    return from_.worklists.counts(from_.money.soums, room->ports({}), from_.awaited);
  }

  Result<std::vector<Worklists::Tasks>> folded(Date today) {
    return from_.worklists.of(from_.money.soums, today, from_.awaited);
  }

  /// The codes and who works, read once for all parts.
  Result<FindingsRoom const*> said_room() {
    if (said_room_) return &*said_room_;
    auto room = findings_room(from_.store, from_.clock.now_ms());
    if (!room) return std::unexpected(room.error());
    return &said_room_.emplace(std::move(*room));
  }

  Result<std::vector<app::Struck>> told_struck() {
    auto const found = said_room();
    if (!found) return std::unexpected(found.error());
    auto const& room = **found;
    auto const soums = folded(room.today);
    if (!soums) return std::unexpected(soums.error());
    std::vector<app::Struck> struck;
    for (auto const& soum : *soums)
      for (auto const& shock : soum->struck())
        struck.push_back({soum->soum(),
                          app::code_name(room.codebook, outreach::CodeSet::shock, shock.shock,
                                         question_.language),
                          shock.from, shock.to.value_or("")});
    return struck;
  }

  /// What was said in this time, counted once for both of its tables.
  Result<app::Report> said(app::ReportKind const& kind) {
    auto const found = said_room();
    if (!found) return std::unexpected(found.error());
    auto const& room = **found;
    if (!answer_) {
      auto soums = folded(room.today);
      if (!soums) return std::unexpected(soums.error());
      auto answer = app::findings(
          {"", question_.from.empty() ? first_day() : question_.from, question_.on, {}},
          {std::move(*soums), room.codebook, room.today, from_.totals, from_.worklists.counting()});
      if (!answer) return std::unexpected(answer.error());
      answer_ = std::move(*answer);
    }
    auto begun = app::report_of_time(kind, question_, words(), from_.money.today);
    return app::findings_summary(std::move(begun), *answer_, kind.name == "questions",
                                 room.words(question_.language));
  }

  /// Of one soum its own row alone.
  Result<app::Report> stayed() {
    store::SqlFigures figures(from_.store, from_.clock);
    auto told =
        app::staying(reader_of_coverage(), {"", {}, question_.on}, from_.home.areas, figures);
    if (!told) return std::unexpected(told.error());
    auto const& soums = from_.money.soums;
    if (soums.size() == 1 && !from_.totals)
      std::erase_if(told->areas,
                    [&](app::StayArea const& area) { return area.area != soums.front(); });
    return app::staying_report(question_, words(), *told, from_.money.today);
  }

  /// The measure that is known first, with its soums compared.
  Result<app::Report> reached() {
    auto const all = told_coverage();
    if (!all) return std::unexpected(all.error());
    auto const& today = from_.money.today;
    auto const* known = app::first_known(**all, question_.on.empty() ? today : question_.on);
    std::vector<app::Coverage> compared;
    if (known != nullptr) {
      auto room = CoverageRoom::open(from_.store, from_.clock);
      if (!room) return std::unexpected(room.error());
      auto told = room->tell(reader_of_coverage(), known->measure.code, app::Compared::soums);
      if (!told) return std::unexpected(told.error());
      compared.push_back(std::move(*told));
    }
    return app::reach_report(question_, words(), {compared, from_.money.soums, today});
  }

  /// Of every measure, as the reader is told it: a head of all these soums' aimags, or who may see
  /// totals only.
  Result<std::vector<app::Coverage> const*> told_coverage() {
    if (coverage_) return &*coverage_;
    auto room = CoverageRoom::open(from_.store, from_.clock);
    if (!room) return std::unexpected(room.error());
    auto const reader = reader_of_coverage();
    std::vector<app::Coverage> all;
    for (auto const& measure : room->definitions().measures) {
      auto told = room->tell(reader, measure.code, app::Compared::figures_alone);
      if (!told) return std::unexpected(told.error());
      all.push_back(std::move(*told));
    }
    return &coverage_.emplace(std::move(all));
  }

  app::Account reader_of_coverage() const {
    if (from_.totals) return {"", "", app::Role::programme, {}, false};
    app::Account head{"", "", app::Role::head, {}, false};
    std::set<std::string> aimags;
    for (auto const& soum : from_.money.soums) aimags.insert(soum.substr(0, 3));
    head.areas.assign(aimags.begin(), aimags.end());
    return head;
  }

  app::ReportQuestion question_;
  ReportSources const& from_;
  store::SqlMoney money_;
  store::SqlReadModel visits_;
  store::SqlStock stock_;
  std::vector<app::Area> areas_;
  std::int64_t position_ = 0, settings_ = 0;
  std::optional<std::vector<app::Coverage>> coverage_;
  std::optional<FindingsRoom> said_room_;
  std::optional<app::FindingsAnswer> answer_;
  std::optional<app::WorklistAnswer> tasks_;
};

}  // namespace

Result<std::vector<app::Report>> reports_of(app::ReportQuestion question,
                                            ReportSources const& sources) {
  if (sources.totals) question = app::in_told_time(std::move(question), sources.money.today);
  auto const kind = app::report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  if (sources.totals ? !kind->totals : kind->only_totals)
    return problem(ProblemKind::not_found, "There is no report of this name.");
  return Making(std::move(question), sources).made(*kind);
}

}  // namespace otor::server
