// SPDX-License-Identifier: Apache-2.0
#include "app/coverage_report.h"

#include <algorithm>

#include "app/coverage_text.h"
#include "app/place_text.h"
#include "base/word.h"
#include "handbook/dot_plot.h"
#include "handbook/line_plot.h"

namespace otor::app {
namespace {

constexpr std::size_t aimag_digits = 3;

using Number = std::optional<std::int64_t>;

struct Column {
  char const* code;
  std::string heading;
  CellKind kind{};
  std::string says = {};
  bool sparse = false;
};

void set_columns(Report& report, std::vector<Column> columns, std::size_t for_programs) {
  for (auto& [code, heading, kind, says, sparse] : columns)
    report.columns.push_back({code, std::move(heading), kind, false, std::move(says), sparse,
                              report.columns.size() < for_programs});
  report.rows = ReportRows(report.columns.size());
  report.wide = true;
}

/// What both reports know: the words, the last day and the places.
class Teller {
 public:
  Teller(ReportQuestion const& question, ReportWords const& words, CoverageTold const& told)
      : format_(question.language), language_(question.language), words_(words), told_(told),
        through_(question.on.empty() ? told.today : question.on) {}

 protected:
  bool is_of_one_soum() const { return told_.soums.size() == 1; }

  /// The sum and aimags; of one soum it alone.
  bool is_place(std::string const& code) const {
    return is_of_one_soum() ? code == told_.soums.front() : code.size() <= aimag_digits;
  }

  std::string name_of(std::string const& code) const {
    return code.empty() ? format_.say("coverage.all")
                        : place_name(code, words_.areas, words_.aimags, language_);
  }

  std::string title_of(Coverage const& coverage) const {
    return title_in(coverage.measure.title, language_);
  }

  void define(Report& report, Coverage const& coverage) const {
    report.definitions.push_back(
        {coverage.measure.code, title_of(coverage), definition_of(coverage, language_)});
    report.made_up = report.made_up || std::ranges::any_of(coverage.sets, &FigureSet::made_up);
  }

  Format format_;
  Language language_;
  ReportWords const& words_;
  CoverageTold const& told_;
  std::string through_;
};

handbook::SeasonShade shade_of(std::string_view season) {
  if (season == "winter") return handbook::SeasonShade::winter;
  return season == "summer" ? handbook::SeasonShade::summer : handbook::SeasonShade::between;
}

class Series : Teller {
 public:
  using Teller::Teller;

  void fill(Report& report) const {
    set_columns(report,
                {{"measure", format_.say("indicator.column_indicator")},
                 {"area", format_.say("indicator.column_area")},
                 {"title", format_.say("indicator.column_title")},
                 {"place", format_.say("indicator.column_place")},
                 {"day", format_.say("coverage.day"), CellKind::day},
                 {"value", format_.say("coverage.counts"), CellKind::count,
                  format_.say("report.says_series_value")},
                 {"of", format_.say("coverage.of_whom"), CellKind::count,
                  format_.say("report.says_series_of"), true},
                 {"share", format_.say("coverage.share"), CellKind::share,
                  format_.say("means.share"), true},
                 {"low", format_.say("indicator.column_share_low"), CellKind::share,
                  format_.say("indicator.says_share_interval"), true},
                 {"high", format_.say("indicator.column_share_high"), CellKind::share,
                  format_.say("indicator.says_share_interval"), true}},
                3);
    report.about.push_back(format_.say("coverage.series_note"));
    auto const* coverage = first_known(told_.measures, through_);
    if (coverage == nullptr) return;
    report.about.push_back(title_of(*coverage) + ".");
    define(report, *coverage);
    for (auto const& area : coverage->areas)
      if (is_place(area.area)) put_area(report, *coverage, area);
    draw(report, *coverage);
  }

 private:
  bool is_known_by_then(CoverageMoment const& moment) const {
    return moment.numerator.as_of <= through_ && moment.denominator.as_of <= through_;
  }

  void put_area(Report& report, Coverage const& coverage, CoverageArea const& area) const {
    auto const begun = [&](std::string const& day) {
      for (auto const& word :
           {coverage.measure.code, area.area, title_of(coverage), name_of(area.area), day})
        report.rows.put(word);
    };
    if (area.withheld) {
      begun(through_);
      report.rows.put_withheld();
      for (int rest = 0; rest < 4; ++rest) report.rows.put_nothing();
    }
    for (auto const& moment : area.series) {
      if (!is_known_by_then(moment)) continue;
      begun(moment.numerator.as_of);
      for (auto const number : {Number(moment.numerator.value), Number(moment.denominator.value),
                                moment.share, moment.low, moment.high})
        report.rows.put(number);
    }
  }

  void draw(Report& report, Coverage const& coverage) const {
    bool yearly = false;
    for (auto const& area : coverage.areas) {
      if (!is_place(area.area)) continue;
      auto const line = line_of(area);
      if (line.points.size() < 2) continue;
      yearly = yearly || line.seasons.empty();
      report.plots.push_back(handbook::line_plot(line, words_of(coverage, area, line)));
    }
    if (yearly) report.about.push_back(format_.say("coverage.seasons_yearly"));
  }

  handbook::DayLine line_of(CoverageArea const& area) const {
    handbook::DayLine line;
    std::vector<CoverageMoment> known;
    for (auto const& moment : area.series) {
      auto const day = parse_date(moment.numerator.as_of);
      if (!day || !moment.share || !is_known_by_then(moment)) continue;
      line.points.push_back({*day, *moment.share});
      known.push_back(moment);
    }
    for (auto const& season : seasons_of(known))
      line.seasons.push_back(
          {shade_of(season.season), *parse_date(season.from), *parse_date(season.to)});
    auto const season = [&](char const* name) {
      return format_.say(std::string("findings.season_") + name);
    };
    line.season_words = {season("winter"), season("spring") + ", " + season("autumn"),
                         season("summer")};
    if (area.target && area.target->aim) put_marks(line, *area.target->aim);
    return line;
  }

  void put_marks(handbook::DayLine& line, CoverageAim const& aim) const {
    line.goal = {aim.goal, format_.say("coverage.target") + ": " + share_text(aim.goal, format_)};
    auto const& [numerator, denominator, share, low, high] = aim.baseline;
    if (share)
      line.baseline = {
          *share, format_.say("coverage.target_baseline", {{"day", short_date(numerator.as_of)},
                                                           {"share", share_text(share, format_)}})};
  }

  std::string words_of(Coverage const& coverage, CoverageArea const& area,
                       handbook::DayLine const& line) const {
    auto const& first = line.points.front();
    auto const& last = line.points.back();
    auto const words =
        format_.say("coverage.series_words", {{"from", short_date(text_of(first.day))},
                                              {"first", share_text(first.share, format_)},
                                              {"to", short_date(text_of(last.day))},
                                              {"last", share_text(last.share, format_)}});
    return format_.say(
        "report.series_drawn",
        {{"place", name_of(area.area)}, {"what", title_of(coverage)}, {"words", words}});
  }
};

class Reach : Teller {
 public:
  using Teller::Teller;

  void fill(Report& report) const {
    put_columns(report);
    report.about.push_back(format_.say("reach.no_experiment"));
    if (told_.measures.empty()) return;
    auto const& coverage = told_.measures.front();
    report.about.push_back(format_.say("report.reach_of", {{"what", title_of(coverage)}}));
    define(report, coverage);
    for (auto const& area : coverage.areas) {
      if (area.area.size() != aimag_digits) continue;
      if (area.withheld) put_withheld(report, area.area, {});
      for (auto const& reach : area.reach)
        if (reach.to <= through_) put(report, area, reach);
    }
  }

 private:
  void put_columns(Report& report) const {
    auto const counted = [&](char const* code, std::string heading, std::string const& says,
                             CellKind kind = CellKind::count) {
      return Column{code, std::move(heading), kind, format_.say(says), true};
    };
    auto const own = [&](char const* code, char const* says, CellKind kind) {
      return counted(code, format_.say(std::string("reach.") + code), says, kind);
    };
    set_columns(report,
                {{"area", format_.say("indicator.column_area")},
                 {"side", format_.say("indicator.column_indicator")},
                 {"place", format_.say("indicator.column_place")},
                 {"which", format_.say("reach.side")},
                 {"from", format_.say("desk.from"), CellKind::day},
                 {"to", format_.say("desk.to"), CellKind::day},
                 own("visited", "reach.says_visited", CellKind::count),
                 counted("households", format_.say("report.column_herder_households"),
                         "reach.says_households"),
                 own("reached", "reach.says_reached", CellKind::share),
                 own("before", "reach.says_before", CellKind::share),
                 own("after", "reach.says_after", CellKind::share),
                 own("change", "reach.says_change", CellKind::points),
                 own("lowest", "reach.says_spread", CellKind::points),
                 own("highest", "reach.says_spread", CellKind::points)},
                2);
  }

  void begin(Report& report, std::string const& area, std::string const& side,
             std::string const& which, std::string const& from, std::string const& to) const {
    for (auto const& word : {area, side, name_of(area), which, from, to}) report.rows.put(word);
  }

  void numbers(Report& report, std::initializer_list<Number> cells) const {
    for (auto const cell : cells) report.rows.put(cell);
  }

  void put_withheld(Report& report, std::string const& aimag, CoverageReach const& reach) const {
    begin(report, aimag, "difference", format_.say("reach.difference"), reach.from, reach.to);
    numbers(report, {{}, {}, {}, {}, {}});
    report.rows.put_withheld();
    numbers(report, {{}, {}});
  }

  void put(Report& report, CoverageArea const& aimag, CoverageReach const& reach) const {
    report.about.push_back(sentence_of(aimag, reach));
    if (reach.state == ReachState::withheld) put_withheld(report, aimag.area, reach);
    for (auto const& soum : in_order(reach.soums))
      if (!is_of_one_soum() || soum.soum == told_.soums.front()) put_soum(report, reach, soum);
    put_side(report, aimag.area, reach, "more", reach.more);
    put_side(report, aimag.area, reach, "less", reach.less);
    if (reach.difference) {
      begin(report, aimag.area, "difference", format_.say("reach.difference"), reach.from,
            reach.to);
      numbers(report, {{}, {}, {}, {}, {}, reach.difference, {}, {}});
    }
    if (reach.state == ReachState::told && !reach.soums.empty())
      report.plots.push_back(plot_of(aimag, reach));
  }

  /// As on the page: those reached most first; what cannot be compared stands last.
  static std::vector<ReachedSoum> in_order(std::vector<ReachedSoum> soums) {
    std::ranges::stable_sort(soums, {}, [](ReachedSoum const& one) {
      auto const place = one.side == coverage::Side::more   ? 0
                         : one.side == coverage::Side::less ? 1
                                                            : 2;
      return std::pair(place, -one.reached.value_or(one.visited));
    });
    return soums;
  }

  void put_soum(Report& report, CoverageReach const& reach, ReachedSoum const& soum) const {
    auto const side = word_of(soum.side);
    begin(report, soum.soum, side, format_.say("reach.side_" + side), reach.from, reach.to);
    numbers(report, {soum.visited,
                     soum.households,
                     soum.reached,
                     soum.before,
                     soum.after,
                     soum.change,
                     {},
                     {}});
  }

  void put_side(Report& report, std::string const& aimag, CoverageReach const& reach,
                std::string const& side, std::optional<ReachedSide> const& sum) const {
    if (!sum) return;
    begin(report, aimag, side, format_.count("reach." + side + "_soums", sum->soums), reach.from,
          reach.to);
    numbers(report, {sum->visited, sum->households, sum->reached, sum->before, sum->after,
                     sum->change, sum->lowest, sum->highest});
  }

  /// What the page says of this comparison, and what keeps it from saying more.
  std::string sentence_of(CoverageArea const& aimag, CoverageReach const& reach) const {
    auto text = name_of(aimag.area) + ", " + short_date(reach.from) + " – " + short_date(reach.to) +
                ". " + reach_sentence(reach, format_);
    auto const add = [&](std::string const& more) { text += " " + more; };
    if (reach.by_count) add(format_.say("reach.by_count"));
    bool const told = reach.state == ReachState::told;
    if (told) add(format_.say(reach.by_count ? "reach.line_count" : "reach.line"));
    auto const apart = std::ranges::count(reach.soums, coverage::Side::neither, &ReachedSoum::side);
    if (told && apart > 0) add(format_.count("reach.apart", apart));
    if (told && reach.later > 0)
      add(format_.count("reach.later", reach.later, {{"to", short_date(reach.to)}}));
    if (auto const verdict = verdict_of(aimag, reach); told && !verdict.empty()) add(verdict);
    if (!reach.households_to.empty())
      add(format_.say("reach.households_as_of", {{"day", short_date(reach.households_to)}}));
    return text;
  }

  std::string verdict_of(CoverageArea const& aimag, CoverageReach const& reach) const {
    for (auto const& change : {aimag.since_baseline, aimag.year})
      if (change && change->from == reach.from && change->to == reach.to &&
          change->verdict != coverage::Reality::counted)
        return format_.say("coverage.verdict") + " " +
               format_.say("coverage.verdict_" + word_of(change->verdict));
    return {};
  }

  handbook::Drawing plot_of(CoverageArea const& aimag, CoverageReach const& reach) const {
    handbook::DotPlot plot;
    for (auto const& soum : reach.soums) {
      if (soum.side == coverage::Side::neither) continue;
      auto const across = reach.by_count ? soum.visited : soum.reached.value_or(0);
      plot.dots.push_back(
          {name_of(soum.soum), across, soum.change.value_or(0), soum.side == coverage::Side::more});
    }
    plot.counts = reach.by_count ? handbook::Across::counts : handbook::Across::shares;
    plot.line = reach.line;
    plot.full = reach.more->change;
    plot.hollow = reach.less->change;
    plot.up_words = format_.say("reach.change");
    plot.across_words = format_.say(reach.by_count ? "reach.visited" : "reach.reached");
    auto const line = reach.line.value_or(0);
    auto const line_words =
        reach.by_count ? format_.say("reach.average", {{"line", number_text(line)}})
                       : format_.say("reach.together", {{"line", share_text(line, format_)}});
    return handbook::dot_plot(
        plot, format_.say("report.reach_drawn", {{"place", name_of(aimag.area)},
                                                 {"from", short_date(reach.from)},
                                                 {"to", short_date(reach.to)},
                                                 {"across", plot.across_words},
                                                 {"up", plot.up_words},
                                                 {"more", format_.say("reach.side_more")},
                                                 {"less", format_.say("reach.side_less")},
                                                 {"line", line_words},
                                                 {"pooled", format_.say("reach.pooled")}}));
  }

  /// Hundredths of a household: a mean is not below zero.
  static std::string number_text(std::int64_t hundredths) {
    auto const text = points_text(hundredths);
    return text.starts_with('+') ? text.substr(1) : text;
  }
};

}  // namespace

Coverage const* first_known(std::vector<Coverage> const& measures, std::string const& day) {
  auto const found = std::ranges::find_if(measures, [&](Coverage const& coverage) {
    return std::ranges::any_of(coverage.areas, [&](CoverageArea const& area) {
      return area.withheld || moment_on(coverage, area.area, day) != nullptr;
    });
  });
  return found == measures.end() ? nullptr : &*found;
}

Result<Report> series_report(ReportQuestion const& question, ReportWords const& words,
                             CoverageTold const& told) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto report = report_of_time(*kind, question, words, told.today);
  Series(question, words, told).fill(report);
  return report;
}

Result<Report> reach_report(ReportQuestion const& question, ReportWords const& words,
                            CoverageTold const& told) {
  auto const kind = report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto report = report_of_time(*kind, question, words, told.today);
  Reach(question, words, told).fill(report);
  return report;
}

}  // namespace otor::app
