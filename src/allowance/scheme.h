// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rules of money for the road, as a programme or a department sets them: how much an officer is
// given, for what, until when, and what has to be shown for it. Data (data/mn/programme.toml),
// never code. Amounts are whole units of the one currency; days are "2026-06-01" and compare as
// text.

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace otor::allowance {

/// In the three languages.
struct Words {
  std::string mn, kk, en;
};
BOOST_DESCRIBE_STRUCT(Words, (), (mn, kk, en))

/// A number that holds from a day until the next one, and where it was read.
struct Dated {
  std::string since;
  std::int64_t value = 0;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Dated, (), (since, value, source))

/// The value that holds on a day; nothing before the first.
Dated const* on_day(std::vector<Dated> const& values, std::string_view day);

/// What money may be spent on.
struct Category {
  std::string code;
  Words name;
  std::optional<std::int64_t> limit;  // for the whole scheme
  std::vector<Dated> per_day;         // most that one day is worth: a per diem
  bool receipt = false;               // a number or a picture of it has to be shown
  bool petrol = false;                // litres, and the odometer where it works
  bool travel = false;                // belongs to a journey with visits
  bool explained = false;             // words have to be written
};
BOOST_DESCRIBE_STRUCT(Category, (),
                      (code, name, limit, per_day, receipt, petrol, travel, explained))

struct Scheme {
  std::string code;
  Words name;
  std::string currency;           // "MNT"
  std::string from, to;           // the days on which may be spent, both included
  std::int64_t amount = 0;        // for each officer
  std::int64_t planned_each = 0;  // a household reached, where an officer has not reached enough
  std::string source;
  std::vector<Category> categories;
  std::vector<Dated> fuel_norm;     // millilitres for 100 km
  std::int64_t fuel_tolerance = 0;  // per cent above the norm before it is asked about
  std::int64_t journey_days = 1;    // within so many days of its first a journey has a visit

  Category const* category(std::string_view of) const;
};
BOOST_DESCRIBE_STRUCT(Scheme, (),
                      (code, name, currency, from, to, amount, planned_each, source, categories,
                       fuel_norm, fuel_tolerance, journey_days))

Scheme const* scheme_in(std::vector<Scheme> const& schemes, std::string_view code);

/// Why a scheme cannot be used; nothing where it can.
std::optional<std::string> fault_of(Scheme const& scheme);

}  // namespace otor::allowance
