// SPDX-License-Identifier: Apache-2.0
#pragma once
// How often an account, or an address that needs none, may ask. What was not used for a while is
// saved up, so that a page of twenty questions or a long push waits for nothing; who asks on and on
// is told when to come again.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace otor::server {

class RequestRate {
 public:
  static constexpr double saved_seconds = 20;
  static constexpr std::size_t most_known = 20'000;

  /// `per_second`: questions of one key; 0, as in the beginning, is no limit. Before the first.
  void limit(std::int64_t per_second) {
    per_second_ = static_cast<double>(per_second);
    most_ = per_second_ * saved_seconds;
  }

  /// Seconds to wait, 0 where it may ask now, which is counted then. `now_ms` may go backwards.
  std::int64_t ask(std::string const& key, std::int64_t now_ms) {
    if (per_second_ <= 0) return 0;
    std::lock_guard const lock(mutex_);
    if (known_.size() >= most_known) forget(now_ms);
    auto [at, first] = known_.try_emplace(key, Saved{most_, now_ms});
    auto& saved = at->second;
    saved = {after(saved, now_ms), now_ms};
    if (saved.questions < 1)
      return static_cast<std::int64_t>(std::ceil((1 - saved.questions) / per_second_));
    saved.questions -= 1;
    return 0;
  }

  std::size_t known() {
    std::lock_guard const lock(mutex_);
    return known_.size();
  }

 private:
  struct Saved {
    double questions = 0;
    std::int64_t at_ms = 0;
  };

  double after(Saved const& saved, std::int64_t now_ms) const {
    auto const waited = std::max<std::int64_t>(now_ms - saved.at_ms, 0);
    return std::min(most_, saved.questions + static_cast<double>(waited) / 1000 * per_second_);
  }

  // Who has saved up all again is as one who never asked. Where all of so many still ask, they
  // begin anew: memory is the limit that must hold.
  void forget(std::int64_t now_ms) {
    std::erase_if(known_, [&](auto const& one) { return after(one.second, now_ms) >= most_; });
    if (known_.size() >= most_known) known_.clear();
  }

  double per_second_ = 0, most_ = 0;
  std::mutex mutex_;
  std::map<std::string, Saved> known_;
};

}  // namespace otor::server
