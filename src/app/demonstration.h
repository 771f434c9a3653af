// SPDX-License-Identifier: Apache-2.0
#pragma once
// The demonstration programme: three aimags, 47 officers, their heads, and a season of visits among
// households that do not exist. Everything in it is made up and says so; of register numbers there
// is only the mark of one that nobody has. It comes in by the same push as the work of a real
// phone, so nothing in the program treats it differently.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/law_in_force.h"

namespace otor::app {

/// Given names and fathers' names to draw from, by the language of the family.
struct MadeUpNames {
  struct Language {
    std::vector<std::string> women, men, fathers, places;
  };
  Language mn, kk;
};

struct DemonstrationPlan {
  std::uint64_t seed = 1;
  std::int64_t today_ms = 0;  // the season ends the day before
  std::vector<Area> areas;
  std::vector<std::string> full;  // soums that get a household for every real one
  MadeUpNames names;
  /// Of the aimags; in a full soum of one, two families are headed by one person, by her number.
  std::map<std::string, std::string> number_keys = {};
};

/// Officers (one for each soum, but the two smallest share a neighbour's), heads and the programme,
/// without passwords.
std::vector<Account> demonstration_accounts(DemonstrationPlan const& plan);

/// One push of one phone, and when it was sent.
struct DemonstrationPush {
  Account officer;
  std::int64_t sent_ms = 0;
  std::string body;
};

/// Every push of the season in the order of time; each is handed to `send`, which may refuse.
/// Deterministic.
Result<void> play_demonstration(DemonstrationPlan const& plan, LawInForce const& law,
                                std::function<Result<void>(DemonstrationPush const&)> const& send);

}  // namespace otor::app
