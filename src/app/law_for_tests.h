// SPDX-License-Identifier: Apache-2.0
#pragma once
// The built-in law, loaded once for the tests of this room.

#include <doctest/doctest.h>

#include "app/law_in_force.h"
#include "law/default_pack.h"

namespace otor::app {

inline LawInForce const& law_for_tests() {
  static auto const law = [] {
    auto loaded = LawInForce::from_pack(law::default_pack());
    REQUIRE_MESSAGE(loaded.has_value(), loaded.error().detail);
    return *loaded;
  }();
  return law;
}

}  // namespace otor::app
