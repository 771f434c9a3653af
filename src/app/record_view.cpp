// SPDX-License-Identifier: Apache-2.0
#include "app/record_view.h"

#include <algorithm>

namespace otor::app {

std::int64_t unsafe_in(std::vector<outreach::OriginRef> const& origins) {
  return std::ranges::count_if(origins, [](auto const& origin) { return !origin->safe; });
}

bool is_open(outreach::Promise const& promise) { return promise.made && promise.kept.empty(); }

std::int64_t open_promises(outreach::Household const& household) {
  return std::ranges::count_if(household.promises,
                               [](auto const& row) { return is_open(row.second); });
}

std::string_view nearest_promise(outreach::Household const& household) {
  std::string_view nearest;
  for (auto const& [id, promise] : household.promises) {
    if (!is_open(promise)) continue;
    auto const& by = promise.made->fact.by;
    if (nearest.empty() || by < nearest) nearest = by;
  }
  return nearest;
}

}  // namespace otor::app
