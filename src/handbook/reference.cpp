// SPDX-License-Identifier: Apache-2.0
#include "handbook/reference.h"

#include <algorithm>
#include <boost/describe.hpp>
#include <charconv>

namespace otor::handbook {

BOOST_DESCRIBE_ENUM(DuePart, person, state, total, pension, benefit, accident, half_year, year)
BOOST_DESCRIBE_ENUM(ExamplePart, pension, formula, floor, opens, age, start, pays, state,
                    months_paid, months_counted, break_even, price_1, price_2, price_3, from_2,
                    from_3, share_ends, latest_start, later_age, later_pays_less,
                    later_receives_less, maternity, death, never_age)

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words;
  while (!text.empty()) {
    auto const end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  std::int64_t number = 0;
  auto const end = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end.ec != std::errc{} || end.ptr != digits.data() + digits.size() || number < 0)
    return std::nullopt;
  return number;
}

std::unexpected<Problem> nothing(std::string_view words) {
  return problem(ProblemKind::bad_value, "{" + std::string(words) + "} names nothing.");
}

template <class Part>
std::optional<Part> part_of(std::string const& word) {
  Part part{};
  return boost::describe::enum_from_string(word.c_str(), part) ? std::optional(part) : std::nullopt;
}

// Takes "in 2027-01" off the end. False where what follows `in` is no month.
bool take_month(Words& words, std::optional<Month>& in) {
  if (words.size() < 3 || words[words.size() - 2] != "in") return true;
  auto const month = parse_month(words.back());
  if (!month) return false;
  in = *month;
  words.resize(words.size() - 2);
  return true;
}

Result<Reference> due_of(Words words, std::string_view whole) {
  DueReference due;
  if (!take_month(words, due.in) || words.size() != 4) return nothing(whole);
  auto const as = part_of<benefit::Payer>(words[1]);
  auto const part = part_of<DuePart>(words[3]);
  auto const income = number_of(words[2]);
  if (!as || !part || (!income && words[2] != "minimum")) return nothing(whole);
  due.as = *as;
  due.part = *part;
  if (income) due.income = Tugrug{*income};
  return due;
}

Result<Reference> parameter_of(Words words, std::string_view whole) {
  using Form = ParameterReference::Form;
  ParameterReference found{words.front(), Form::value, 0, {}};
  if (!take_month(words, found.in)) return nothing(whole);
  if (words.size() == 1) return found;
  if (words.size() == 2 && (words[1] == "years" || words[1] == "since")) {
    found.form = words[1] == "years" ? Form::years : Form::since;
    return found;
  }
  if (words.size() != 3 || words[1] != "at") return nothing(whole);
  if (words[2] == "year") {
    found.form = Form::at_year;
    return found;
  }
  auto const at = number_of(words[2]);
  if (!at) return nothing(whole);
  found.form = Form::at;
  found.at = *at;
  return found;
}

}  // namespace

Result<Reference> parse_reference(std::string_view text) {
  auto words = words_of(text);
  if (words.empty()) return nothing(text);
  if (words.size() == 1 && words[0] == "month") return EditionPart::month;
  if (words.size() == 1 && words[0] == "year") return EditionPart::year;
  if (words.size() == 1 && words[0] == "known_until") return EditionPart::known_until;
  if (words[0] == "place") {
    auto const place = words.size() == 2 ? part_of<Place>(words[1]) : std::nullopt;
    if (!place) return nothing(text);
    return *place;
  }
  if (words[0] == "due") return due_of(std::move(words), text);
  if (words[0] != "example") return parameter_of(std::move(words), text);
  auto const part = words.size() == 3 ? part_of<ExamplePart>(words[2]) : std::nullopt;
  if (!part) return nothing(text);
  return ExampleReference{words[1], *part};
}

Result<std::vector<Piece>> pieces_of(std::string_view sentence) {
  std::vector<Piece> pieces;
  bool strong = false;
  while (!sentence.empty()) {
    if (sentence.starts_with("**")) {
      strong = !strong;
      sentence.remove_prefix(2);
    } else if (sentence.front() == '{') {
      auto const end = sentence.find('}');
      if (end == sentence.npos)
        return problem(ProblemKind::bad_value, "a brace that does not close.");
      auto const words = sentence.substr(1, end - 1);
      auto reference = parse_reference(words);
      if (!reference) return std::unexpected(reference.error());
      pieces.push_back({std::string(words), strong, std::move(*reference)});
      sentence.remove_prefix(end + 1);
    } else {
      auto const end = std::min({sentence.find('{'), sentence.find("**"), sentence.size()});
      auto const words = sentence.substr(0, end);
      if (words.find('}') != words.npos)
        return problem(ProblemKind::bad_value, "a brace that does not open.");
      pieces.push_back({std::string(words), strong, {}});
      sentence.remove_prefix(end);
    }
  }
  if (strong) return problem(ProblemKind::bad_value, "stars that do not close.");
  return pieces;
}

}  // namespace otor::handbook
