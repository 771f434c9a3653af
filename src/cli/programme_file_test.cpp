// SPDX-License-Identifier: Apache-2.0
#include "cli/programme_file.h"

#include <doctest/doctest.h>

#include "wire/json.h"

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

namespace {

std::string const a_target = R"toml(
[[target]]
code = "first"
measure = "insurable_paid"
area = "183"
baseline = 2026-06-30
by = 2027-06-30
meant = "points"
rise = "5 %"
source = "Order 1"
)toml";

std::string target_with(std::string const& line, std::string const& instead) {
  auto text = a_target;
  text.replace(text.find(line), line.size(), instead);
  return telephones + the_rest + text;
}

}  // namespace

TEST_CASE("targets are read, and stay out of what phones are told") {
  auto const programme = read(telephones + the_rest + a_target +
                              R"toml(
[[target]]
code = "hers"
measure = "households"
officer = "tes"
baseline = 2026-06-30
by = 2027-06-30
meant = "per_cent"
rise = "0.25 %"
source = "Order 2"
)toml");
  REQUIRE(programme);
  REQUIRE(programme->targets.size() == 2);
  CHECK(programme->targets[0].area == "183");
  CHECK(programme->targets[0].meant == coverage::Rise::points);
  CHECK(programme->targets[0].rise == 500);
  CHECK(programme->targets[0].by == "2027-06-30");
  CHECK(programme->targets[1].officer == "tes");
  CHECK(programme->targets[1].rise == 25);
  std::string told;
  wire::write(told, *programme);
  CHECK(told.find("target") == std::string::npos);
}

TEST_CASE("a target that cannot be meant is refused with its line") {
  struct Case {
    char const* says;
    std::string text;
    char const* detail;
  };
  Case const cases[] = {
      {"twice", telephones + the_rest + a_target + a_target,
       "\"first\" is no code, or stands twice"},
      {"a measure nobody knows", target_with("insurable_paid", "happy"), "\"happy\" is no measure"},
      {"an aimag nobody knows", target_with("\"183\"", "\"199\""), "\"199\" is no aimag"},
      {"half a soum", target_with("\"183\"", "\"1833\""), "\"1833\" is no aimag"},
      {"of nobody", target_with("area = \"183\"\n", ""), "of an area, or of an officer"},
      {"of an area and an officer", target_with("area = ", "officer = \"tes\"\narea = "),
       "of an area, or of an officer"},
      {"reached before it begins", target_with("2027-06-30", "2026-06-30"), "after its baseline"},
      {"of nothing", target_with("5 %", "0 %"), "above nothing"},
      {"of more than all", target_with("5 %", "101 %"), "above nothing"},
      {"finer than told", target_with("5 %", "0.125 %"), "two decimals at most"},
      {"of no meaning", target_with("\"points\"", "\"somehow\""), "\"somehow\" is no meant"},
      {"without a source", target_with("source = \"Order 1\"\n", ""), "\"source\" is missing"},
  };
  for (auto const& one : cases) {
    CAPTURE(one.says);
    auto const programme = read(one.text);
    REQUIRE_FALSE(programme);
    INFO(programme.error().detail);
    CHECK(programme.error().detail.find(one.detail) != std::string::npos);
  }
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
