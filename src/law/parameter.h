// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law as people write it: parameters, each a list of dated entries with a source. People edit
// TOML files; `files` reads them into these values, `wire` writes and reads them as the pack that
// programs and phones load.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/month.h"
#include "base/problem.h"

namespace otor::law {

/// A sentence or a title in the three languages of the program.
struct Text {
  std::string mn, kk, en;
  bool operator==(Text const&) const = default;
};

/// Where a value was read. `article` is empty where none was seen; none is ever invented.
struct Source {
  std::string act, article, url, confidence;  // confidence: high, medium, low
  bool operator==(Source const&) const = default;
};

/// A figure that rises evenly by calendar year: first + step * (clamp(year, first_year, last_year)
/// - first_year).
struct YearRamp {
  std::int64_t first_year = 0, last_year = 0, first = 0, step = 0;
  bool operator==(YearRamp const&) const = default;
};

/// A share that holds from a count on (months paid, dependants): the tier with the greatest `from`
/// not above the count.
struct Tier {
  std::int64_t from = 0;
  Rate share;
  bool operator==(Tier const&) const = default;
};

using Value = std::variant<std::int64_t, Rate, YearRamp, std::vector<Tier>, Month, Text>;

/// What holds from `date` until the next entry. No value: it is not known. There are no end dates;
/// a repeal is an entry.
struct Entry {
  Date date;
  std::optional<Value> value;
  Source source;
  std::string question;  // open question it hangs on ("U2"), or empty
  std::string note;
  bool operator==(Entry const&) const = default;
};

/// Units, and the value each demands:
/// tugrug, tugrug_per_month, months, days, times, count -> whole number; share -> Rate;
/// months_by_year -> YearRamp; share_by_months, share_by_count -> tiers; month -> Month; statement,
/// pending -> Text.
struct Parameter {
  std::string name;  // the file's stem, unique
  Text title;
  std::string unit;
  Date checked;  // the day someone last compared it with the law
  std::string note;
  std::vector<Entry> entries;  // strictly rising dates, at least one
  bool operator==(Parameter const&) const = default;
};

/// An open question of the law (U1 ...), in a sentence that a herder may read.
struct Question {
  std::string name, status;  // open, partly, closed
  Text asks;
  std::string known, reading;
  Date checked;
  std::vector<std::string> urls;
  bool operator==(Question const&) const = default;
};

/// The law of one country, whole. `id` names it by its content: two packs with the same id hold the
/// same law.
struct Pack {
  std::string id;
  std::string country;                // "mn"
  std::vector<Parameter> parameters;  // sorted by name
  std::vector<Question> questions;    // sorted by name

  /// Null where the law has none of that name.
  Parameter const* parameter(std::string_view name) const {
    auto const found = std::ranges::find(parameters, name, &Parameter::name);
    return found == parameters.end() ? nullptr : &*found;
  }
};

/// Everything that a reader of law files must refuse, whoever wrote them: a unit nobody knows, a
/// value of another form than its unit, entries out of order, a missing source, a question that
/// does not exist, a parameter twice. Problem kind: bad_law; the detail names file and entry.
Result<void> checked(Pack const& pack);

/// One thing that is wrong: the parameter or question, its entry where one entry is meant, and a
/// sentence.
struct Fault {
  std::string name;
  std::optional<std::size_t> entry;
  std::string what;
};

/// Everything that `checked` refuses, all of it, for a person who mends the files.
std::vector<Fault> faults_of(Pack const& pack);

/// True when `unit` demands a value of the form that `value` has.
bool fits(std::string_view unit, Value const& value);

}  // namespace otor::law
