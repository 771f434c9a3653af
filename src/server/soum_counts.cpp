// SPDX-License-Identifier: Apache-2.0
#include "server/soum_counts.h"

#include <algorithm>
#include <tuple>

namespace otor::server {
namespace {

/// What counting asks of an account.
auto works_as(app::Account const& account) {
  return std::tie(account.user, account.role, account.areas);
}

auto all_of(app::WorklistTerms const& terms) {
  return std::tie(terms.since, terms.overdue_days, terms.put_off);
}

}  // namespace

bool SoumCounts::is_for(app::WorklistPorts const& ports) const {
  return today_ == ports.today && all_of(terms_) == all_of(ports.terms) &&
         std::ranges::equal(working_, ports.working, [](auto const& one, auto const& other) {
           return works_as(one) == works_as(other);
         });
}

app::StateCounts SoumCounts::of(std::shared_ptr<app::SoumTasks const> const& tasks,
                                app::WorklistPorts const& ports) {
  std::lock_guard const lock(mutex_);
  if (!is_for(ports)) {
    kept_.clear();
    working_ = ports.working;
    terms_ = ports.terms;
    today_ = ports.today;
  }
  auto& kept = kept_[tasks->soum()];
  if (kept.of.lock() != tasks) {
    kept = {tasks, app::counts_of(*tasks, ports)};
    ++counted_;
  }
  return kept.counts;
}

std::int64_t SoumCounts::counted() const {
  std::lock_guard const lock(mutex_);
  return counted_;
}

}  // namespace otor::server
