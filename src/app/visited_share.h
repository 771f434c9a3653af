// SPDX-License-Identifier: Apache-2.0
#pragma once
// What visited households said: of those who told where they stand, how many pay. Nobody drew these
// households by lot and nobody compared them with a register, so this is no figure of coverage; it
// tells how sure it is as far as chance goes.

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "coverage/reality.h"

namespace otor::app {

/// Households of which an officer noted last in a time where they stand, and those that pay.
struct Staged {
  std::string officer;
  std::int64_t households = 0, paying = 0;
};

class StageModel {
 public:
  virtual ~StageModel() = default;
  /// By the last stage told of each household in these soums on days from..to, both included;
  /// visits that were withdrawn are not in it. Each officer once. Errors: storage.
  virtual Result<std::vector<Staged>> stages(std::vector<std::string> const& areas,
                                             std::string const& from, std::string const& to) = 0;
  /// How many households of each of these soums were visited at home on days after..to, the first
  /// not included; soums in which none was are left out. Errors: storage.
  virtual Result<std::map<std::string, std::int64_t>> visited_at_home(
      std::vector<std::string> const& areas, std::string const& after, std::string const& to) = 0;
};

/// In hundredths of a per cent. `low` and `high`: 95 per cent of confidence for the ratio, officers
/// being the clusters; absent below five of them.
struct StageShare {
  std::string from, to;
  std::int64_t households = 0, officers = 0;
  std::optional<std::int64_t> share, low, high;
};
BOOST_DESCRIBE_STRUCT(StageShare, (), (from, to, households, officers, share, low, high))

/// Two years side by side; `change` with its interval, in hundredths of a point. `withheld`: fewer
/// than five households told, or fewer than five of one kind among them, and the account may not
/// see households.
struct VisitedShare {
  StageShare before, after;
  std::optional<std::int64_t> change, low, high;
  coverage::Reality verdict{};
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(VisitedShare, (), (before, after, change, low, high, verdict, withheld))

/// Days, both included; "" where that end is not chosen.
struct VisitedDays {
  std::string from, to;
};

/// Of the twelve whole months before `today` and the twelve before them. `chosen`: of these days,
/// of which an end that is missing is today or a year before the other, and the same days of the
/// latest year that lies before them. `totals`: only the whole calendar years before, whatever is
/// chosen, numbers in fives and shares in whole per cent, so that no difference between two answers
/// tells of one family. Errors: bad_month; bad_value for days in no order; storage.
Result<VisitedShare> visited_share(std::vector<std::string> const& soums, std::string const& today,
                                   bool totals, StageModel& model, VisitedDays const& chosen = {});

}  // namespace otor::app
