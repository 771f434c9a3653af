// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long people stay insured, told as a curve: of those who begin, the share that is still
// insured after so many months. It is made of life tables that were imported (coverage/staying.h),
// and told only so far as enough of them were watched.

#include "app/access.h"
#include "app/accounts.h"
#include "app/figure_model.h"

namespace otor::app {

/// Of fewer who came so far nothing is told: it would be no estimate, and soon about somebody.
inline constexpr std::int64_t fewest_watched = 10;

/// After so many months. `share`, `low` and `high` in hundredths of a per cent, the last two absent
/// while nobody stopped. `at_risk`: who came so far; `ended`: who stopped with this month.
struct StayPoint {
  std::int64_t months = 0, at_risk = 0;
  std::optional<std::int64_t> ended;
  std::int64_t share = 0;
  std::optional<std::int64_t> low, high;
};
BOOST_DESCRIBE_STRUCT(StayPoint, (), (months, at_risk, ended, share, low, high))

/// A month in which far more stop: `loss` of those who came so far, hundredths of a per cent.
struct SteepLoss {
  std::int64_t months = 0, loss = 0;
};
BOOST_DESCRIBE_STRUCT(SteepLoss, (), (months, loss))

/// `area`: a soum, an aimag, or "" for all aimags together. `begun`: spells that were told of, of
/// which `ended` are over; they are of `soums_told` of its `soums`, looked at between `first_day`
/// and `last_day`. `watched`: the months for which enough came so far; zero where too few did.
/// `after`: the curve after half a year, a year and so on. `median`: the month by which half have
/// stopped. `usual`: how many stop in an average month. `withheld`: too few to tell anything of.
struct StayArea {
  std::string area;
  std::int64_t soums = 0, soums_told = 0, begun = 0, ended = 0;
  std::string first_day, last_day;
  std::int64_t watched = 0;
  std::vector<StayPoint> after;
  std::optional<std::int64_t> median, usual;
  std::vector<SteepLoss> steep;
  std::vector<StayPoint> curve;  // every month that is told
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(StayArea, (),
                      (area, soums, soums_told, begun, ended, first_day, last_day, watched, after,
                       median, usual, steep, curve, withheld))

/// `kinds`: those that any table tells of. `sets`: the imports it came from.
struct Staying {
  std::string kind;
  std::vector<coverage::InsuredAs> kinds;
  std::int64_t fewest = fewest_watched;
  std::vector<StayArea> areas;
  std::vector<FigureSet> sets;
};
BOOST_DESCRIBE_STRUCT(Staying, (), (kind, kinds, fewest, areas, sets))

/// `kind`: of these alone, "" of everybody. `area`: the one whose curve is told month by month; all
/// of them where it is absent. `through`: out of tables up to this day; "" out of all.
struct StayQuestion {
  std::string kind;
  std::optional<std::string> area;
  std::string through;
};

/// A head is told of her aimags and their soums. Who may see totals only is told of aimags and
/// their sum: counts in fives, shares in whole per cent, nobody who stopped in a month, of fewer
/// than five nothing, and one more aimag is withheld where its number could be worked out; of sets
/// neither the file nor who imported it. Errors: bad_value for a kind there is not; not_allowed;
/// storage.
Result<Staying> staying(Account const& account, StayQuestion const& question,
                        std::vector<std::string> const& soums, FigureModel& model);

/// One row for each area and month that is told, in the order of the answer; RFC 4180.
std::string staying_csv(Staying const& staying);

}  // namespace otor::app
