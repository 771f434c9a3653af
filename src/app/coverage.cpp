// SPDX-License-Identifier: Apache-2.0
#include "app/coverage.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "app/coverage_figures.h"
#include "app/season.h"
#include "app/withheld.h"
#include "base/month.h"
#include "base/word.h"
#include "statistics/interval.h"

namespace otor::app {
namespace {

using coverage::Moment;
using coverage::Target;

constexpr std::int64_t fewest_people = 5;
constexpr std::int64_t year_in_days = 365, half_a_month = 15;
constexpr double whole_share = 10'000;

/// Of people who were asked in a survey, not counted in a register.
bool was_asked(coverage::Measure const& measure, coverage::Definitions const& definitions) {
  auto const* counts = coverage::indicator_of(definitions, measure.numerator);
  return counts != nullptr && counts->origin == coverage::Origin::self_reported;
}

std::string day_of(Moment const& moment) { return text_of(moment.numerator.as_of); }

class CoverageDesk {
 public:
  CoverageDesk(CoveragePorts const& ports, coverage::Measure const& measure,
               CoverageFigures& figures)
      : ports_(ports), measure_(measure), figures_(figures) {}

  CoverageArea area(Place const& place) {
    CoverageArea told;
    told.area = place.code;
    told.soums = std::ssize(place.soums);
    told.soums_told = figures_.soums_told(place);
    auto const numerators = figures_.numerators(place);
    auto const denominators = figures_.denominators(place);
    auto const moments = coverage::series_of(numerators, denominators);
    if (!numerators.empty()) told.numerator = figures_.told(numerators.back());
    if (!denominators.empty()) told.denominator = figures_.told(denominators.back());
    for (auto const& moment : moments) told.series.push_back(figures_.told(moment));
    if (was_asked(measure_, ports_.definitions)) put_intervals(told, place, moments);
    told.seasons = seasons_of(told.series);
    if (auto const* target = target_of(place.code)) told.target = aimed(*target, moments);
    changes(told, place, moments);
    if (numerators.empty()) told.not_known.push_back(NotKnown::numerator);
    if (denominators.empty() || (moments.empty() && !numerators.empty()))
      told.not_known.push_back(NotKnown::denominator);
    if (!moments.empty() && !moments.back().count) told.not_known.push_back(NotKnown::contradicts);
    if (told.target && !told.target->aim && !numerators.empty())
      told.not_known.push_back(NotKnown::baseline);
    return told;
  }

  /// Of an officer: the soums she looks after, added up.
  CoverageTarget officer(Target const& target) {
    Place place{"@" + *target.officer, {}};
    std::string name = *target.officer;
    for (auto const& account : ports_.officers) {
      if (account.user != *target.officer) continue;
      place.soums = account.areas;
      name = account.name;
    }
    auto told = aimed(
        target, coverage::series_of(figures_.numerators(place), figures_.denominators(place)));
    told.name = name;
    return told;
  }

 private:
  /// Out of all of whom some were asked, by the last number of that day or before.
  void put_intervals(CoverageArea& told, Place const& place, std::vector<Moment> const& moments) {
    auto const populations = figures_.populations(place);
    for (std::size_t at = 0; at < moments.size(); ++at) {
      auto const& [numerator, denominator, count] = moments[at];
      if (!count) continue;
      statistics::Sample sample{count->numerator, count->denominator, {}};
      for (auto const& all : populations)
        if (all.as_of <= numerator.as_of) sample.population = all.value;
      auto const interval = statistics::wilson(sample);
      if (!interval) continue;
      told.series[at].low = std::llround(interval->low * whole_share);
      told.series[at].high = std::llround(interval->high * whole_share);
    }
  }

  /// Of several the one that is due next; of those that are all over, the last.
  Target const* target_of(std::string const& area) const {
    Target const* best = nullptr;
    for (auto const& target : ports_.targets) {
      if (target.measure != measure_.code || target.area != area) continue;
      bool const open = target.by >= ports_.today;
      bool const best_open = best != nullptr && best->by >= ports_.today;
      if (best == nullptr || (open && (!best_open || target.by < best->by)) ||
          (!open && !best_open && target.by > best->by))
        best = &target;
    }
    return best;
  }

  CoverageTarget aimed(Target const& target, std::vector<Moment> const& moments) const {
    CoverageTarget told{target, "", {}, {}};
    if (!moments.empty()) told.now = figures_.told(moments.back());
    auto const baseline = std::ranges::find(moments, target.baseline, day_of);
    if (baseline == moments.end() || !baseline->count) return told;
    auto const aim = *coverage::aim_of(target.meant, target.rise, *baseline->count);
    told.aim = CoverageAim{.baseline = figures_.told(*baseline),
                           .goal = aim.goal.hundredths,
                           .points = aim.points.hundredths,
                           .people = aim.people,
                           .beyond_all = aim.beyond_all};
    if (aim.per_cent) told.aim->per_cent = aim.per_cent->hundredths;
    if (moments.back().count) told.aim->missing = coverage::missing(aim, *moments.back().count);
    return told;
  }

  /// Of the area's own target, else of its aimag's; else the first day on which a share is known.
  std::string baseline_of(std::string const& area, std::vector<Moment> const& moments) const {
    auto const* target = target_of(area);
    if (target == nullptr && area.size() > 3) target = target_of(area.substr(0, 3));
    if (target != nullptr) return target->baseline;
    auto const first = std::ranges::find_if(moments, [](auto const& one) { return !!one.count; });
    return first == moments.end() ? std::string() : day_of(*first);
  }

  void changes(CoverageArea& told, Place const& place, std::vector<Moment> const& moments) {
    if (moments.empty() || !moments.back().count) return;
    auto const& last = moments.back();
    auto const baseline = std::ranges::find(moments, baseline_of(place.code, moments), day_of);
    if (baseline != moments.end() && baseline->count && &*baseline != &last)
      told.since_baseline = change(place, moments, *baseline);
    auto const apart = [&](Moment const& one) {
      return std::abs(day_number(last.numerator.as_of) - day_number(one.numerator.as_of) -
                      year_in_days);
    };
    auto const before = std::ranges::min_element(moments, {}, apart);
    if (before->count && apart(*before) <= half_a_month)
      told.year = change(place, moments, *before);
  }

  CoverageChange change(Place const& place, std::vector<Moment> const& moments,
                        Moment const& first) {
    auto const& last = moments.back();
    auto const from = first.numerator.as_of, to = last.numerator.as_of;
    auto const lapsed = coverage::lapsed_between(moments, figures_.lapses(place), from, to);
    auto const found = coverage::change_between(*first.count, *last.count, lapsed);
    CoverageChange told{.from = text_of(from),
                        .to = text_of(to),
                        .whole = found.whole.hundredths,
                        .net = found.net,
                        .by_net = found.by_net.hundredths,
                        .by_denominator = found.by_denominator.hundredths};
    auto const flow = [](coverage::Change::Flow const& one) {
      return CoverageFlow{one.people, one.points.hundredths};
    };
    if (found.enrolled) told.enrolled = flow(*found.enrolled);
    if (found.lapsed) told.lapsed = flow(*found.lapsed);
    told.verdict = verdict(found, first, last);
    return told;
  }

  /// Who was asked in a survey stands for others; who stands in a register for himself.
  coverage::Reality verdict(coverage::Change const& change, Moment const& first,
                            Moment const& last) const {
    bool const same_source = figures_.same_source(figures_.told(first), figures_.told(last));
    if (was_asked(measure_, ports_.definitions) && same_source)
      return coverage::of_sample(
          statistics::newcombe({first.count->numerator, first.count->denominator, {}},
                               {last.count->numerator, last.count->denominator, {}}));
    return coverage::of_counted(change, {.same_source = same_source,
                                         .same_season = coverage::same_season(
                                             first.numerator.as_of, last.numerator.as_of)});
  }

  CoveragePorts const& ports_;
  coverage::Measure const& measure_;
  CoverageFigures& figures_;
};

/// A count of people that may be told: none below five, none with fewer than five in the rest.
bool is_few(CoverageMoment const& moment) {
  return moment.numerator.value < fewest_people ||
         moment.denominator.value - moment.numerator.value < fewest_people;
}

void drop_few(std::optional<CoverageChange>& change) {
  if (!change || !change->lapsed) return;
  if (change->lapsed->people >= fewest_people && change->enrolled->people >= fewest_people) return;
  change->lapsed.reset();
  change->enrolled.reset();
}

void withhold(CoverageArea& area) {
  CoverageArea nothing;
  nothing.area = area.area;
  nothing.soums = area.soums;
  nothing.withheld = true;
  area = std::move(nothing);
}

void withhold_few(std::vector<CoverageArea>& areas) {
  for (auto& area : areas) {
    drop_few(area.since_baseline);
    drop_few(area.year);
    bool const few = std::ranges::any_of(area.series, is_few) ||
                     (area.numerator && area.numerator->value < fewest_people);
    if (few) withhold(area);
  }
  auto const size = [](CoverageArea const& area) {
    return area.numerator ? area.numerator->value : 0;
  };
  // The sum stands first.
  auto const parts = std::span(areas).subspan(areas.empty() ? 0 : 1);
  if (auto* more = one_more_to_withhold(parts, size)) withhold(*more);
}

/// For who sees no soums: of the sets only those that a figure here came from, and neither file nor
/// who imported it.
void keep_used(Coverage& told) {
  std::set<std::string> used;
  auto const use = [&](CoverageFigure const& figure) {
    used.insert(figure.sets.begin(), figure.sets.end());
  };
  for (auto const& area : told.areas) {
    if (area.numerator) use(*area.numerator);
    if (area.denominator) use(*area.denominator);
    for (auto const& moment : area.series) {
      use(moment.numerator);
      use(moment.denominator);
    }
  }
  std::erase_if(told.sets, [&](FigureSet const& set) { return !used.contains(set.id); });
  for (auto& set : told.sets) {
    set.by.clear();
    set.file.clear();
    set.hash.clear();
  }
}

/// Of each aimag that is told of, by its soums.
Result<void> put_reach(Coverage& told, std::vector<std::string> const& soums, bool totals,
                       CoveragePorts const& ports, CoverageDesk& desk) {
  bool const asked = was_asked(told.measure, ports.definitions);
  for (auto const& aimag : aimags_of(soums)) {
    auto const area = std::ranges::find(told.areas, aimag, &CoverageArea::area);
    std::vector<CoverageArea> parts;
    for (auto const& soum : place_in(aimag, soums).soums)
      parts.push_back(desk.area(place_in(soum, soums)));
    auto reach = reach_of(*area, parts, asked, totals, ports);
    if (!reach) return std::unexpected(reach.error());
    area->reach = std::move(*reach);
  }
  return {};
}

void put_indicators(Coverage& told, coverage::Definitions const& definitions) {
  auto const put = [&](std::string const& code) {
    if (auto const* one = coverage::indicator_of(definitions, code))
      told.indicators.push_back(*one);
  };
  put(told.measure.numerator);
  put(told.measure.denominator);
  if (told.measure.lapses) put(*told.measure.lapses);
}

}  // namespace

std::vector<CoverageSeason> seasons_of(std::vector<CoverageMoment> const& series) {
  std::vector<Date> days;
  for (auto const& moment : series)
    if (auto const day = parse_date(moment.numerator.as_of); day && moment.share)
      days.push_back(*day);
  bool within_a_year = false;
  for (std::size_t at = 1; at < days.size(); ++at) {
    auto const apart = day_number(days[at]) - day_number(days[at - 1]);
    within_a_year = within_a_year || apart < year_in_days - half_a_month;
  }
  std::vector<CoverageSeason> seasons;
  if (!within_a_year) return seasons;
  for (auto day = days.front(); day <= days.back();) {
    auto const season = season_around(day);
    seasons.push_back(
        {word_of(season.season), text_of(day), text_of(std::min(season.last, days.back()))});
    day = date_of_day(day_number(season.last) + 1);
  }
  return seasons;
}

CoverageMoment const* moment_on(Coverage const& coverage, std::string const& area,
                                std::string const& day) {
  CoverageMoment const* last = nullptr;
  for (auto const& one : coverage.areas) {
    if (one.area != area) continue;
    for (auto const& moment : one.series)
      if (moment.numerator.as_of <= day && moment.denominator.as_of <= day) last = &moment;
  }
  return last;
}

Result<Coverage> coverage_of(Account const& account, std::string const& measure, Compared compared,
                             CoveragePorts const& ports) {
  bool const totals = may_anywhere(account, Verb::count, Matter::totals);
  if (!totals && !may_anywhere(account, Verb::see, Matter::overview))
    return problem(ProblemKind::not_allowed, "This account does not see coverage.");
  auto const soums = totals ? areas_for(account, Verb::count, Matter::totals, ports.soums)
                            : areas_for(account, Verb::see, Matter::overview, ports.soums);
  auto const& all = ports.definitions.measures;
  auto const* chosen = measure.empty() && !all.empty()
                           ? &all.front()
                           : coverage::measure_of(ports.definitions, measure);
  if (chosen == nullptr)
    return problem(ProblemKind::not_found, "There is no measure " + measure + ".");
  Coverage told;
  told.today = ports.today;
  told.measure = *chosen;
  told.measures = all;
  put_indicators(told, ports.definitions);
  CoverageFigures figures(*chosen, soums);
  if (auto read = figures.read(ports.figures); !read) return std::unexpected(read.error());
  CoverageDesk desk(ports, *chosen, figures);
  for (auto const& place : places_of(soums, totals, totals)) told.areas.push_back(desk.area(place));
  if (compared == Compared::soums) {
    if (auto put = put_reach(told, soums, totals, ports, desk); !put)
      return std::unexpected(put.error());
  }
  for (auto const& target : ports.targets) {
    if (totals || !target.officer || target.measure != chosen->code) continue;
    auto const of = std::ranges::find(ports.officers, *target.officer, &Account::user);
    bool const hers = of != ports.officers.end() && !of->areas.empty() &&
                      std::ranges::all_of(of->areas, [&](std::string const& area) {
                        return std::ranges::find(soums, area) != soums.end();
                      });
    if (hers) told.officers.push_back(desk.officer(target));
  }
  told.sets = figures.sets();
  if (totals) {
    withhold_few(told.areas);
    keep_used(told);
  }
  if (compared == Compared::figures_alone) return told;
  auto reported = visited_share(soums, ports.today, totals, ports.stages, ports.reported);
  if (!reported) return std::unexpected(reported.error());
  told.reported = std::move(*reported);
  return told;
}

}  // namespace otor::app
