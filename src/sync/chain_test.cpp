// SPDX-License-Identifier: Apache-2.0
// The vectors of cases/sync/chain.jsonl say what a chain tells; here, that the order of arrival
// says nothing.
#include "sync/chain.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace otor::sync {
namespace {

std::vector<ChainLink> whole(std::int64_t count) {
  std::vector<ChainLink> links;
  for (std::int64_t seq = 1; seq <= count; ++seq) {
    links.push_back(
        {{0, 1}, seq, seq == 1 ? "" : "h" + std::to_string(seq - 1), "h" + std::to_string(seq)});
  }
  return links;
}

}  // namespace

TEST_CASE("a chain is whole in any order, and without one of its inner links it is not") {
  CHECK(rc::check([] {
    auto links = whole(*rc::gen::inRange(3, 20));
    auto const lost = *rc::gen::inRange<std::size_t>(0, links.size() - 1);
    auto const middle =
        static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, links.size()));
    std::ranges::rotate(links, links.begin() + middle);
    RC_ASSERT(chains_of(links).front().whole());
    std::erase_if(links, [&](ChainLink const& link) {
      return link.seq == static_cast<std::int64_t>(lost) + 1;
    });
    auto const chain = chains_of(links).front();
    RC_ASSERT(chain.missing.size() == 1u);
    RC_ASSERT(chain.missing.front().first == static_cast<std::int64_t>(lost) + 1);
    RC_ASSERT(!chain.whole());
  }));
}

TEST_CASE("a changed line breaks the link behind it; at the end nobody can see it") {
  auto links = whole(4);
  links[1].hash = "changed";
  CHECK(chains_of(links).front().broken == std::vector<std::int64_t>{3});
  links = whole(4);
  links[3].hash = "changed";
  CHECK(chains_of(links).front().whole());
}

}  // namespace otor::sync
