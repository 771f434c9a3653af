// SPDX-License-Identifier: Apache-2.0
// The roll of a soum against a plain map, after any changes; and what it tells of a family.
#include "app/soum_roll.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "app/heard_record_for_tests.h"
#include "base/chance.h"

namespace otor::app {
namespace {

std::string const some_names[] = {"Бат", "Дорж", "Өлзий", "Сараа", "Қайрат", ""};

RollFamily made_up(std::uint64_t household, std::uint64_t turn) {
  auto below = [&, draw = std::uint64_t{0}](std::uint64_t count) mutable {
    return chance_below(count, household, {turn, ++draw});
  };
  RollFamily family;
  family.household = made_uuid(household);
  family.head = some_names[below(6)];
  family.bagh = std::to_string(below(4));
  family.officer = below(2) == 0 ? "" : "tes";
  for (auto left = below(4); left > 0; --left) family.names.push_back(some_names[below(6)]);
  family.members = static_cast<std::int64_t>(below(9));
  if (below(3) > 0) family.last_visit = date_of_day(20'000 + static_cast<std::int64_t>(below(900)));
  if (below(3) > 0) family.stage = static_cast<event::Stage>(below(6));
  family.silent = below(5) == 0;
  return family;
}

/// All families in the order of their names, as the roll tells them.
std::vector<RollFamily> told(SoumRoll const& roll) {
  std::vector<RollFamily> all;
  for (auto const& line : roll.lines()) all.push_back(roll.family(line));
  return all;
}

std::vector<RollFamily> sorted(std::map<event::Uuid, RollFamily> const& families) {
  std::vector<RollFamily> all;
  for (auto const& [id, family] : families) all.push_back(family);
  std::ranges::sort(all, {}, [](RollFamily const& one) {
    return std::pair(outreach::sort_key(one.head), one.household);
  });
  return all;
}

}  // namespace

TEST_CASE("after any changes the roll holds each family once, in the order of names") {
  SoumRoll roll;
  std::map<event::Uuid, RollFamily> plain;
  for (std::uint64_t turn = 0; turn < 200; ++turn) {
    CAPTURE(turn);
    std::set<event::Uuid> gone;
    std::vector<RollFamily> fresh;
    for (auto left = chance_below(6, 7, {turn}); left > 0; --left) {
      auto const household = chance_below(40, 8, {turn, left});
      if (!gone.insert(made_uuid(household)).second) continue;
      plain.erase(made_uuid(household));
      if (chance_below(4, 9, {turn, left}) == 0) continue;
      fresh.push_back(made_up(household, turn));
      plain[made_uuid(household)] = fresh.back();
    }
    roll.replace(gone, fresh);
    REQUIRE(told(roll) == sorted(plain));
  }
  CHECK(plain.size() > 10);
}

TEST_CASE("a family is told with its members, its last visit and how near it is") {
  HeardRecord record;
  record.home(1, "2-р баг", "УБ90010112 Дорж");
  record.person(2, 1, "1990-05", "female");
  record.say("person_changed", 2, R"({"father":"Бат","name":"Сараа"})");
  record.visit(1, 10);
  record.say("visit_closed", 1, R"({"stage":"considering","visit":)" + quoted(10) + "}");
  record.home(3);
  record.consent(3, 30, false);
  auto const soum = record.folded(record.day);
  REQUIRE(soum->roll().size() == 2);
  auto const families = told(soum->roll());
  auto const& seen = families[0].household == made_uuid(1) ? families[0] : families[1];
  auto const& silent = families[0].household == made_uuid(3) ? families[0] : families[1];
  CHECK(seen.head == "••••••••12 Дорж");
  CHECK(seen.bagh == "2-р баг");
  CHECK(seen.names == std::vector<std::string>{"Бат", "Сараа"});
  CHECK(seen.members == 1);
  CHECK(seen.last_visit == record.day);
  CHECK(seen.stage == event::Stage::considering);
  CHECK(seen.officer == "tes");
  CHECK(silent.officer == "tes");
  CHECK(!seen.silent);
  CHECK(silent.silent);
  CHECK(silent.members == 0);
}

}  // namespace otor::app
