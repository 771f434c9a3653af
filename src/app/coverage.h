// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where coverage stands: for each area a share with what it is a share of, both with day and
// source; the target, told both ways, and how many are missing; what changed, in its parts, and
// whether it is real. What no figure tells is said to be not known. Shares are in hundredths of a
// per cent, and so are points.

#include "app/access.h"
#include "app/accounts.h"
#include "app/figure_model.h"
#include "app/reach.h"
#include "app/visited_share.h"
#include "coverage/indicator.h"
#include "coverage/reality.h"
#include "coverage/series.h"
#include "coverage/target.h"

namespace otor::app {

/// `sets`: the imports it came from, several where soums were added up.
struct CoverageFigure {
  std::int64_t value = 0;
  std::string as_of;
  std::vector<std::string> sets;
};
BOOST_DESCRIBE_STRUCT(CoverageFigure, (), (value, as_of, sets))

/// `share` is absent where the figures contradict each other: more than there are. `low` and
/// `high`: 95 per cent of confidence, in a series alone and of those alone who were asked in a
/// survey.
struct CoverageMoment {
  CoverageFigure numerator, denominator;
  std::optional<std::int64_t> share;
  std::optional<std::int64_t> low = {}, high = {};
};
BOOST_DESCRIBE_STRUCT(CoverageMoment, (), (numerator, denominator, share, low, high))

struct CoverageFlow {
  std::int64_t people = 0, points = 0;
};
BOOST_DESCRIBE_STRUCT(CoverageFlow, (), (people, points))

/// The parts of coverage/change.h, between two days. `enrolled` and `lapsed` are absent where only
/// the net is known.
struct CoverageChange {
  std::string from, to;
  coverage::Reality verdict{};
  std::int64_t whole = 0, net = 0, by_net = 0, by_denominator = 0;
  std::optional<CoverageFlow> enrolled, lapsed;
};
BOOST_DESCRIBE_STRUCT(CoverageChange, (),
                      (from, to, verdict, whole, net, by_net, by_denominator, enrolled, lapsed))

/// What a target comes to; absent where its baseline is not known. `people`: in the baseline's
/// denominator; `missing`: among as many as there are now, zero once it is reached.
struct CoverageAim {
  CoverageMoment baseline;
  std::int64_t goal = 0, points = 0, people = 0;
  std::optional<std::int64_t> per_cent, missing;
  bool beyond_all = false;
};
BOOST_DESCRIBE_STRUCT(CoverageAim, (),
                      (baseline, goal, points, people, per_cent, missing, beyond_all))

struct CoverageTarget {
  coverage::Target target;
  std::string name;  // of the officer
  std::optional<CoverageAim> aim;
  std::optional<CoverageMoment> now;
};
BOOST_DESCRIBE_STRUCT(CoverageTarget, (), (target, name, aim, now))

/// A season that a series runs through, from its first day to its last: "winter", "spring",
/// "summer" or "autumn".
struct CoverageSeason {
  std::string season, from, to;
};
BOOST_DESCRIBE_STRUCT(CoverageSeason, (), (season, from, to))

/// What is not known of an area.
BOOST_DEFINE_ENUM_CLASS(NotKnown, numerator, denominator, contradicts, baseline)

/// `area`: a soum, an aimag, or "" for all aimags together. `numerator` and `denominator`: the last
/// of each that is told, also where they make no share. `soums_told` of `soums`: how many have a
/// numerator at all. `year`: the change since the same season of a year before. `reach`: of an
/// aimag, its soums by how many households were visited. `withheld`: too few people to tell
/// anything of. `seasons`: those between the first share and the last; none where shares are known
/// a year apart or more, which hides them.
struct CoverageArea {
  std::string area;
  std::int64_t soums = 0, soums_told = 0;
  std::optional<CoverageFigure> numerator, denominator;
  std::vector<CoverageMoment> series;
  std::optional<CoverageChange> since_baseline, year;
  std::optional<CoverageTarget> target;
  std::vector<NotKnown> not_known;
  std::vector<CoverageReach> reach;
  bool withheld = false;
  std::vector<CoverageSeason> seasons = {};
};
BOOST_DESCRIBE_STRUCT(CoverageArea, (),
                      (area, soums, soums_told, numerator, denominator, series, since_baseline,
                       year, target, not_known, reach, withheld, seasons))

/// Those that a series runs through; see CoverageArea.
std::vector<CoverageSeason> seasons_of(std::vector<CoverageMoment> const& series);

/// `reported`: what visited households said of themselves, apart from all that a register confirms.
struct Coverage {
  std::string today;
  coverage::Measure measure;
  std::vector<coverage::Measure> measures;
  std::vector<coverage::Indicator> indicators;  // of the measure: numerator, denominator, lapses
  std::vector<CoverageArea> areas;
  std::vector<CoverageTarget> officers;  // targets of officers, at the head's desk alone
  std::vector<FigureSet> sets;           // those that figures here came from; see coverage_of
  VisitedShare reported;
};
BOOST_DESCRIBE_STRUCT(Coverage, (),
                      (today, measure, measures, indicators, areas, officers, sets, reported))

struct CoveragePorts {
  coverage::Definitions const& definitions;
  std::vector<coverage::Target> const& targets;
  std::vector<std::string> const& soums;  // all of the deployment
  std::vector<Account> const& officers;
  FigureModel& figures;
  StageModel& stages;
  std::string today;
  VisitedDays reported = {};  // of which what visited households say is told
};

/// What visits are counted for: nothing, so that what visited households say is left out too; that
/// alone; or soums are compared as well by how many households were visited.
enum class Compared { figures_alone, nothing, soums };

/// `measure` "": the first that there is. A head is told of her aimags and their soums. The
/// programme is told of aimags and their sum: of fewer than five people nothing, and one more aimag
/// is withheld where its number could be worked out; of sets neither the file nor who imported it.
/// Errors: not_found for a measure there is not; not_allowed; storage.
Result<Coverage> coverage_of(Account const& account, std::string const& measure, Compared compared,
                             CoveragePorts const& ports);

/// The last figure that is told of an area up to a day; null where there is none.
CoverageMoment const* moment_on(Coverage const& coverage, std::string const& area,
                                std::string const& day);

/// One row for each area and day, in the order of the answer; RFC 4180. What is known of an area as
/// a whole stands in the row of its last day.
std::string coverage_csv(Coverage const& coverage);

/// The comparisons of soums: a row for each soum, then one for each side; RFC 4180.
std::string reach_csv(Coverage const& coverage);

}  // namespace otor::app
