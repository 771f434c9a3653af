// SPDX-License-Identifier: Apache-2.0
#include "app/demonstration_said.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "wire/codebook.h"

namespace otor::app {

TEST_CASE("made-up families say what the codebook has, and some of it in words") {
  auto const codebook = *wire::read_codebook(outreach::default_codebook());
  auto const has = [&](outreach::CodeSet set, std::string const& code) {
    return std::ranges::any_of(codebook.codes, [&](outreach::Code const& one) {
      return one.set == set && one.code == code;
    });
  };
  std::map<std::string, int> said;
  for (std::uint64_t draw = 0; draw < demonstration_chances; ++draw) {
    auto const found = demonstration_finding(draw % 2 == 0, draw);
    auto const asked = demonstration_question(draw % 2 == 0, draw);
    CHECK(has(outreach::CodeSet::finding, found.code));
    CHECK(has(outreach::CodeSet::asked, asked.code));
    CHECK((found.code == "other") == !found.words.empty());
    CHECK((asked.code == "other") == !asked.words.empty());
    ++said[found.code];
  }
  CHECK(said["B1"] == 190);
  CHECK(said["other"] == 55);
}

}  // namespace otor::app
