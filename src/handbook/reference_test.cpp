// SPDX-License-Identifier: Apache-2.0
#include "handbook/reference.h"

#include <doctest/doctest.h>

#include <string>

namespace otor::handbook {
namespace {

using Form = ParameterReference::Form;

}  // namespace

TEST_CASE("what stands in braces names a figure") {
  struct Case {
    char const* words;
    Reference means;
  };
  Case const cases[] = {
      {"minimum_wage", ParameterReference{"minimum_wage", Form::value, 0, {}}},
      {"months_needed_herder years",
       ParameterReference{"months_needed_herder", Form::years, 0, {}}},
      {"sickness_share at 24", ParameterReference{"sickness_share", Form::at, 24, {}}},
      {"months_needed_ordinary at year",
       ParameterReference{"months_needed_ordinary", Form::at_year, 0, {}}},
      {"minimum_wage since", ParameterReference{"minimum_wage", Form::since, 0, {}}},
      {"minimum_wage in 2027-01",
       ParameterReference{"minimum_wage", Form::value, 0, month_of(2027, 1)}},
      {"due herder minimum person", DueReference{benefit::Payer::herder, {}, DuePart::person, {}}},
      {"due mother 1500000 half_year in 2027-01",
       DueReference{benefit::Payer::mother, Tugrug{1'500'000}, DuePart::half_year,
                    month_of(2027, 1)}},
      {"example young_woman pension", ExampleReference{"young_woman", ExamplePart::pension}},
      {"month", EditionPart::month},
      {"known_until", EditionPart::known_until},
  };
  for (auto const& one : cases) {
    CAPTURE(one.words);
    auto const read = parse_reference(one.words);
    REQUIRE(read.has_value());
    CHECK(*read == one.means);
  }
}

TEST_CASE("words that name nothing are refused, whatever they resemble") {
  for (char const* words :
       {"", "minimum_wage twice", "minimum_wage at", "minimum_wage at soon", "minimum_wage at -1",
        "minimum_wage in 2027-13", "due", "due herder minimum", "due nobody minimum person",
        "due herder little person", "due herder minimum everything", "example young_woman",
        "example young_woman hair", "example young_woman pension too",
        "minimum_wage at 99999999999999999999"}) {
    CAPTURE(words);
    CHECK_FALSE(parse_reference(words).has_value());
  }
}

TEST_CASE("a sentence is taken apart into words, strong words and references") {
  auto const pieces = pieces_of("Pay **{due herder minimum person} tögrög** now.");
  REQUIRE(pieces.has_value());
  REQUIRE(pieces->size() == 4);
  CHECK((*pieces)[0].text == "Pay ");
  CHECK((*pieces)[1].reference.has_value());
  CHECK((*pieces)[1].strong);
  CHECK((*pieces)[2].text == " tögrög");
  CHECK((*pieces)[2].strong);
  CHECK((*pieces)[3].text == " now.");
  CHECK_FALSE((*pieces)[3].strong);
}

TEST_CASE("braces and stars that do not close are refused") {
  for (char const* sentence : {"{minimum_wage", "minimum_wage}", "**strong", "{}", "a } b"}) {
    CAPTURE(sentence);
    CHECK_FALSE(pieces_of(sentence).has_value());
  }
}

}  // namespace otor::handbook
