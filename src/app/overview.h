// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the head sees: how far each soum has come, what each officer did, and the visits one by one.
// The programme sees the totals of soums only: of a quarter, a year or all time, in fives, and none
// below five, so that no difference between two answers tells of one family (app/told_visits.h).

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/access.h"
#include "app/accounts.h"
#include "app/programme.h"
#include "app/told_visit.h"

namespace otor::app {

/// Which visits of a time are listed; "" asks for all. `area`: a soum or an aimag, of those that
/// somebody sees. `asked`, `finding`: a code that was noted there.
struct VisitFilter {
  std::string area, officer, asked, finding;
};

struct OverviewQuestion {
  std::string from, to;      // days, both included; "" = open
  std::int64_t limit = 200;  // visits in one answer
  std::int64_t skip = 0;
  VisitFilter only = {};
};

/// What an officer's visits in a soum add up to; `last`: when the latest began, as it was told.
struct VisitSums {
  std::string area, officer, last;
  std::int64_t visits = 0, households = 0, handbooks = 0, calculations = 0;
};

void add(VisitSums& sums, VisitSums const& more);

/// The visits of a week. A household counts once in each week it was visited in.
struct WeekSums {
  std::string monday;
  std::int64_t visits = 0, households = 0, handbooks = 0, calculations = 0;
};

/// So many households that stood at one stage when a time began and stand at another when it ends,
/// or at the same; "": none was told by then.
struct StageMove {
  std::string before, after;
  std::int64_t households = 0;
};

/// What stands behind one answer: of the visits that began in the time asked for.
struct OverviewSums {
  std::vector<VisitSums> officers;
  std::map<std::string, std::int64_t> households_visited;  // by area, whoever was there
  std::map<std::string, std::int64_t> households_known;    // by area, of all time
};

/// Of the visits of a time, or of one officer's: at how many something was asked or found, by code,
/// and at how many the codes that are asked for.
struct NotedSums {
  std::int64_t visits = 0, listed = 0;
  std::map<std::string, std::int64_t> questions, findings;
  bool operator==(NotedSums const&) const = default;
};

/// A household, as far as one area wrote about it.
using AreaHousehold = std::pair<std::string, event::Uuid>;

/// What the visits that are shown say about somebody. What was erased is not in it.
struct OverviewWords {
  std::map<AreaHousehold, std::vector<HeadWrite>> heads;
  std::map<event::Uuid, Act> calculations;  // by their event, with what they gave
};

class ReadModel {
 public:
  virtual ~ReadModel() = default;
  /// Opened out of the record; ask for little.
  virtual Result<OverviewWords> words(std::vector<AreaHousehold> const& households,
                                      std::vector<event::Uuid> const& calculations) = 0;
  virtual Result<OverviewSums> overview(std::vector<std::string> const& areas,
                                        std::string const& from, std::string const& to) = 0;
  /// By week, without those in which nobody was visited.
  virtual Result<std::vector<WeekSums>> weeks(std::vector<std::string> const& areas,
                                              std::string const& from, std::string const& to) = 0;
  /// Of every household that told a stage by the end of a day, once: its stage then, and on the day
  /// before `from`.
  virtual Result<std::vector<StageMove>> stage_moves(std::vector<std::string> const& areas,
                                                     std::string const& from,
                                                     std::string const& through) = 0;
  /// `areas` are those that the question asks for, here and below.
  virtual Result<NotedSums> noted(std::vector<std::string> const& areas,
                                  OverviewQuestion const& question) = 0;
  /// The visits themselves, the latest first: as many as are asked for.
  virtual Result<std::vector<ToldVisit>> visits(std::vector<std::string> const& areas,
                                                OverviewQuestion const& question) = 0;
};

/// The answer as JSON, with the days that were counted. What the question leaves out of the list is
/// left out of what was noted too, but for the codes; soums and officers are counted whole. A later
/// page of visits (`skip`) holds these alone. Who may see totals only is told of the quarter or the
/// year that both days are in, else of all time (app/told_time.h). Errors: not_allowed, bad_month,
/// storage.
Result<std::string> overview(Account const& account, OverviewQuestion const& question,
                             std::vector<Area> const& areas, std::vector<Account> const& officers,
                             ReadModel& model);

/// {"areas":[…],"aimags":[…]}: the soums of the deployment and what their aimags are called, for
/// everybody.
std::string areas_json(std::vector<Area> const& areas, std::vector<Aimag> const& aimags);

/// The head's name by the merge rule: of the writes nobody replaced, the latest by (when, id).
std::string shown_head(std::vector<HeadWrite> const& writes);

}  // namespace otor::app
