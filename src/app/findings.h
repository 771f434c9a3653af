// SPDX-License-Identifier: Apache-2.0
#pragma once
// What herders say and ask: of the households that were met in a time, how many said this. A
// household is counted once, however often it said it; officers are the clusters, because what is
// noted depends on who notes. Whoever may not see households is told totals of aimags, of a
// quarter, a year or all time, in fives and whole per cent, and nothing below five
// (app/findings_totals.h).

#include <functional>
#include <span>

#include "app/soum_tasks.h"

namespace otor::app {

/// By what the households are divided. `area`: aimags, of a lone one its soums, of one soum
/// its baghs.
BOOST_DEFINE_ENUM_CLASS(FindingsBy, area, age, sex, season)

/// `area`: a soum or an aimag, "" for all of the account; `from`, `to`: days, both included, ""
/// for the twelve months that end today.
struct FindingsQuestion {
  std::string area, from, to;
  FindingsBy by = FindingsBy::area;
};

class FindingsCount;
struct FindingsSpan;

/// Gives what `counted` of findings_count.h gives for a soum, and may have kept it.
using CountSoum = std::function<std::shared_ptr<FindingsCount const>(
    std::shared_ptr<SoumTasks const> const&, FindingsSpan const&)>;

/// `soums`: those that the account may see. `totals`: it may see no households. `count`: nothing
/// where each question is counted anew.
struct FindingsPorts {
  std::vector<std::shared_ptr<SoumTasks const>> soums;
  outreach::Codebook const& codebook;
  Date today;
  bool totals = false;
  CountSoum count = {};
};

/// One cell; shares in hundredths of a per cent. `low` and `high`: 95 per cent of confidence;
/// absent below five officers, and where none or all said it.
struct SaidShare {
  std::int64_t households = 0;
  std::optional<std::int64_t> share, low, high;
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(SaidShare, (), (households, share, low, high, withheld))

/// A part of the households that were met. `code`: of an area, a bagh as it was written, "25-34",
/// "female", "winter"; "" where it is not known. A household with people of two ages is in both
/// parts, and one that was met in two seasons too.
struct SaidStratum {
  std::string code;
  std::int64_t households = 0, officers = 0;
  bool withheld = false;
};
BOOST_DESCRIBE_STRUCT(SaidStratum, (), (code, households, officers, withheld))

/// `strata`: in the order of the answer's. `times`: how often it was noted, `named`: of whom it is
/// being told.
struct FindingRow {
  std::string code, group;
  outreach::Title title;  // empty where no codebook has the code
  SaidShare all;
  std::vector<SaidShare> strata;
  std::optional<std::int64_t> times, named;
};
BOOST_DESCRIBE_STRUCT(FindingRow, (), (code, group, title, all, strata, times, named))

/// How each time ended: answered there, referred, promised and brought since, promised and owed.
struct AskedRow {
  FindingRow said;
  std::optional<std::int64_t> answered, referred, brought, owed;
};
BOOST_DESCRIBE_STRUCT(AskedRow, (), (said, answered, referred, brought, owed))

/// `visited`: households that were met and let things be written; `silent`: met, and do not.
/// Areas: those that can be asked for.
struct FindingsAnswer {
  std::string area, from, to;
  FindingsBy by{};
  bool totals = false, withheld = false;
  std::int64_t visited = 0, officers = 0;
  std::optional<std::int64_t> silent;
  std::vector<std::string> areas;
  std::vector<SaidStratum> strata;
  std::vector<FindingRow> findings;  // the most frequent first
  std::vector<AskedRow> questions;
};
BOOST_DESCRIBE_STRUCT(FindingsAnswer, (),
                      (area, from, to, by, totals, withheld, visited, officers, silent, areas,
                       strata, findings, questions))

/// Errors: bad_month for a day that is none; bad_value for days the wrong way round; not_found for
/// an area that the account does not see.
Result<FindingsAnswer> findings(FindingsQuestion const& question, FindingsPorts const& ports);

/// Ages in whole years: from, and the first that no longer is.
struct AgeBand {
  char const* code;
  std::int32_t from, before;
};
inline constexpr AgeBand age_bands[] = {
    {"16-24", 16, 25}, {"25-34", 25, 35}, {"35-44", 35, 45}, {"45-54", 45, 55}, {"55+", 55, 200}};

}  // namespace otor::app
