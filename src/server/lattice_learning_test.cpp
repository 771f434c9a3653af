// SPDX-License-Identifier: Apache-2.0
// What officers learned on phones that were given up as lost: nobody reads it, until a head lets it
// into the stream of the one who learned it.
#include "server/lattice_for_tests.h"

using namespace otor;
using namespace otor::server;

TEST_CASE("what was learned on a lost phone goes to its officer alone, when a head lets it in") {
  std::size_t before = 0, after = 0, apart = 0;
  for (std::uint64_t seed = 31; seed <= 36; ++seed) {
    Lattice lattice(seed);
    for (int step = 0; step < 200; ++step) lattice.step();
    lattice.disabled.clear();
    for (auto const& [user, account] : std::map(lattice.accounts)) lattice.put(account);
    auto const check = [&](std::size_t& seen) {
      for (auto const& [user, account] : lattice.accounts) {
        CAPTURE(seed);
        CAPTURE(user);
        auto const pulled = lattice.ask(user, "GET", "/api/sync/pull", "after=0&limit=5000");
        CHECK(lattice.found_in(pulled) == lattice.allowed(user));
        auto const listed = lattice.ask(user, "GET", "/api/head/aside");
        auto sees = lattice.allowed(user);
        sees.merge(lattice.aside_for(user));
        CHECK(within(lattice.found_in(listed), sees));
        seen += lattice.own[user].size();
      }
    };
    check(before);
    lattice.let_in("head183");
    check(after);
    for (auto const& [user, said] : lattice.own_aside) apart += said.size();
  }
  CHECK(after > before);
  CHECK(apart > 0);  // of officers in no soum of hers
}
