// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor init`: makes a store with the soums of the deployment and, on request, the demonstration
// programme.

#include <cstdint>
#include <iosfwd>
#include <string>

#include "app/law_in_force.h"

namespace otor::cli {

struct InitOptions {
  std::string data;               // folder of the store
  std::string facts = "data/mn";  // folder of soums.csv, programme.toml, ...
  bool demonstration = false;
  std::uint64_t seed = 1;
  std::string password = "otor-made-up";  // of every demonstration account
};

/// Doing it again takes over facts and settings that have changed, also while the store is served,
/// and touches nothing else; a demonstration that was interrupted is completed. Exit code 0
/// or 1.
int init(InitOptions const& options, app::LawInForce const& law, std::ostream& out,
         std::ostream& problems);

}  // namespace otor::cli
