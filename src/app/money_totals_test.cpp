// SPDX-License-Identifier: Apache-2.0
#include "app/money_totals.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "app/listed_money_for_tests.h"

namespace otor::app {
namespace {

event::Uuid id(std::uint64_t number) { return {0x01934f6e8c007abc, number}; }

allowance::Scheme road() {
  allowance::Scheme scheme;
  scheme.code = "road";
  scheme.from = "2026-06-01";
  scheme.to = "2026-12-31";
  scheme.amount = 459'000;
  scheme.planned_each = 16'392;
  scheme.categories = {{"petrol", {}, std::nullopt, {}, false, false, false, false}};
  return scheme;
}

/// Money in memory, and how it comes there.
class Kept final : public ListedMoney {
 public:
  void spend(std::string const& officer, std::string const& area, std::int64_t amount) {
    allowance::Fact fact;
    fact.event = id(1'000 + all.size());
    fact.subject = id(2'000 + all.size());
    fact.kind = allowance::FactKind::claimed;
    fact.author = fact.officer = officer;
    fact.area = area;
    fact.scheme = "road";
    fact.category = "petrol";
    fact.amount = amount;
    fact.on = "2026-07-01";
    fact.received = static_cast<std::int64_t>(all.size());
    all.push_back(fact);
  }
};

/// So many officers in each of two aimags.
struct Office {
  Kept kept;
  std::vector<std::string> soums;
  std::vector<Account> officers;
  std::vector<allowance::Scheme> schemes = {road()};

  Office(int west, int north) {
    for (int number = 0; number < west + north; ++number) {
      auto const soum = std::to_string((number < west ? 18'301 : 18'501) + number);
      soums.push_back(soum);
      officers.push_back({"o" + std::to_string(number), "", Role::officer, {soum}, true});
    }
  }
  MoneyTotals totals() { return *money_totals("", {soums, officers, schemes, kept, "2026-08-01"}); }
};

TEST_CASE("what a household reached came to, and how sure that is") {
  // Four hundred for four households in each of six: no doubt left.
  CHECK(cost_of(std::vector<Share>(6, {400, 4}))->each == 100);
  CHECK(cost_of(std::vector<Share>(6, {400, 4}))->low == 100);
  CHECK(cost_of(std::vector<Share>(6, {400, 4}))->high == 100);
  // Sums 1,500 and 15; the squares of 100, -100, 0, 50, -50 are 25,000; t for four is 2.776.
  auto const cost = cost_of({{400, 3}, {200, 3}, {300, 3}, {350, 3}, {250, 3}});
  CHECK(cost->each == 100);
  CHECK(cost->count == 15);
  CHECK(cost->low == 0);     // 67
  CHECK(cost->high == 200);  // 133
  CHECK(!cost_of(std::vector<Share>(4, {400, 4}))->low);
  CHECK(!cost_of({{400, 0}, {300, 0}}));
  CHECK(!cost_of({{400, 2}, {300, 2}}));  // four
  CHECK(cost_of({{1'450, 9}})->each == 200);
  CHECK(cost_of({{1'349, 9}})->each == 100);
  CHECK(cost_of({{1'349, 9}})->count == 5);
}

TEST_CASE("a household is counted once, where it was reached first, and first contacts are told") {
  Office office(6, 0);
  auto& seen = office.kept.seen;
  for (std::uint64_t number = 0; number < 6; ++number) {
    auto const officer = "o" + std::to_string(number);
    office.kept.spend(officer, office.soums[number], 1'000);
    seen.push_back({officer, "2026-07-01", id(number)});
  }
  seen.push_back({"o1", "2026-07-02", id(0)});    // again, by another
  seen.push_back({"o0", "2026-05-02", id(5)});    // known before the scheme began
  seen.push_back({"gone", "2026-07-02", id(9)});  // nobody of these
  office.kept.joined = {{"o2", "2026-07-05", id(2)}, {"o3", "2026-07-05", id(3)}};
  auto const totals = office.totals();
  CHECK(totals.all.officers == 6);
  CHECK(totals.all.budget == 6 * 459'000);
  CHECK(totals.all.reached->count == 5);
  CHECK(totals.all.reached->each == 1'000);
  CHECK(totals.all.first_contacts->count == 5);
  CHECK(totals.all.first_contacts->each == 1'200);
  CHECK(!totals.all.enrolled);
  CHECK(totals.months.size() == 1);
  CHECK(totals.months.front().claimed == 6'000);
}

TEST_CASE("an aimag of few officers is withheld, and so is what would tell of it") {
  Office office(7, 4);
  for (std::size_t at = 0; at < office.soums.size(); ++at)
    office.kept.spend("o" + std::to_string(at), office.soums[at], 1'000);
  auto const totals = office.totals();
  CHECK(!totals.all.withheld);
  REQUIRE(totals.aimags.size() == 2);
  for (auto const& row : totals.aimags) {
    CHECK(row.withheld);
    CHECK(row.balance == allowance::Balance{});
    CHECK(row.budget == 0);
  }
  Office few(3, 0);
  few.kept.spend("o0", few.soums[0], 1'000);
  auto const small = few.totals();
  CHECK(small.all.withheld);
  CHECK(small.months.empty());
}

TEST_CASE("aimags add up to the whole, whatever was spent") {
  CHECK(rc::check([] {
    Office office(6, 8);
    for (int count = *rc::gen::inRange(0, 60); count > 0; --count) {
      auto const at = static_cast<std::size_t>(*rc::gen::inRange(0, 14));
      office.kept.spend("o" + std::to_string(at), office.soums[at],
                        *rc::gen::inRange<std::int64_t>(1, 500'000));
    }
    auto const totals = office.totals();
    allowance::Balance sum;
    for (auto const& row : totals.aimags) sum.claimed += row.balance.claimed;
    RC_ASSERT(sum.claimed == totals.all.balance.claimed);
    std::int64_t months = 0;
    for (auto const& month : totals.months) months += month.claimed;
    RC_ASSERT(months == sum.claimed);
  }));
}

TEST_CASE("without a scheme nothing is told") {
  Office office(6, 0);
  office.schemes.clear();
  CHECK(office.totals().scheme.empty());
  CHECK(!money_totals("road", {office.soums, office.officers, office.schemes, office.kept, ""}));
}

}  // namespace
}  // namespace otor::app
