// SPDX-License-Identifier: Apache-2.0
#include "app/number_keys.h"

#include <set>

#include "base/hex.h"

namespace otor::app {

Result<std::vector<NumberKey>> number_keys_of(std::vector<std::string> const& soums,
                                              NumberKeys& keys) {
  constexpr std::size_t aimag_digits = 3;
  std::set<std::string> aimags;
  for (auto const& soum : soums) aimags.insert(soum.substr(0, aimag_digits));
  std::vector<NumberKey> told;
  for (auto const& aimag : aimags) {
    auto const key = keys.of(aimag);
    if (!key) return std::unexpected(key.error());
    told.push_back({aimag, hex_of(*key)});
  }
  return told;
}

}  // namespace otor::app
