// SPDX-License-Identifier: Apache-2.0
#pragma once
// Staying insured: most who begin and stop do so without a word, so the question is not how many
// ever began but how long they stay. It is asked in whole months, because contributions are paid
// for months, and kept as a life table, in which nobody stands alone by a day.

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"
#include "statistics/survival.h"

namespace otor::coverage {

/// What a table of spells is imported as, beside the indicators. It is no indicator: it is in no
/// share.
inline constexpr std::string_view spells = "insurance_spells";

/// Somebody was insured from a month to the last one, or is still. A month counts in which she was
/// insured on any day.
struct Spell {
  Month from;
  std::optional<Month> to;
};

/// `unsaid`: the register did not tell it.
BOOST_DEFINE_ENUM_CLASS(InsuredAs, unsaid, herder, voluntary)

/// What is kept of spells: so many of a soum and a kind came to so many months and ended, so many
/// had come so far and lasted. `set`: the import it came from.
struct StayCount {
  std::string area;
  InsuredAs kind{};
  std::int64_t months = 0, ended = 0, open = 0;
  std::string set;
  bool operator==(StayCount const&) const = default;
};

/// The last month that was over on a day.
Month last_whole_month(Date day);

/// How long a spell is known to last on a day, in months: one that goes on behind the last whole
/// month is open, and known no longer than up to there. One that began behind it comes to zero
/// months. Nothing where it ends before it began.
std::optional<statistics::Lasted> stay_of(Spell const& spell, Date known_on);

/// A month in which far more stop than in an average one.
struct SteepMonth {
  std::int64_t months = 0, at_risk = 0, ended = 0;
};

/// Of those who come so far as this month, the share that ends with it is at least double the
/// average one, even at the low end of its interval of 95 per cent, and of ten people at least:
/// among dozens of months some look steep by chance. At most three, those with which most stop, in
/// the order of months; none beyond `last`.
std::vector<SteepMonth> steep_months(std::vector<statistics::LifeRow> const& rows,
                                     std::int64_t last);

/// Of how many, in an average month up to `last`, one stops: stops and months lived.
struct Pace {
  std::int64_t ended = 0, months = 0;
};
Pace pace_of(std::vector<statistics::LifeRow> const& rows, std::int64_t last);

/// How many came at least so far.
std::int64_t at_risk(std::vector<statistics::LifeRow> const& rows, std::int64_t months);

}  // namespace otor::coverage
