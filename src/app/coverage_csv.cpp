// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "app/coverage.h"
#include "app/csv_line.h"

namespace otor::app {
namespace {

constexpr std::string_view heading =
    "measure,area,as_of,numerator,numerator_source,denominator,denominator_as_of,"
    "denominator_source,share_hundredths,change_from,change_points_hundredths,net_people,"
    "enrolled_people,lapsed_people,denominator_points_hundredths,verdict,target,"
    "goal_hundredths,missing_people,withheld\r\n";

std::optional<std::int64_t> people(std::optional<CoverageFlow> const& flow) {
  return flow ? std::optional(flow->people) : std::nullopt;
}

class Csv {
 public:
  explicit Csv(Coverage const& coverage) : coverage_(coverage) {
    for (auto const& set : coverage.sets) sources_[set.id] = set.source;
  }

  std::string text() {
    for (auto const& area : coverage_.areas) {
      if (area.series.empty()) row(area, nullptr);
      for (auto const& moment : area.series) row(area, &moment);
    }
    return std::move(out_);
  }

 private:
  std::string source(CoverageFigure const& figure) const {
    std::string words;
    for (auto const& set : figure.sets) {
      auto const found = sources_.find(set);
      if (found == sources_.end()) continue;
      words += (words.empty() ? "" : "; ") + found->second;
    }
    return words;
  }

  void row(CoverageArea const& area, CoverageMoment const* moment) {
    CsvLine line(out_);
    line.word(coverage_.measure.code).word(area.area);
    auto const numerator = moment ? std::optional(moment->numerator) : area.numerator;
    auto const denominator = moment ? std::optional(moment->denominator) : area.denominator;
    line.word(numerator ? numerator->as_of : "");
    line.number(numerator ? std::optional(numerator->value) : std::nullopt);
    line.word(numerator ? source(*numerator) : "");
    line.number(denominator ? std::optional(denominator->value) : std::nullopt);
    line.word(denominator ? denominator->as_of : "");
    line.word(denominator ? source(*denominator) : "");
    line.number(moment ? moment->share : std::nullopt);
    bool const last = moment == nullptr || moment == &area.series.back();
    change(line, last && area.since_baseline ? &*area.since_baseline : nullptr);
    auto const* aim = last && area.target && area.target->aim ? &*area.target->aim : nullptr;
    line.word(last && area.target ? area.target->target.code : "");
    line.number(aim ? std::optional(aim->goal) : std::nullopt);
    line.number(aim ? aim->missing : std::nullopt);
    line.word(area.withheld ? "yes" : "").end();
  }

  static void change(CsvLine& line, CoverageChange const* change) {
    using Number = std::optional<std::int64_t>;
    line.word(change ? change->from : "");
    line.number(change ? Number(change->whole) : Number());
    line.number(change ? Number(change->net) : Number());
    line.number(change ? people(change->enrolled) : Number());
    line.number(change ? people(change->lapsed) : Number());
    line.number(change ? Number(change->by_denominator) : Number());
    line.word(change ? boost::describe::enum_to_string(change->verdict, "") : "");
  }

  Coverage const& coverage_;
  std::map<std::string, std::string> sources_;
  std::string out_ = "\xef\xbb\xbf" + std::string(heading);
};

constexpr std::string_view reach_heading =
    "measure,aimag,from,to,state,side,soum,soums,households_visited,households,"
    "visited_share_hundredths,share_from_hundredths,share_to_hundredths,change_points_hundredths,"
    "lowest_points_hundredths,highest_points_hundredths\r\n";

class ReachCsv {
 public:
  std::string text(Coverage const& coverage) {
    for (auto const& area : coverage.areas)
      for (auto const& one : area.reach) rows(coverage.measure.code, area.area, one);
    return std::move(out_);
  }

 private:
  void rows(std::string const& measure, std::string const& aimag, CoverageReach const& reach) {
    auto const begun = [&](std::string_view side, std::string_view soum) {
      CsvLine line(out_);
      line.word(measure).word(aimag).word(reach.from).word(reach.to);
      line.word(boost::describe::enum_to_string(reach.state, "")).word(side).word(soum);
      return line;
    };
    for (auto const& soum : reach.soums) {
      auto line = begun(boost::describe::enum_to_string(soum.side, ""), soum.soum);
      line.number({}).number(soum.visited).number(soum.households).number(soum.reached);
      line.number(soum.before).number(soum.after).number(soum.change);
      line.number({}).number({}).end();
    }
    side(begun, "more", reach.more);
    side(begun, "less", reach.less);
    if (!reach.soums.empty() && !reach.more) return;
    auto line = begun(reach.more ? "difference" : "", "");
    for (int at = 0; at < 6; ++at) line.number({});
    line.number(reach.difference).number({}).number({}).end();
  }

  static void side(auto const& begun, char const* name, std::optional<ReachedSide> const& told) {
    if (!told) return;
    auto line = begun(name, "");
    line.number(told->soums).number(told->visited).number(told->households);
    line.number(told->reached).number(told->before).number(told->after).number(told->change);
    line.number(told->lowest).number(told->highest).end();
  }

  std::string out_ = "\xef\xbb\xbf" + std::string(reach_heading);
};

}  // namespace

std::string coverage_csv(Coverage const& coverage) { return Csv(coverage).text(); }

std::string reach_csv(Coverage const& coverage) { return ReachCsv().text(coverage); }

}  // namespace otor::app
