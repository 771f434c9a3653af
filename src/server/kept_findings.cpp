// SPDX-License-Identifier: Apache-2.0
#include "server/kept_findings.h"

namespace otor::server {

std::shared_ptr<app::FindingsCount const> KeptFindings::of(
    std::shared_ptr<app::SoumTasks const> const& soum, app::FindingsSpan const& span) {
  std::pair const key(soum->soum(), span);
  {
    std::lock_guard const lock(mutex_);
    auto const found = kept_.find(key);
    if (found != kept_.end() && found->second.of.lock() == soum) return found->second.count;
  }
  auto count = std::make_shared<app::FindingsCount const>(app::counted(*soum, span));
  std::lock_guard const lock(mutex_);
  if (kept_.size() >= most) kept_.clear();
  kept_[key] = {soum, count};
  ++counted_;
  return count;
}

std::int64_t KeptFindings::counted() const {
  std::lock_guard const lock(mutex_);
  return counted_;
}

}  // namespace otor::server
