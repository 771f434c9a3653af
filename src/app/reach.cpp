// SPDX-License-Identifier: Apache-2.0
#include "app/reach.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "app/coverage.h"
#include "base/month.h"

namespace otor::app {
namespace {

using coverage::Count;
using coverage::SoumReach;

constexpr std::int64_t fewest = 5, whole_per_cent = 100, tenth = 10, hundredths = 100;
constexpr char const* households_known = "households_herding";
constexpr char const* last_of_all = "9999-12-31";

using Days = std::pair<std::string, std::string>;

/// The days between which most of the soums tell a change: of several the last. One soum that lacks
/// its last figure keeps the others from nothing. Where no soum tells any, those of the aimag.
std::optional<Days> days_of(std::optional<CoverageChange> CoverageArea::*change,
                            CoverageArea const& aimag, std::vector<CoverageArea> const& soums) {
  std::map<Days, int> told;
  for (auto const& soum : soums)
    if (auto const& one = soum.*change) ++told[{one->from, one->to}];
  std::optional<Days> most;
  for (auto const& [days, times] : told)
    if (!most || std::pair(times, days.second) >= std::pair(told[*most], most->second)) most = days;
  if (auto const& own = aimag.*change; own && !most) most = Days{own->from, own->to};
  return most;
}

std::optional<Count> count_on(CoverageArea const& soum, std::string const& day) {
  for (auto const& moment : soum.series)
    if (moment.numerator.as_of == day && moment.share)
      return Count{moment.numerator.value, moment.denominator.value};
  return std::nullopt;
}

std::optional<std::int64_t> share(std::optional<Count> const& count) {
  return count ? std::optional(coverage::share_of(*count).hundredths) : std::nullopt;
}

ReachedSide told_side(coverage::SideSum const& sum) {
  ReachedSide side{.soums = sum.soums,
                   .visited = sum.visited,
                   .households = sum.households,
                   .reached = {},
                   .before = share(sum.before),
                   .after = share(sum.after),
                   .change = sum.change().hundredths,
                   .lowest = sum.lowest.hundredths,
                   .highest = sum.highest.hundredths};
  if (sum.households) side.reached = share(Count{sum.visited, *sum.households});
  return side;
}

std::int64_t line_of(coverage::SideSum const& all) {
  if (all.households) return *share(Count{all.visited, *all.households});
  return divided(Wide{all.visited} * hundredths, all.soums, Round::half_up);
}

/// Some, but too few to tell of; none at all is nobody.
bool is_few(std::int64_t count) { return count > 0 && count < fewest; }

bool is_few(coverage::SideSum const& side) {
  bool few = side.soums < fewest || is_few(side.visited) ||
             (side.households && is_few(*side.households - side.visited));
  for (auto const& day : {side.before, side.after})
    few = few || day.numerator < fewest || day.denominator - day.numerator < fewest;
  return few;
}

void round_off(std::int64_t& value, std::int64_t to) {
  auto const size = divided(std::abs(value), to, Round::half_up) * to;
  value = value < 0 ? -size : size;
}

void as_totals(ReachedSide& side) {
  for (auto* one :
       {&side.visited, &side.households, &side.before, &side.after, &side.lowest, &side.highest})
    one->reset();
  if (side.reached) round_off(*side.reached, whole_per_cent);
  round_off(side.change, tenth);
}

/// For who sees no soum: nothing of one alone, and of a few nothing at all.
void as_totals(CoverageReach& told, coverage::ReachComparison const& found) {
  told.soums.clear();
  told.sources.clear();
  told.households_from.clear();
  told.households_to.clear();
  told.line.reset();
  if (told.state == ReachState::alike && is_few(*found.all)) told.state = ReachState::withheld;
  if (told.state != ReachState::told) return;
  if (is_few(*found.more) || is_few(*found.less)) {
    told.state = ReachState::withheld;
    told.more.reset();
    told.less.reset();
    told.difference.reset();
    return;
  }
  as_totals(*told.more);
  as_totals(*told.less);
  told.difference = told.more->change - told.less->change;
}

class Reach {
 public:
  Reach(std::vector<CoverageArea> const& soums, bool totals, CoveragePorts const& ports)
      : soums_(soums), totals_(totals), ports_(ports) {
    for (auto const& soum : soums) codes_.push_back(soum.area);
  }

  Result<CoverageReach> between(Days const& days) {
    auto const visited = ports_.stages.visited_at_home(codes_, days.first, days.second);
    if (!visited) return std::unexpected(visited.error());
    CoverageReach told{.from = days.first, .to = days.second};
    if (auto read = read_later(told); !read) return std::unexpected(read.error());
    if (auto read = read_households(told); !read) return std::unexpected(read.error());
    std::vector<SoumReach> reached;
    for (auto const& soum : soums_) reached.push_back(put(told, soum, *visited));
    auto const found = coverage::compare_reach(reached);
    told.by_count = found.by_count;
    for (std::size_t at = 0; at < told.soums.size(); ++at) told.soums[at].side = found.sides[at];
    if (found.all) told.line = line_of(*found.all);
    told.state = state_of(found, told.later);
    if (found.more) {
      told.more = told_side(*found.more);
      told.less = told_side(*found.less);
      told.difference = told.more->change - told.less->change;
    }
    if (totals_) as_totals(told, found);
    return told;
  }

 private:
  static ReachState state_of(coverage::ReachComparison const& found, std::int64_t later) {
    if (!found.all || found.all->soums < 2) return ReachState::too_few_soums;
    if (found.all->visited == 0)
      return later > 0 ? ReachState::visits_later : ReachState::no_visits;
    return found.more ? ReachState::told : ReachState::alike;
  }

  /// Asked once for changes that end on one day, and of nothing that is not told.
  Result<void> read_later(CoverageReach& told) {
    if (totals_) return {};
    if (later_than_ != told.to) {
      auto const later = ports_.stages.visited_at_home(codes_, told.to, last_of_all);
      if (!later) return std::unexpected(later.error());
      later_than_ = told.to;
      later_ = 0;
      for (auto const& [_, count] : *later) later_ += count;
    }
    told.later = later_;
    return {};
  }

  /// The last number that was told of each soum up to the second day.
  Result<void> read_households(CoverageReach& told) {
    auto const figures = ports_.figures.figures({households_known}, codes_);
    if (!figures) return std::unexpected(figures.error());
    households_.clear();
    for (auto const& figure : *figures) {
      auto const day = text_of(figure.as_of);
      if (day > told.to || figure.value <= 0) continue;
      auto& kept = households_[figure.area];
      if (kept.value == 0 || kept.as_of < figure.as_of) kept = figure;
    }
    std::set<std::string> used;
    for (auto const& [_, figure] : households_) {
      auto const day = text_of(figure.as_of);
      used.insert(figure.set);
      if (told.households_from.empty() || day < told.households_from) told.households_from = day;
      told.households_to = std::max(told.households_to, day);
    }
    auto const sets = ports_.figures.sets();
    if (!sets) return std::unexpected(sets.error());
    for (auto const& set : *sets)
      if (used.contains(set.id) && !set.source.empty()) told.sources.push_back(set.source);
    return {};
  }

  SoumReach put(CoverageReach& told, CoverageArea const& soum,
                std::map<std::string, std::int64_t> const& visited) const {
    SoumReach reach{0, {}, count_on(soum, told.from), count_on(soum, told.to)};
    auto& row = told.soums.emplace_back();
    row.soum = soum.area;
    if (auto const found = visited.find(soum.area); found != visited.end())
      row.visited = reach.visited = found->second;
    if (auto const found = households_.find(soum.area); found != households_.end()) {
      row.households = found->second.value;
      if (reach.visited <= *row.households) reach.households = row.households;
    }
    if (reach.households) row.reached = share(Count{reach.visited, *reach.households});
    row.before = share(reach.before);
    row.after = share(reach.after);
    if (row.before && row.after) row.change = *row.after - *row.before;
    return reach;
  }

  std::vector<CoverageArea> const& soums_;
  bool totals_;
  CoveragePorts const& ports_;
  std::vector<std::string> codes_;
  std::string later_than_;
  std::int64_t later_ = 0;
  std::map<std::string, coverage::Figure> households_;
};

}  // namespace

Result<std::vector<CoverageReach>> reach_of(CoverageArea const& aimag,
                                            std::vector<CoverageArea> const& soums, bool asked,
                                            bool totals, CoveragePorts const& ports) {
  std::vector<CoverageReach> told;
  Reach reach(soums, totals, ports);
  for (auto const change : {&CoverageArea::since_baseline, &CoverageArea::year}) {
    auto const days = days_of(change, aimag, soums);
    auto const is_told = [&](CoverageReach const& one) { return Days{one.from, one.to} == *days; };
    if (!days || std::ranges::any_of(told, is_told)) continue;
    if (asked) {
      told.push_back({.from = days->first, .to = days->second, .state = ReachState::asked});
      continue;
    }
    auto one = reach.between(*days);
    if (!one) return std::unexpected(one.error());
    told.push_back(std::move(*one));
  }
  return told;
}

}  // namespace otor::app
