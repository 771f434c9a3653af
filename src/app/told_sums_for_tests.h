// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was done, without a store.

#include "app/overview.h"

namespace otor::app {

/// Sums that were told to it, whatever is asked.
struct ToldSums final : ReadModel {
  OverviewSums sums;
  std::vector<WeekSums> by_week;
  std::vector<StageMove> moves;
  std::string from, to;  // as it was asked last
  Result<OverviewWords> words(std::vector<AreaHousehold> const&,
                              std::vector<event::Uuid> const&) override {
    return OverviewWords{};
  }
  Result<OverviewSums> overview(std::vector<std::string> const&, std::string const& first,
                                std::string const& last) override {
    from = first;
    to = last;
    return sums;
  }
  Result<std::vector<WeekSums>> weeks(std::vector<std::string> const&, std::string const&,
                                      std::string const&) override {
    return by_week;
  }
  Result<std::vector<StageMove>> stage_moves(std::vector<std::string> const&,
                                             std::string const& first,
                                             std::string const& last) override {
    from = first;
    to = last;
    return moves;
  }
  Result<NotedSums> noted(std::vector<std::string> const&, OverviewQuestion const&) override {
    return NotedSums{};
  }
  Result<std::vector<ToldVisit>> visits(std::vector<std::string> const&,
                                        OverviewQuestion const&) override {
    return std::vector<ToldVisit>{};
  }
};

}  // namespace otor::app
