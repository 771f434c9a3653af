// SPDX-License-Identifier: Apache-2.0
#include "allowance/flags.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace otor::allowance {
namespace {

event::Uuid id(std::uint64_t number) { return {0x01934f6e8c007abc, number}; }

Scheme road() {
  Scheme scheme;
  scheme.code = "road";
  scheme.currency = "MNT";
  scheme.from = "2026-06-01";
  scheme.to = "2026-12-31";
  scheme.amount = 459'000;
  scheme.planned_each = 16'596;
  scheme.journey_days = 3;
  scheme.fuel_norm = {{"2026-01-01", 15'000, "made up"}};
  scheme.fuel_tolerance = 20;
  scheme.categories = {
      {"petrol", {}, std::nullopt, {}, true, true, true, false},
      {"stationery", {}, 60'000, {}, true, false, false, false},
      {"food", {}, std::nullopt, {{"2026-01-01", 12'000, "made up"}}, false, false, true, false},
      {"other", {}, std::nullopt, {}, true, false, false, true}};
  return scheme;
}

class Spent {
 public:
  std::vector<Expense> all;
  std::vector<Visited> visits = {{"tes", "2026-06-10", id(800)}};

  Expense& add(std::string category, std::int64_t amount, std::string on = "2026-06-10") {
    Expense expense;
    expense.id = id(all.size() + 1);
    expense.scheme = "road";
    expense.officer = "tes";
    expense.area = "18301";
    expense.category = std::move(category);
    expense.amount = amount;
    expense.on = expense.day = std::move(on);
    expense.receipt = "r" + std::to_string(all.size());
    all.push_back(std::move(expense));
    return all.back();
  }
  std::vector<Flag> flags(std::size_t at) const {
    auto const scheme = road();
    return Flags(scheme, all, visits).of(all[at]);
  }
  std::vector<FlagKind> kinds(std::size_t at) const {
    std::vector<FlagKind> found;
    for (auto const& flag : flags(at)) found.push_back(flag.kind);
    return found;
  }
};

using Kinds = std::vector<FlagKind>;

TEST_CASE("an ordinary expense has no flag") {
  Spent spent;
  spent.add("petrol", 58'000).litres_ml = 20'000;
  spent.add("food", 12'000);
  spent.add("stationery", 60'000, "2026-06-20");
  for (std::size_t at = 0; at < spent.all.size(); ++at) CHECK(spent.kinds(at).empty());
}

TEST_CASE("a day on which nobody was visited, where the money is for a journey") {
  Spent spent;
  spent.add("petrol", 58'000, "2026-06-11");
  CHECK(spent.kinds(0) == Kinds{FlagKind::no_visit});
  CHECK(spent.flags(0).front().day == "2026-06-11");
  spent.all[0].on = "2026-06-08";  // filled up two days before: within the journey
  CHECK(spent.kinds(0).empty());
  spent.all[0].on = "2026-06-07";
  CHECK(spent.kinds(0) == Kinds{FlagKind::no_visit});
  spent.all[0].trip = "2026-06-10";  // told which journey it was for
  CHECK(spent.kinds(0).empty());
  spent.all[0].officer = "tsengel";  // hers, and she visited nobody
  CHECK(spent.kinds(0) == Kinds{FlagKind::no_visit});
}

TEST_CASE("more than the limit of its category, more than the day is worth") {
  Spent spent;
  spent.add("stationery", 40'000);
  spent.add("stationery", 30'000, "2026-07-01");
  CHECK(spent.kinds(0) == Kinds{FlagKind::over_limit});
  CHECK(spent.flags(1).front().is == 70'000);
  CHECK(spent.flags(1).front().most == 60'000);
  spent.all[0].state = ExpenseState::refused;
  CHECK(spent.kinds(1).empty());
  CHECK(spent.kinds(0).empty());
  spent.add("food", 7'000);
  spent.add("food", 5'001);
  CHECK(spent.kinds(2) == Kinds{FlagKind::over_day});
  CHECK(spent.flags(3).front().is == 12'001);
}

TEST_CASE("one receipt in two claims, also of two officers") {
  Spent spent;
  spent.add("petrol", 58'000).receipt = "0001";
  auto& other = spent.add("stationery", 9'000);
  other.receipt = "0001";
  other.officer = "tsengel";
  CHECK(spent.kinds(0) == Kinds{FlagKind::receipt_twice});
  CHECK(spent.flags(0).front().other == id(2));
  CHECK(spent.flags(1).front().other == id(1));
  spent.all[1].receipt = "0002";
  CHECK(spent.kinds(0).empty());
}

TEST_CASE("the same amount for the same on one day, and no receipt at all") {
  Spent spent;
  spent.add("petrol", 58'000).receipt = "";
  spent.add("petrol", 58'000);
  CHECK(spent.kinds(0) == Kinds{FlagKind::no_receipt, FlagKind::same_again});
  spent.all[0].pictured = true;
  CHECK(spent.kinds(0) == Kinds{FlagKind::same_again});
}

TEST_CASE("litres against kilometres, from reading to reading") {
  Spent spent;
  auto const fill = [&](std::int64_t km, std::int64_t litres, std::string on) {
    auto& expense = spent.add("petrol", 50'000 + km % 1000, std::move(on));
    expense.odometer_km = km;
    expense.litres_ml = litres;
    expense.trip = "2026-06-10";
  };
  fill(120'000, 40'000, "2026-06-10");
  fill(120'300, 54'000, "2026-06-12");  // 45 l by the norm, a fifth more is borne
  CHECK(spent.kinds(0).empty());
  CHECK(spent.kinds(1).empty());
  spent.all[1].litres_ml = 54'001;
  CHECK(spent.kinds(1) == Kinds{FlagKind::litres_over});
  CHECK(spent.flags(1).front().most == 54'000);
  fill(120'250, 10'000, "2026-06-14");
  CHECK(spent.kinds(2) == Kinds{FlagKind::odometer_back});
  CHECK(spent.flags(2).front().most == 120'300);
}

std::vector<Refusal> whys(Draft const& draft, std::string const& today = "2026-06-30",
                          std::vector<Fact> facts = {}) {
  auto const scheme = road();
  std::vector<Refusal> found;
  for (auto const& one :
       refusals(draft, scheme, Ledger::of(std::move(facts)), "tes", "18301", today))
    found.push_back(one.why);
  return found;
}

TEST_CASE("what cannot be entered says why") {
  Draft good{"petrol", "2026-06-10", 58'000, {}, "0001", {}, 20'000, {}, {}};
  CHECK(whys(good).empty());
  using R = std::vector<Refusal>;
  auto const with = [&](auto change) {
    auto draft = good;
    change(draft);
    return whys(draft);
  };
  CHECK(with([](Draft& draft) { draft.amount = 0; }) == R{Refusal::bad_amount});
  CHECK(with([](Draft& draft) { draft.amount = -5; }) == R{Refusal::bad_amount});
  CHECK(with([](Draft& draft) { draft.amount = 459'001; }) == R{Refusal::over_limit});
  CHECK(with([](Draft& draft) { draft.amount = 459'000; }).empty());
  CHECK(with([](Draft& draft) { draft.category = "tea"; }) == R{Refusal::unknown_category});
  CHECK(with([](Draft& draft) { draft.on = "2026-06-31"; }) == R{Refusal::bad_day});
  CHECK(with([](Draft& draft) { draft.on = "2026-07-01"; }) == R{Refusal::future});
  CHECK(with([](Draft& draft) { draft.on = "2026-05-31"; }) == R{Refusal::outside});
  CHECK(with([](Draft& draft) { draft.receipt.reset(); }) == R{Refusal::needs_receipt});
  CHECK(with([](Draft& draft) { draft.receipt.reset(), draft.pictured = true; }).empty());
  CHECK(with([](Draft& draft) { draft.receipt.reset(), draft.note = "Гээсэн"; }).empty());
  CHECK(with([](Draft& draft) { draft.litres_ml.reset(); }) == R{Refusal::needs_litres});
  CHECK(with([](Draft& draft) { draft.category = "other"; }) == R{Refusal::needs_words});
  auto late = good;
  late.on = "2027-01-02";
  CHECK(whys(late, "2027-02-01") == R{Refusal::outside});
}

TEST_CASE("a closed period and a limit that is used up refuse, with what is left") {
  Fact closing, claim;
  closing.event = id(1);
  closing.kind = FactKind::closed;
  closing.area = "18301";
  closing.scheme = "road";
  closing.on = "2026-06-15";
  closing.received = 5;
  claim.event = id(2);
  claim.subject = id(3);
  claim.kind = FactKind::claimed;
  claim.area = "18301";
  claim.author = claim.officer = "tes";
  claim.scheme = "road";
  claim.category = "stationery";
  claim.amount = 50'000;
  claim.on = "2026-06-10";
  claim.received = 1;
  Draft draft{"stationery", "2026-06-15", 10'000, {}, "1", {}, {}, {}, {}};
  CHECK(whys(draft, "2026-06-30", {closing, claim}) == std::vector{Refusal::closed});
  draft.on = "2026-06-16";
  CHECK(whys(draft, "2026-06-30", {closing, claim}).empty());
  draft.amount = 10'001;
  auto const scheme = road();
  auto const told =
      refusals(draft, scheme, Ledger::of({closing, claim}), "tes", "18301", "2026-06-30");
  REQUIRE(told.size() == 1);
  CHECK(told.front().why == Refusal::over_limit);
  CHECK(told.front().amount == 10'000);
}

TEST_CASE("what the rest reaches: as planned at first, then as it went") {
  auto const scheme = road();
  Balance balance{459'000, 0, 0, 0};
  auto const first = reach_of(scheme, balance, "tes", {});
  CHECK(first.households == 27);
  CHECK(!first.own);
  std::vector<Visited> visits;
  for (std::uint64_t number = 0; number < 10; ++number)
    visits.push_back({"tes", "2026-06-1" + std::to_string(number), id(number)});
  visits.push_back({"tes", "2026-06-19", id(1)});       // again
  visits.push_back({"tsengel", "2026-06-19", id(77)});  // not hers
  visits.push_back({"tes", "2026-05-19", id(78)});      // before
  balance.spent = 200'000;
  auto const later = reach_of(scheme, balance, "tes", visits);
  CHECK(later.own);
  CHECK(later.reached == 10);
  CHECK(later.each == 20'000);
  CHECK(later.households == 12);
  balance.spent = 500'000;
  CHECK(reach_of(scheme, balance, "tes", visits).households == 0);
}

TEST_CASE("a scheme that cannot be used says why") {
  CHECK(!fault_of(road()));
  auto const with = [](auto change) {
    auto scheme = road();
    change(scheme);
    return fault_of(scheme).has_value();
  };
  CHECK(with([](Scheme& scheme) { scheme.to = "2026-05-01"; }));
  CHECK(with([](Scheme& scheme) { scheme.amount = 0; }));
  CHECK(with([](Scheme& scheme) { scheme.categories.clear(); }));
  CHECK(with([](Scheme& scheme) { scheme.categories[1].code = "petrol"; }));
  CHECK(with([](Scheme& scheme) { scheme.categories[1].limit = 500'000; }));
  CHECK(with([](Scheme& scheme) { scheme.fuel_norm.front().source.clear(); }));
  CHECK(with([](Scheme& scheme) { scheme.fuel_norm.push_back(scheme.fuel_norm.front()); }));
  CHECK(with([](Scheme& scheme) { scheme.currency = "tugrik"; }));
  CHECK(with([](Scheme& scheme) { scheme.journey_days = 0; }));
}

}  // namespace
}  // namespace otor::allowance
