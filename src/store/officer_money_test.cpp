// SPDX-License-Identifier: Apache-2.0
// One officer's facts alone fold to the same book as everybody's.
#include "store/sql_money.h"

#include <doctest/doctest.h>

#include "allowance/road_for_tests.h"
#include "store/test_store.h"

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

}  // namespace

TEST_CASE("the facts that are read for one officer fold to her book") {
  rc::check([] {
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
  });
}

}  // namespace otor::store
