// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was promised. "+5 per cent" may mean five points or five in a hundred of the baseline; a
// target says which it means and is told both ways, and as people.

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "coverage/points.h"

namespace otor::coverage {

BOOST_DEFINE_ENUM_CLASS(Rise, points, per_cent)

/// `area`: an aimag or a soum; or `officer`: the soums that somebody looks after. Days are as they
/// stand in the settings; `rise` is in hundredths: 5 per cent is 500.
struct Target {
  std::string code, measure;
  std::optional<std::string> area, officer;
  std::string baseline, by;
  Rise meant{};
  std::int64_t rise = 0;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Target, (), (code, measure, area, officer, baseline, by, meant, rise, source))

/// A target in figures, from the count of its baseline.
struct Aim {
  Count baseline;
  Points goal;                     // the share to be reached
  Points points;                   // that many points more than the baseline's share
  std::optional<Points> per_cent;  // of the baseline; nothing where it was zero
  std::int64_t people = 0;         // how many more that is in the baseline's denominator
  bool beyond_all = false;         // it asks for more than there are
  Wide above = 0, below = 1;       // the goal exactly, as a fraction
};

/// Nothing for a count without a denominator.
std::optional<Aim> aim_of(Rise meant, std::int64_t rise, Count baseline);

/// How many are still missing among as many as there are now; zero once it is reached.
std::int64_t missing(Aim const& aim, Count now);

}  // namespace otor::coverage
