// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was done, without a store.

#include "app/overview.h"

namespace otor::app {

/// Sums that were told to it.
struct ToldSums final : ReadModel {
  OverviewSums sums;
  std::vector<WeekSums> by_week;
  std::vector<StageMove> moves;
  std::string from, to;  // as it was asked last
  std::string day;       // on which all of it happened; "": at any time
  Result<OverviewWords> words(std::vector<AreaHousehold> const&,
                              std::vector<event::Uuid> const&) override {
    return OverviewWords{};
  }
  Result<OverviewSums> overview(std::vector<std::string> const&, std::string const& first,
                                std::string const& last) override {
    from = first;
    to = last;
    bool const outside = !day.empty() && (day < first || (!last.empty() && day > last));
    return outside ? OverviewSums() : sums;
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
