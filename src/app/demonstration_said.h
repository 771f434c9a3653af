// SPDX-License-Identifier: Apache-2.0
#pragma once
// What made-up families say and ask: a few things often and most seldom, and some in words that no
// code has. How often is made up too.

#include <cstdint>
#include <string>

namespace otor::app {

struct MadeUpSaid {
  std::string code, words;  // words: where the code is "other"
};

inline constexpr std::uint64_t demonstration_chances = 1'000;

/// By a draw below `demonstration_chances`.
MadeUpSaid demonstration_finding(bool kazakh, std::uint64_t draw);
MadeUpSaid demonstration_question(bool kazakh, std::uint64_t draw);

}  // namespace otor::app
