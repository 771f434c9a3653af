// SPDX-License-Identifier: Apache-2.0
#include "outreach/remarks.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <utility>

namespace otor::outreach {
namespace {

std::vector<RemarkRule> const rules{
    {"same_day", RemarkTrigger::same_day, 3, {}, {}, "a setting"},
    {"same_noted", RemarkTrigger::same_noted, 3, 3, 2, "a setting"},
    {"many_in_day", RemarkTrigger::many_in_day, 3, 4, {}, "a setting"},
};

SeenVisit visit(std::uint64_t id, std::uint64_t household, std::string officer, std::string day,
                std::vector<std::string> noted = {}) {
  return {{1, id}, {2, household}, "18331", std::move(officer), std::move(day), std::move(noted)};
}

std::vector<std::string> codes_in(std::vector<SeenVisit> const& visits) {
  std::vector<std::string> codes;
  for (auto const& remark : remarks(visits, rules)) codes.push_back(remark.rule);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("two officers at one family on one day are a remark, one officer twice is none") {
  auto const found = remarks({visit(1, 1, "tes", "2026-11-03"), visit(2, 1, "bat", "2026-11-03"),
                              visit(3, 1, "tes", "2026-11-03"), visit(4, 2, "bat", "2026-11-03")},
                             rules);
  REQUIRE(found.size() == 1);
  CHECK(found.front().rule == "same_day");
  CHECK(found.front().officers == Codes{"bat", "tes"});
  CHECK(found.front().visits.size() == 3);
  CHECK(found.front().families == 1);
  CHECK(codes_in({visit(1, 1, "tes", "2026-11-03"), visit(2, 1, "tes", "2026-11-03")}).empty());
  CHECK(codes_in({visit(1, 1, "tes", "2026-11-03"), visit(2, 1, "bat", "2026-11-04")}).empty());
}

TEST_CASE("the very same noted of many families in a month") {
  Codes const noted{"asked.Q1", "finding.A1"};
  std::vector<SeenVisit> visits{visit(1, 1, "tes", "2026-11-03", noted),
                                visit(2, 2, "tes", "2026-11-09", noted),
                                visit(3, 3, "tes", "2026-11-20", noted)};
  auto const found = remarks(visits, rules);
  REQUIRE(found.size() == 1);
  CHECK(found.front().rule == "same_noted");
  CHECK(found.front().from() == "2026-11-03");
  CHECK(found.front().to() == "2026-11-20");
  SUBCASE("not of one family again and again") { visits[2].household = visits[1].household; }
  SUBCASE("not in two months") { visits[2].day = "2026-12-01"; }
  SUBCASE("not by two officers") { visits[2].officer = "bat"; }
  SUBCASE("not where anything more was noted") { visits[2].noted.emplace_back("finding.B1"); }
  SUBCASE("not where little was noted") {
    for (auto& one : visits) one.noted.pop_back();
  }
  CHECK(codes_in(visits).empty());
}

TEST_CASE("many families in a day") {
  std::vector<SeenVisit> visits;
  for (std::uint64_t family = 1; family <= 4; ++family)
    visits.push_back(visit(family, family, "tes", "2026-11-03"));
  CHECK(codes_in(visits) == Codes{"many_in_day"});
  visits.back().household = visits.front().household;
  CHECK(codes_in(visits).empty());
}

TEST_CASE("the latest first") {
  auto const found = remarks({visit(1, 1, "tes", "2026-11-03"), visit(2, 1, "bat", "2026-11-03"),
                              visit(3, 2, "tes", "2026-11-05"), visit(4, 2, "bat", "2026-11-05")},
                             rules);
  REQUIRE(found.size() == 2);
  CHECK(found.front().from() == "2026-11-05");
}

TEST_CASE("findings and questions of one name are two") {
  CHECK(noted_of({"A1", "A1"}, {"A1"}) == Codes{"asked.A1", "finding.A1"});
}

TEST_CASE(
    "every order of visits gives the same remarks, and each is about visits that were given") {
  CHECK(rc::check([] {
    auto const count = *rc::gen::inRange(0, 30);
    std::vector<SeenVisit> visits;
    for (int id = 0; id < count; ++id) {
      auto const number = [](int below) {
        return static_cast<std::uint64_t>(*rc::gen::inRange(0, below));
      };
      auto const day = "2026-11-0" + std::to_string(number(3) + 1);
      Codes noted;
      if (number(2) == 0) noted = {"asked.Q1", "finding.A1"};
      visits.push_back(visit(static_cast<std::uint64_t>(id), number(5),
                             number(2) == 0 ? "tes" : "bat", day, noted));
    }
    auto turned = visits;
    std::ranges::reverse(turned);
    if (!turned.empty()) std::ranges::rotate(turned, turned.begin() + *rc::gen::inRange(0, count));
    auto const found = remarks(visits, rules);
    auto const again = remarks(turned, rules);
    RC_ASSERT(found.size() == again.size());
    for (std::size_t place = 0; place < found.size(); ++place) {
      auto const& one = found[place];
      auto const& other = again[place];
      RC_ASSERT(one.rule == other.rule && one.officers == other.officers);
      auto const ids = [](Remark const& remark) {
        std::vector<Uuid> all;
        for (auto const& it : remark.visits) all.push_back(it.visit);
        return all;
      };
      RC_ASSERT(ids(one) == ids(other));
      std::set<Uuid> families;
      for (auto const& it : one.visits) families.insert(it.household);
      RC_ASSERT(std::ssize(families) == one.families);
    }
  }));
}

}  // namespace otor::outreach
