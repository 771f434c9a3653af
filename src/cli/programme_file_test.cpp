// SPDX-License-Identifier: Apache-2.0
#include "cli/programme_file.h"

#include <doctest/doctest.h>

using namespace otor;
using namespace otor::cli;

namespace {

std::vector<app::Aimag> two_aimags() {
  return {{"183", "Баян-Өлгий", "Баян-Өлгий", "Bayan-Ulgii"}, {"184", "Ховд", "Ховд", "Khovd"}};
}

std::string const telephones = R"toml(
[[telephone]]
aimag = "184"
since = 2026-11-23
number = "7043 2000"

[[telephone]]
aimag = "183"
since = 2026-11-23
unknown = true
)toml";

std::string const the_rest = R"toml(
[[handbook]]
since = 2026-01-01
edition = "2026"

[[handbook]]
since = 2027-01-01
edition = "2027"

[[keeping]]
since = 2026-11-23
years = 5

[[consent]]
since = 2026-11-23
version = "2"
)toml";

Result<app::Programme> read(std::string const& text) {
  return programme_of(text, "programme.toml", two_aimags());
}

}  // namespace

TEST_CASE("what is settled is read with its days, what is not stays not known") {
  auto const programme = read(telephones + the_rest);
  REQUIRE(programme);
  CHECK_FALSE(programme->made_up);
  REQUIRE(programme->telephones.size() == 2);
  CHECK(programme->telephones[0].aimag == "183");
  CHECK(programme->telephones[0].number == std::nullopt);
  CHECK(programme->telephones[1].number == "7043 2000");
  REQUIRE(programme->handbooks.size() == 2);
  CHECK(programme->handbooks[1].since == "2027-01-01");
  CHECK(programme->handbooks[1].edition == "2027");
  CHECK(programme->keeping.at(0).years == 5);
  CHECK(programme->consents.at(0).version == "2");
}

TEST_CASE("a demonstration says that it is made up") {
  auto const programme = read("made_up = true\n" + telephones + the_rest);
  REQUIRE(programme);
  CHECK(programme->made_up);
}

TEST_CASE("a file that cannot be meant is refused with its line") {
  struct Case {
    char const* says;
    std::string text;
    char const* detail;
  };
  Case const cases[] = {
      {"not TOML", "[[telephone", "programme.toml:1: "},
      {"an unknown key", "colour = 1\n" + telephones + the_rest, "no key \"colour\""},
      {"no telephone for an aimag", "telephone = []\n" + the_rest, "No telephone is given for 183"},
      {"a telephone of an aimag nobody knows",
       telephones + the_rest + "[[telephone]]\naimag = \"199\"\nsince = 2026-01-01\nunknown = true",
       "an aimag nobody knows"},
      {"a number that cannot be called",
       telephones + the_rest +
           "[[telephone]]\naimag = \"183\"\nsince = 2027-01-01\nnumber = \"ask\"",
       "\"number\" cannot be \"ask\""},
      {"a value and not known at once",
       telephones + the_rest + "[[keeping]]\nsince = 2027-01-01\nyears = 3\nunknown = true",
       "unknown = true"},
      {"neither a value nor not known", telephones + the_rest + "[[keeping]]\nsince = 2027-01-01",
       "\"years\" is missing"},
      {"no day", telephones + the_rest + "[[consent]]\nversion = \"3\"", "\"since\" is missing"},
      {"a day before the entry above it",
       telephones + the_rest + "[[consent]]\nsince = 2026-11-23\nversion = \"3\"",
       "begins after the one before it"},
      {"no years", telephones + the_rest + "[[keeping]]\nsince = 2027-01-01\nyears = 0",
       "\"years\" cannot be 0"},
      {"no consent at all", telephones + "handbook = []\nkeeping = []", "\"consent\" is missing"},
  };
  for (auto const& one : cases) {
    CAPTURE(one.says);
    auto const programme = read(one.text);
    REQUIRE_FALSE(programme);
    CHECK(programme.error().detail.find(one.detail) != std::string::npos);
  }
}

TEST_CASE("from when on a task is stuck is a setting with its day, within reason") {
  auto const with = [](std::string const& days, std::string const& times) {
    return read(telephones + the_rest + "[[worklist]]\nsince = 2026-11-23\noverdue_days = " + days +
                "\nput_off = " + times + "\n");
  };
  auto const programme = with("45", "3");
  REQUIRE(programme);
  REQUIRE(programme->worklist->size() == 1);
  CHECK(programme->worklist->front().overdue_days == 45);
  CHECK(programme->worklist->front().put_off == 3);
  CHECK(read(telephones + the_rest)->worklist->empty());
  for (auto const& [days, times] :
       {std::pair("0", "3"), std::pair("367", "3"), std::pair("45", "0")})
    CHECK(with(days, times).error().kind == ProblemKind::bad_value);
}
