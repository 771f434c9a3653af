// SPDX-License-Identifier: Apache-2.0
// One officer's facts alone fold to the same book as everybody's, and the books that are kept are
// what all facts fold to, however they came.
#include "store/sql_money.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "allowance/flags.h"
#include "allowance/road_for_tests.h"
#include "store/test_store.h"
#include "wire/allowance_message.h"
#include "wire/json.h"

namespace otor::store {
namespace {

using allowance::Ledger;
using allowance::Road;

template <class All>
auto of_officer(All const& all, std::string const& officer) {
  auto found = all;
  std::erase_if(found, [&](auto const& one) { return one.officer != officer; });
  return found;
}

using app::MonthSpent;

std::vector<allowance::Entry> in_order(std::vector<allowance::Entry> entries) {
  std::ranges::sort(entries, {},
                    [](auto const& entry) { return std::tie(entry.day, entry.event, entry.area); });
  return entries;
}

std::vector<std::tuple<std::string, std::string, std::int64_t, std::int64_t>> rows_of(
    std::vector<MonthSpent> const& months) {
  std::vector<std::tuple<std::string, std::string, std::int64_t, std::int64_t>> rows;
  for (auto const& month : months)
    rows.emplace_back(month.month, month.category, month.claimed, month.spent);
  return rows;
}

/// Two officers of two soums, whose ids overlap, in no order.
std::vector<allowance::Fact> drawn_anyhow() {
  Road tes, bor;
  bor.officer = *rc::gen::element<std::string>("bor", "tes");
  bor.area = *rc::gen::element<std::string>("18301", "18304");
  bor.block = *rc::gen::element<std::uint64_t>(3, 1'000'000);
  auto facts = allowance::drawn(tes);
  for (auto& fact : allowance::drawn(bor)) {
    fact.event.low += 5'000'000;
    facts.push_back(std::move(fact));
  }
  auto const order = *rc::gen::container<std::vector<int>>(facts.size(), rc::gen::arbitrary<int>());
  std::vector<std::size_t> places(facts.size());
  for (std::size_t at = 0; at < places.size(); ++at) places[at] = at;
  std::ranges::sort(places, {}, [&](std::size_t at) { return std::pair(order[at], at); });
  std::vector<allowance::Fact> shuffled;
  for (auto const at : places) shuffled.push_back(facts[at]);
  return shuffled;
}

/// Claims with receipts, litres and readings, few enough to be compared with each other.
std::vector<allowance::Fact> drawn_with_receipts() {
  auto facts = drawn_anyhow();
  for (auto& fact : facts) {
    if (fact.kind != allowance::FactKind::claimed) continue;
    auto const number = *rc::gen::inRange<std::int64_t>(0, 40);
    fact.receipt = number % 4 == 0 ? "" : std::to_string(number % 4);
    if (number % 3 != 0) fact.odometer_km = 1'000 + number;
    fact.litres_ml = 1'000 * number;
    if (number % 5 == 0) fact.category = "food";
  }
  return facts;
}

allowance::Scheme road_compared() {
  allowance::Scheme scheme;
  scheme.code = "road";
  scheme.from = "2026-01-01";
  scheme.to = "2026-12-31";
  scheme.planned_each = 1;
  scheme.journey_days = 3;
  scheme.categories = {
      {"petrol", {}, 900'000, {}, true, true, true, false},
      {"food", {}, std::nullopt, {{"2020-01-01", 200'000, ""}}, false, false, true, false}};
  scheme.fuel_norm = {{"2020-01-01", 15'000, ""}};
  return scheme;
}

/// All that is told of an expense, with its flags.
std::vector<std::string> told(std::vector<allowance::Expense> const& expenses,
                              allowance::Flags const& flags) {
  std::vector<std::string> lines;
  for (auto const& expense : expenses) {
    std::string line;
    wire::write(line, app::row_of(expense, flags, {}));
    lines.push_back(line + expense.officer + expense.area + expense.day);
  }
  return lines;
}

}  // namespace

TEST_CASE("the books that are kept are what all facts fold to, in whatever order they came") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    std::vector<std::string> const areas{"18301", "18304"};
    auto const facts = drawn_anyhow();
    REQUIRE(home.store->writer().run([&] {
      for (auto const& fact : facts) add_money(home.store->writing(), fact);
    }));
    SqlMoney money(*home.store);
    auto const ledger = Ledger::of(facts);
    auto const entries = in_order(ledger.entries());
    RC_ASSERT(*money.entries(areas, "road", "", "") == entries);
    for (std::int64_t const most : {0, 3, 1'000}) {
      auto const told = *money.booked(areas, "road", "", "", most);
      auto const first = std::min(most, std::ssize(entries));
      RC_ASSERT(told.first == std::vector(entries.begin(), entries.begin() + first));
      RC_ASSERT(told.entries == std::ssize(entries));
      std::int64_t amount = 0;
      for (auto const& entry : entries) amount += entry.amount;
      RC_ASSERT(told.amount == amount);
    }
    std::map<allowance::BookName, allowance::Balance> balances;
    auto const sums = *money.officer_sums(areas, "road", "");
    for (auto const& sum : sums) add(balances[{"road", sum.officer}], sum.balance);
    for (auto const& [book, balance] : ledger.balances()) RC_ASSERT(balances[book] == balance);
    RC_ASSERT(rows_of(*money.month_sums(areas, "road", "")) == rows_of(app::months_of(ledger)));
    // Up to some day, in the middle of a month or at its end.
    std::string const day =
        *rc::gen::element<std::string>("2026-06-14", "2026-06-30", "2026-07-01");
    std::int64_t left = 0, kept = 0;
    for (auto const& entry : ledger.entries()) {
      allowance::Balance moved;
      book_in(moved, entry);
      if (entry.day <= day) left += moved.left();
    }
    auto const sums_then = *money.officer_sums(areas, "road", day);
    for (auto const& sum : sums_then) kept += sum.balance.left();
    RC_ASSERT(kept == left);
  }));
}

TEST_CASE("the facts that are read for one officer fold to her book") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    std::vector<std::string> const areas{"18301", "18304"};
    Road tes, bor;
    bor.officer = "bor";
    bor.area = *rc::gen::elementOf(areas);
    // Blocks overlap: both may claim under one id, and only the first claim counts.
    bor.block = *rc::gen::element<std::uint64_t>(3, 1'000'000);
    auto facts = allowance::drawn(tes);
    for (auto& fact : allowance::drawn(bor)) {
      fact.event.low += 5'000'000;
      facts.push_back(std::move(fact));
    }
    REQUIRE(home.store->writer().run([&] {
      for (auto const& fact : facts) add_money(home.store->writing(), fact);
    }));
    SqlMoney money(*home.store);
    auto const all = Ledger::of(*money.facts(areas, "road"));
    for (auto const* officer : {"tes", "bor"}) {
      auto const hers = Ledger::of(*money.facts_of(areas, "road", officer));
      RC_ASSERT(of_officer(hers.entries(), officer) == of_officer(all.entries(), officer));
      RC_ASSERT(hers.balance("road", officer) == all.balance("road", officer));
    }
  }));
}

TEST_CASE("what waits, with its flags, is what all facts fold to, in whatever order they came") {
  CHECK(rc::check([] {
    TestFolder folder;
    TestHome home(folder.path);
    auto const facts = drawn_with_receipts();
    REQUIRE(home.store->writer().run([&] {
      for (auto const& fact : facts) add_money(home.store->writing(), fact);
    }));
    SqlMoney money(*home.store);
    auto const scheme = road_compared();
    std::vector<std::vector<std::string>> const asked{{"18301"}, {"18304"}, {"18301", "18304"}};
    auto const areas = *rc::gen::elementOf(asked);
    auto const ledger = Ledger::of(*money.facts(areas, "road"));
    auto open = ledger.expenses();
    std::erase_if(open, [](auto const& one) {
      return !one.stands() || one.state == allowance::ExpenseState::approved;
    });
    auto const kept = *money.open_expenses(areas, "road");
    auto const compared = *money.compared(areas, scheme, kept);
    allowance::Flags const all(scheme, ledger.expenses(), {});
    allowance::Flags const few(scheme, compared, *money.category_sums(areas, "road"), {});
    RC_ASSERT(told(kept, few) == told(open, all));
    for (auto const* officer : {"tes", "bor"}) {
      auto const hers = of_officer(ledger.expenses(), officer);
      auto const with = *money.compared(areas, scheme, hers);
      RC_ASSERT(told(hers, allowance::Flags(scheme, with, {})) == told(hers, all));
    }
    auto const closed = *money.closed_through(areas, "road");
    for (auto const& area : areas)
      RC_ASSERT((closed.contains(area) ? closed.at(area) : "") ==
                ledger.closed_through("road", area));
  }));
}

}  // namespace otor::store
