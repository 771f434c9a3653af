// SPDX-License-Identifier: Apache-2.0
#include "simulator/shrink.h"

#include <algorithm>

#include "simulator/world.h"

namespace otor::simulator {

namespace {

class Shrinking {
 public:
  Shrinking(Schedule schedule, std::int64_t tries) : best_(std::move(schedule)), tries_(tries) {}

  Schedule result() {
    without_faults();
    smaller(&Schedule::days, 1);
    smaller(&Schedule::phones, 1);
    smaller(&Schedule::events, 1);
    smaller(&Schedule::households, 1);
    without_actions();
    without_faults();
    return best_;
  }

 private:
  bool keep(Schedule const& smaller) {
    if (tries_ <= 0) return false;
    --tries_;
    if (!run(smaller).broken) return false;
    best_ = smaller;
    return true;
  }
  void without_faults() {
    for (auto const fault : std::set<Fault>(best_.faults)) {
      auto tried = best_;
      tried.faults.erase(fault);
      keep(tried);
    }
  }
  // Fewer of them number the actions anew, so this comes before any action is dropped.
  void smaller(std::int64_t Schedule::*member, std::int64_t least) {
    while (best_.*member > least) {
      auto tried = best_;
      --(tried.*member);
      if (!keep(tried)) return;
    }
  }
  void without_actions() {
    for (auto size = plan_of(best_).size(); size > 0; size /= 2) {
      auto const plan = plan_of(best_);
      for (std::size_t from = 0; from < plan.size(); from += size) {
        auto tried = best_;
        for (auto at = from; at < std::min(from + size, plan.size()); ++at) {
          tried.drop.insert(plan[at].number);
        }
        keep(tried);
      }
    }
  }

  Schedule best_;
  std::int64_t tries_;
};

}  // namespace

Schedule shrunk(Schedule schedule, std::int64_t tries) {
  return Shrinking(std::move(schedule), tries).result();
}

}  // namespace otor::simulator
