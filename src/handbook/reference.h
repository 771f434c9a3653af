// SPDX-License-Identifier: Apache-2.0
#pragma once
// What stands in braces in the words of the handbook: never a figure, but where it is found.
//   {minimum_wage}  {months_needed_herder years}  {sickness_share at 24}  {minimum_wage since}
//   {minimum_wage in 2027-01}  {due herder minimum person}  {example young_woman pension}  {month}
// In a text message also what only its sender knows: {place name}  {place day}

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/month.h"
#include "base/problem.h"
#include "benefit/payer.h"

namespace otor::handbook {

/// The value of a parameter in force.
struct ParameterReference {
  enum class Form { value, years, at, at_year, since };
  std::string name;
  Form form = Form::value;
  std::int64_t at = 0;      // a count, or a calendar year
  std::optional<Month> in;  // another month than that of the edition
  bool operator==(ParameterReference const&) const = default;
};

/// What one month costs. No income: the minimum wage.
enum class DuePart { person, state, total, pension, benefit, accident, half_year, year };
struct DueReference {
  benefit::Payer as{};
  std::optional<Tugrug> income;
  DuePart part{};
  std::optional<Month> in;
  bool operator==(DueReference const&) const = default;
};

/// A figure of a worked example.
enum class ExamplePart {
  pension,
  formula,
  floor,
  opens,
  age,
  start,
  pays,
  state,
  months_paid,
  months_counted,
  break_even,
  price_1,
  price_2,
  price_3,
  from_2,
  from_3,
  share_ends,
  latest_start,
  later_age,
  later_pays_less,
  later_receives_less,
  maternity,
  death,
  never_age
};
struct ExampleReference {
  std::string name;
  ExamplePart part{};
  bool operator==(ExampleReference const&) const = default;
};

/// What the edition says of itself.
enum class EditionPart { month, year, known_until };

/// What whoever sends a text message fills in. `papers` are those still missing, `what` is the next
/// step and `day` its day.
BOOST_DEFINE_ENUM_CLASS(Place, name, officer, telephone, soum, what, day, papers)

using Reference =
    std::variant<ParameterReference, DueReference, ExampleReference, EditionPart, Place>;

/// Errors: bad_value for words that name nothing.
Result<Reference> parse_reference(std::string_view words);

/// A sentence in its pieces: words, or a reference.
struct Piece {
  std::string text;  // words, or what stood in the braces
  bool strong = false;
  std::optional<Reference> reference;
};

/// Errors: bad_value for braces that name nothing or do not close, and for stars that do not close.
Result<std::vector<Piece>> pieces_of(std::string_view sentence);

}  // namespace otor::handbook
