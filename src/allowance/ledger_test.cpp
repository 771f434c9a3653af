// SPDX-License-Identifier: Apache-2.0
#include "allowance/ledger.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "allowance/road_for_tests.h"

namespace otor::allowance {
namespace {

Balance mine(Ledger const& ledger) { return ledger.balance("road", "tes"); }

TEST_CASE("an advance is spent, reviewed, and the rest goes back") {
  Road road;
  road.pay(459'000);
  road.claim(1, 58'000);
  CHECK(mine(road.ledger()) == Balance{459'000, 0, 58'000, 0});
  road.add(FactKind::approved, "uvs", 1);
  CHECK(mine(road.ledger()) == Balance{459'000, 0, 0, 58'000});
  CHECK(mine(road.ledger()).left() == 401'000);
  road.pay(401'000, FactKind::returned);
  CHECK(mine(road.ledger()).left() == 0);
  CHECK(road.ledger().expenses().front().by == "uvs");
}

TEST_CASE("what is asked, refused or taken back, and who may say so") {
  Road road;
  road.pay(100'000);
  road.claim(1, 10'000);
  auto const state = [&] { return road.ledger().expense(id(1))->state; };
  road.add(FactKind::approved, "tes", 1);
  CHECK(state() == ExpenseState::claimed);  // never one's own
  road.add(FactKind::explained, "tes", 1);
  CHECK(state() == ExpenseState::claimed);  // nobody asked
  road.add(FactKind::asked, "uvs", 1);
  CHECK(state() == ExpenseState::asked);
  CHECK(mine(road.ledger()).claimed == 10'000);
  road.add(FactKind::explained, "tes", 1);
  CHECK(state() == ExpenseState::explained);
  road.add(FactKind::taken_back, "khovd", 1);
  CHECK(state() == ExpenseState::explained);  // nobody takes back for her
  road.add(FactKind::refused, "uvs", 1);
  CHECK(state() == ExpenseState::refused);
  CHECK(mine(road.ledger()).left() == 100'000);
  road.add(FactKind::approved, "uvs", 1);
  CHECK(mine(road.ledger()).spent == 10'000);
  road.add(FactKind::taken_back, "tes", 1);
  CHECK(state() == ExpenseState::approved);  // too late
  road.claim(2, 5'000);
  road.add(FactKind::taken_back, "tes", 2);
  road.add(FactKind::approved, "uvs", 2);
  CHECK(road.ledger().expense(id(2))->state == ExpenseState::taken_back);
  CHECK(mine(road.ledger()) == Balance{100'000, 0, 0, 10'000});
}

TEST_CASE("a closed period takes nothing more") {
  Road road;
  road.pay(459'000);
  road.claim(1, 58'000, "2026-06-10");
  road.claim(2, 7'000, "2026-06-11");
  road.add(FactKind::approved, "uvs", 1);
  road.close("2026-06-30");
  road.claim(3, 9'000, "2026-06-12");
  road.add(FactKind::approved, "uvs", 2);
  auto const ledger = road.ledger();
  CHECK(ledger.closed_through("road", "18301") == "2026-06-30");
  CHECK(ledger.closed_through("road", "18302").empty());
  CHECK(ledger.expense(id(1))->day == "2026-06-10");
  CHECK(ledger.expense(id(3))->day == "2026-07-01");
  CHECK(ledger.expense(id(3))->late);
  CHECK(!ledger.expense(id(2))->late);
  // The word on the second came after the closing: it moves the money in July.
  auto const& entries = ledger.entries();
  auto const moved = std::ranges::find_if(entries, [](Entry const& entry) {
    return entry.subject == id(2) && entry.to == AccountKind::spent;
  });
  REQUIRE(moved != entries.end());
  CHECK(moved->day == "2026-07-01");
}

TEST_CASE("what nobody has sent yet is booked last") {
  Road road;
  road.pay(459'000);
  road.claim(1, 58'000).received.reset();
  road.close("2026-06-30");
  auto const ledger = road.ledger();
  CHECK(!ledger.expense(id(1))->safe);
  CHECK(ledger.expense(id(1))->late);
}

using Sums = std::map<std::tuple<std::string, AccountKind>, std::int64_t>;

/// What lies on each account on each day, of the days up to one.
Sums sums_through(Ledger const& ledger, std::string const& day) {
  Sums sums;
  for (auto const& entry : ledger.entries()) {
    if (entry.day > day) continue;
    sums[{entry.day, entry.from}] -= entry.amount;
    sums[{entry.day, entry.to}] += entry.amount;
  }
  std::erase_if(sums, [](auto const& sum) { return sum.second == 0; });
  return sums;
}

TEST_CASE("the order in which facts come, and how often, changes nothing") {
  CHECK(rc::check([] {
    auto facts = drawn();
    auto const one = Ledger::of(facts);
    auto again = facts;
    again.insert(again.end(), facts.begin(), facts.end());
    auto const order =
        *rc::gen::container<std::vector<int>>(again.size(), rc::gen::arbitrary<int>());
    std::vector<std::size_t> places(again.size());
    for (std::size_t at = 0; at < places.size(); ++at) places[at] = at;
    std::ranges::sort(places, {}, [&](std::size_t at) { return std::pair(order[at], at); });
    std::vector<Fact> shuffled;
    for (auto const at : places) shuffled.push_back(again[at]);
    auto const other = Ledger::of(shuffled);
    RC_ASSERT(one.entries() == other.entries());
    RC_ASSERT(one.balances() == other.balances());
  }));
}

TEST_CASE("all accounts together are nothing, and balances are what the entries say") {
  CHECK(rc::check([] {
    auto const ledger = Ledger::of(drawn());
    std::map<AccountKind, std::int64_t> sums;
    for (auto const& entry : ledger.entries()) {
      RC_ASSERT(entry.amount > 0);
      RC_ASSERT(entry.from != entry.to);
      sums[entry.from] -= entry.amount;
      sums[entry.to] += entry.amount;
    }
    std::int64_t all = 0;
    for (auto const& [_, sum] : sums) all += sum;
    RC_ASSERT(all == 0);
    auto const balance = mine(ledger);
    RC_ASSERT(sums[AccountKind::hand] == balance.left());
    RC_ASSERT(sums[AccountKind::claimed] == balance.claimed);
    RC_ASSERT(sums[AccountKind::spent] == balance.spent);
    RC_ASSERT(balance.claimed >= 0 && balance.spent >= 0);
    std::int64_t standing = 0;
    for (auto const& expense : ledger.expenses()) standing += expense.stands() ? expense.amount : 0;
    RC_ASSERT(standing == balance.claimed + balance.spent);
  }));
}

TEST_CASE("no day that was closed ever changes") {
  CHECK(rc::check([] {
    auto const facts = drawn();
    for (std::size_t count = 0; count < facts.size(); ++count) {
      if (facts[count].kind != FactKind::closed) continue;
      auto const through = facts[count].on;
      auto const then =
          Ledger::of({facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(count)});
      RC_ASSERT(sums_through(then, through) == sums_through(Ledger::of(facts), through));
    }
  }));
}

TEST_CASE("the books of two soums together are what each of them says") {
  CHECK(rc::check([] {
    Road one, other;
    other.area = "18302";
    other.officer = *rc::gen::element<std::string>("tes", "bor");
    // The ids are the same: a claim, a word or a closing of one soum says nothing in the other.
    auto facts = drawn(one), more = drawn(other);
    auto const first = Ledger::of(facts), second = Ledger::of(more);
    auto apart = first.balances();
    for (auto const& entry : second.entries()) book_in(apart[{entry.scheme, entry.officer}], entry);
    facts.insert(facts.end(), more.begin(), more.end());
    RC_ASSERT(Ledger::of(facts).balances() == apart);
  }));
}

TEST_CASE("47 officers with 459,000 each are 21,573,000") {
  std::vector<Fact> facts;
  for (std::uint64_t officer = 0; officer < 47; ++officer) {
    Road road;
    auto& fact = road.pay(459'000);
    fact.event = id(officer);
    fact.subject = id(100 + officer);
    fact.officer = "officer" + std::to_string(officer);
    facts.push_back(fact);
  }
  std::int64_t all = 0;
  auto const ledger = Ledger::of(facts);
  for (auto const& [_, balance] : ledger.balances()) all += balance.paid;
  CHECK(all == 21'573'000);
  CHECK(ledger.balances().size() == 47);
}

}  // namespace
}  // namespace otor::allowance
